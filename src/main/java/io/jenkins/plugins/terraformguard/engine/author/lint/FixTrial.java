package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyExample;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.remedy.SuggestedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries what a policy says to set on its own examples. */
final class FixTrial {
    private FixTrial() {}

    /** Whether any example that fails would pass. */
    static boolean helps(PolicyPack pack, Policy policy) {
        List<PolicyExample> fixed = new ArrayList<>();
        for (PolicyExample example : policy.examples()) {
            if (example.expect().equals("fail")) {
                Optional<Value> after =
                        SuggestedState.of(example.after(), policy.notes().fix());
                after.ifPresent(state -> fixed.add(example.withAfter(state)));
            }
        }
        return ExampleRunner.run(pack, policy.with(fixed)).stream()
                .anyMatch(result -> result.actual().equals("pass"));
    }
}
