package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.RelationCall;
import java.util.ArrayList;
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
 * @param needs parameters that must not be empty; where one is, the policy is not asked
 * @param waivedBy the lowest layer whose waivers may do anything about its findings
 * @param when where it applies, or null for everywhere
 * @param message text for a finding
 * @param notes what its author says to the tools for authors
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
        List<String> needs,
        String waivedBy,
        Expression when,
        Expression assertion,
        MessageTemplate message,
        String remediation,
        Map<String, String> references,
        List<PolicyExample> examples,
        AuthorNotes notes,
        Place place) {
    public Policy {
        resources = List.copyOf(resources);
        actions = List.copyOf(actions);
        needs = List.copyOf(needs);
        references = Map.copyOf(references);
        examples = List.copyOf(examples);
    }

    /** Every expression of it. */
    public List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>(message.expressions());
        expressions.add(assertion);
        if (when != null) {
            expressions.add(when);
        }
        return expressions;
    }

    /** Where its expressions ask for other resources of the plan. */
    List<RelationCall> relations() {
        return expressions().stream()
                .flatMap(expression -> expression.relations().stream())
                .toList();
    }

    /** Whether it has the parameters without which it makes no sense. */
    public boolean hasNeeds(MapValue params) {
        return needs.stream().map(params::get).allMatch(value -> value != null && !value.isNull() && !value.isEmpty());
    }

    /** Whether an answer may depend on when it is given. */
    boolean looksAtTime() {
        return expressions().stream()
                .map(Expression::runFields)
                .anyMatch(fields -> fields.contains("time") || fields.contains(Expression.ALL_OF_RUN));
    }

    /** The same policy at another level. */
    public Policy at(EnforcementLevel other) {
        return with(other, when, assertion, examples);
    }

    /** The same policy with other conditions. */
    public Policy with(Expression otherWhen, Expression otherAssertion) {
        return with(level, otherWhen, otherAssertion, examples);
    }

    /** The same policy with other examples. */
    public Policy with(List<PolicyExample> otherExamples) {
        return with(level, when, assertion, otherExamples);
    }

    private Policy with(
            EnforcementLevel otherLevel,
            Expression otherWhen,
            Expression otherAssertion,
            List<PolicyExample> otherExamples) {
        return new Policy(
                id,
                title,
                rationale,
                severity,
                otherLevel,
                planScope,
                resources,
                actions,
                needs,
                waivedBy,
                otherWhen,
                otherAssertion,
                message,
                remediation,
                references,
                otherExamples,
                notes,
                place);
    }
}
