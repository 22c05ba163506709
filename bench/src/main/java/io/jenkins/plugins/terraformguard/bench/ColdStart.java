package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;

/** Compiles the bundled policies in a process that has done nothing else, and prints how long it took. */
public final class ColdStart {
    private ColdStart() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        int policies = BundledPolicies.packs().stream()
                .mapToInt(pack -> pack.policies().size())
                .sum();
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms for " + policies + " policies");
    }
}
