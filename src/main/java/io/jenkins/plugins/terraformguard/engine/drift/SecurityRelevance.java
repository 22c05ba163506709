package io.jenkins.plugins.terraformguard.engine.drift;

public final class SecurityRelevance {
    private SecurityRelevance() {}

    public static boolean matters(String resourceType, String path) {
        return false;
    }
}
