package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at one policy. */
final class PolicyLint {
    private final PackFile.Placed placed;
    private final Policy policy;
    private final Set<String> defined;
    private final List<LintProblem> problems = new ArrayList<>();
    private final Set<String> usedParams = new TreeSet<>();
    private boolean usesAllParams;

    /** @param defined parameters of the pack */
    PolicyLint(PackFile.Placed placed, Set<String> defined) {
        this.placed = placed;
        this.policy = placed.policy();
        this.defined = defined;
    }

    /** @param pack that the policy is in */
    List<LintProblem> run(ExpressionCompiler compiler, PolicyPack pack) {
        texts();
        Map<String, Usage> conditions = new TreeMap<>();
        try {
            if (policy.when() != null) {
                conditions.put("when", Usage.of(policy.when().source(), compiler));
            }
            conditions.put("assert", Usage.of(policy.assertion().source(), compiler));
            message(compiler);
        } catch (ExpressionException e) {
            add(LintRule.BROKEN_FILE, placed.node(), e.getMessage(), "Split the policy");
        }
        conditions.forEach(this::condition);
        examples(conditions);
        wildcard(conditions);
        fix(pack);
        ignored();
        return problems.stream()
                .filter(problem ->
                        !policy.notes().ignoredLint().contains(problem.rule().id()))
                .toList();
    }

    Set<String> usedParams() {
        return usedParams;
    }

    boolean usesAllParams() {
        return usesAllParams;
    }

    private void texts() {
        if (policy.rationale().isEmpty()) {
            boolean hard = policy.level() == EnforcementLevel.HARD_MANDATORY;
            add(
                    hard ? LintRule.HARD_MANDATORY_WITHOUT_RATIONALE : LintRule.NO_RATIONALE,
                    hard ? placed.at("enforcement") : placed.node(),
                    hard ? "The policy stops a deployment and does not say why" : "The policy does not say why",
                    "Add 'rationale:' with the reason, in one paragraph");
        }
        if (policy.remediation().isEmpty()) {
            add(
                    LintRule.NO_REMEDIATION,
                    placed.node(),
                    "The policy does not say what to do about a finding",
                    "Add 'remediation:' with configuration that works");
        }
        if (policy.title().isBlank() || policy.title().strip().endsWith("?")) {
            add(
                    LintRule.TITLE_NO_STATEMENT,
                    placed.at("title"),
                    "The title is no statement: '" + policy.title() + "'",
                    "Say what should be so, such as 'Volumes are encrypted'");
        }
    }

    private void message(ExpressionCompiler compiler) throws ExpressionException {
        boolean quotes = false;
        for (Expression expression : policy.message().expressions()) {
            Usage usage = Usage.of(expression.source(), compiler);
            params(usage, placed.at("message"), false);
            quotes |= usage.variables.stream().anyMatch(Set.of("resource", "change", "before", "after")::contains);
        }
        if (!quotes && !policy.planScope()) {
            add(
                    LintRule.MESSAGE_QUOTES_NOTHING,
                    placed.at("message"),
                    "The message is the same for every resource",
                    "Quote what is wrong, such as ${resource.address} or ${after.NAME}");
        }
    }

    private void condition(String key, Usage usage) {
        YamlNode node = placed.at(key);
        params(usage, node, true);
        usage.unanchored.forEach((pattern, place) -> add(
                LintRule.UNANCHORED_MATCH,
                node.error(place, key),
                "The pattern '" + pattern + "' fits any part of a text",
                "Begin it with ^ and end it with $, or use contains()"));
    }

    /** @param placeable whether the place within the node is known */
    private void params(Usage usage, YamlNode node, boolean placeable) {
        usedParams.addAll(usage.params.keySet());
        usesAllParams |= usage.allParams;
        usage.params.forEach((name, place) -> {
            if (!defined.contains(name)) {
                PolicyException at = placeable ? node.error(place, "") : node.error("", "");
                String message = "The pack has no parameter '" + name + "', so it is always null";
                add(
                        LintRule.UNDEFINED_PARAM,
                        at,
                        defined.isEmpty() ? message : Suggestion.append(message, name, defined),
                        "Define it under 'params', or correct the name");
            }
        });
    }

    private void examples(Map<String, Usage> conditions) {
        Set<String> kinds = new TreeSet<>();
        policy.examples().forEach(example -> kinds.add(example.expect()));
        YamlNode node = placed.at("examples");
        if (!kinds.contains("pass")) {
            add(LintRule.NO_PASS_EXAMPLE, node, "No example passes", "Add one with 'expect: pass'");
        }
        if (!kinds.contains("fail")) {
            add(LintRule.NO_FAIL_EXAMPLE, node, "No example fails", "Add one with 'expect: fail'");
        }
        boolean planned = conditions.values().stream().anyMatch(usage -> usage.attributesOf.contains("after"));
        if (planned && !kinds.contains("undecided")) {
            add(
                    LintRule.NO_UNDECIDED_EXAMPLE,
                    node,
                    "The policy depends on planned attributes, and no example is undecided",
                    "Add one with 'expect: undecided' and 'after_unknown', such as after_unknown: { NAME: true }");
        }
    }

    private void wildcard(Map<String, Usage> conditions) {
        boolean attributes = conditions.values().stream().anyMatch(usage -> !usage.attributesOf.isEmpty());
        if (attributes && policy.resources().contains("*")) {
            add(
                    LintRule.WILDCARD_ATTRIBUTES,
                    placed.at("resources"),
                    "The policy looks at every type of resource, but at attributes that not every type has",
                    "Name the types that have them");
        }
    }

    private void fix(PolicyPack pack) {
        if (!policy.notes().fix().isEmpty() && !FixTrial.helps(pack, policy)) {
            add(
                    LintRule.FIX_DOES_NOT_HELP,
                    placed.at("fix"),
                    "No example that fails would pass with what 'fix' sets",
                    "Correct the fix, or add an example with 'expect: fail' that it helps");
        }
    }

    private void ignored() {
        List<String> known = Arrays.stream(LintRule.values()).map(LintRule::id).toList();
        for (String name : policy.notes().ignoredLint()) {
            if (!known.contains(name)) {
                add(
                        LintRule.UNKNOWN_LINT_NAME,
                        placed.at("lint"),
                        Suggestion.append("There is no lint rule '" + name + "'", name, known),
                        "Correct or remove the name");
            }
        }
    }

    private void add(LintRule rule, YamlNode node, String message, String remedy) {
        problems.add(LintProblem.of(rule, policy.id(), node.error(message, remedy)));
    }

    private void add(LintRule rule, PolicyException at, String message, String remedy) {
        problems.add(new LintProblem(rule, policy.id(), at.file(), at.line(), at.column(), message, remedy));
    }
}
