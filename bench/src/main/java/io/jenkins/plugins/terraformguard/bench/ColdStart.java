package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import java.util.List;

/** Compiles the bundled policies in a process that has done nothing else, and prints how long it took. */
public final class ColdStart {
    private ColdStart() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        List<Policy> policies = BundledPolicies.packs().stream()
                .flatMap(pack -> pack.policies().stream())
                .toList();
        long ready = System.nanoTime();
        policies.parallelStream().forEach(policy -> policy.expressions().forEach(Expression::compile));
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms until the last of " + policies.size()
                + " policies is compiled, " + (ready - start) / 1_000_000 + " ms until the first can be asked");
    }
}
