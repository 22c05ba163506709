package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.TestReport;
import io.jenkins.plugins.terraformguard.engine.author.lint.PolicyParams;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.layer.EffectivePolicies;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints all there is to know of a policy. */
final class PolicyPrinter {
    private static final int MAX_VALUE = 300;

    private PolicyPrinter() {}

    /** Prints the policy of that id, in whatever case it is written, also a bundled one that is switched off. */
    static void print(PrintWriter out, EffectivePolicies effective, String id) throws UserError {
        List<PolicyPack> packs = effective.policies().packs();
        if (print(out, packs, id, null)) {
            return;
        }
        for (PolicyPack pack : BundledPolicies.packs()) {
            for (AppliedSettings.Disabled off : effective.settings().disabled()) {
                boolean meant =
                        off.policy().equalsIgnoreCase(id) || off.policy().equals(pack.name() + "/*");
                if (meant
                        && print(out, List.of(pack), id, "switched off by the " + off.layer() + ": " + off.reason())) {
                    return;
                }
            }
        }
        // What is left was not switched off: it lacks what it needs.
        if (print(out, BundledPolicies.packs(), id, "off, since a parameter that it needs is not set")) {
            return;
        }
        List<String> known = packs.stream()
                .flatMap(pack -> pack.policies().stream())
                .map(Policy::id)
                .toList();
        throw new UserError(
                Suggestion.append("There is no policy '" + id + "'", id, known),
                "Name one of them; --policies adds those of a project");
    }

    /** @param off why the policy is off, or null where it is not */
    private static boolean print(PrintWriter out, List<PolicyPack> packs, String id, String off) throws UserError {
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                if (policy.id().equalsIgnoreCase(id)) {
                    print(out, pack, policy, off == null ? policy.level().id() : off);
                    return true;
                }
            }
        }
        return false;
    }

    private static void print(PrintWriter out, PolicyPack pack, Policy policy, String level) throws UserError {
        out.println(SafeText.oneLine(policy.id() + "  " + policy.title()));
        out.println();
        line(out, "Pack", pack.name() + " " + pack.version() + " (" + pack.layer() + ")");
        line(out, "Severity", policy.severity().id());
        line(out, "Level", level);
        line(
                out,
                "Looks at",
                policy.planScope()
                        ? "the plan as a whole"
                        : String.join(", ", policy.actions()) + " of " + String.join(", ", policy.resources()));
        if (policy.when() != null) {
            line(out, "When", policy.when().source());
        }
        line(out, "Needs", String.join(", ", policy.needs()));
        line(out, "Asserts", policy.assertion().source());
        line(
                out,
                "Elsewhere",
                policy.references().entrySet().stream()
                        .map(reference -> reference.getKey() + " " + reference.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        section(out, "Why", policy.rationale());
        section(out, "What to do", policy.remediation());
        section(out, "Parameters", parameters(pack, policy));
        section(out, "Examples", examples(pack, policy));
    }

    /** The parameters of the pack that the policy names, with their values. */
    private static String parameters(PolicyPack pack, Policy policy) throws UserError {
        try {
            return PolicyParams.of(policy).stream()
                    .filter(pack.params()::has)
                    .map(name -> name + " = " + ValueText.of(pack.params().get(name), MAX_VALUE))
                    .collect(Collectors.joining("\n"));
        } catch (ExpressionException e) {
            throw new UserError(e.getMessage(), "Split the policy");
        }
    }

    private static String examples(PolicyPack pack, Policy policy) {
        boolean bundled = pack.layer().equals(PolicyPack.BUNDLED);
        return (bundled ? BundledPolicies.examples(policy) : policy.examples())
                .stream()
                        .map(example ->
                                String.format(Locale.ROOT, "%-9s  %s", example.expect(), TestReport.title(example)))
                        .collect(Collectors.joining("\n"));
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("%-10s %s%n", name + ":", SafeText.oneLine(value));
        }
    }

    private static void section(PrintWriter out, String name, String text) {
        if (!text.isEmpty()) {
            out.println();
            out.println(name + ":");
            text.lines().forEach(line -> out.println("  " + SafeText.oneLine(line)));
        }
    }
}
