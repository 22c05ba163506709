package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import java.util.List;
import java.util.Map;

/**
 * One policy, compiled.
 *
 * @param id never changes
 * @param rationale why it is there, may be empty
 * @param planScope whether it is asked once for the whole plan instead of once for each resource
 * @param resources type names, {@code *} stands for any text
 * @param actions kinds of change that it looks at: ids of {@code ChangeKind}, and {@code import}
 * @param when where it applies, or null for everywhere
 * @param message text for a finding
 * @param references names of the same rule elsewhere: standard or tool to id
 * @param place where its id stands
 */
public record Policy(
        String id,
        String title,
        String rationale,
        Severity severity,
        EnforcementLevel level,
        boolean planScope,
        List<String> resources,
        List<String> actions,
        Expression when,
        Expression assertion,
        MessageTemplate message,
        String remediation,
        Map<String, String> references,
        List<PolicyExample> examples,
        Place place) {
    public Policy {
        resources = List.copyOf(resources);
        actions = List.copyOf(actions);
        references = Map.copyOf(references);
        examples = List.copyOf(examples);
    }

    /** The same policy at another level. */
    public Policy at(EnforcementLevel other) {
        return new Policy(
                id,
                title,
                rationale,
                severity,
                other,
                planScope,
                resources,
                actions,
                when,
                assertion,
                message,
                remediation,
                references,
                examples,
                place);
    }
}
