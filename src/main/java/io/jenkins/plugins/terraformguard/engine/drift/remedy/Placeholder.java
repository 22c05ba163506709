package io.jenkins.plugins.terraformguard.engine.drift.remedy;

/** Names that stand for what can't be written. */
final class Placeholder {
    static final String PREFIX = "CHANGE_ME_";

    private static final int MAX_NAME = 60;

    private Placeholder() {}

    /** A name for the value at a path: {@code CHANGE_ME_setting_0_value}. */
    static String of(String path) {
        String end = path.substring(Math.max(0, path.length() - MAX_NAME));
        String name = end.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
        return PREFIX + (name.isEmpty() ? "VALUE" : name);
    }
}
