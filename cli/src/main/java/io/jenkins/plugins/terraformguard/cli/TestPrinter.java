package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.author.PlanCaseRunner;
import io.jenkins.plugins.terraformguard.engine.author.PolicyTests;
import io.jenkins.plugins.terraformguard.engine.author.TestReport;
import io.jenkins.plugins.terraformguard.engine.author.mutation.Mutant;
import io.jenkins.plugins.terraformguard.engine.author.mutation.MutationResult;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** Results of tests for the eyes of someone at a terminal. */
final class TestPrinter {
    private final PrintWriter out;
    private final Style style;

    TestPrinter(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(List<PolicyTests.Result> policies, List<PlanCaseRunner.Result> plans) {
        policies.forEach(this::policy);
        plans.forEach(this::plan);
        if (!policies.isEmpty() || !plans.isEmpty()) {
            out.println();
        }
        summary(policies, plans);
    }

    private void policy(PolicyTests.Result result) {
        long good = result.examples().stream()
                .filter(ExampleRunner.Result::isAsExpected)
                .count();
        String examples = result.examples().isEmpty()
                ? style.warn("no examples")
                : good + " of " + count(result.examples().size(), "example", "examples");
        out.println(word(result.isGood()) + " " + style.strong(SafeText.oneLine(result.policy())) + "  " + examples);
        for (ExampleRunner.Result example : result.examples()) {
            if (!example.isAsExpected()) {
                line("    " + TestReport.position(example.example().place()) + ": "
                        + TestReport.title(example.example()));
                TestReport.differences(example).forEach(difference -> line("      " + difference));
            }
        }
        if (result.mutation() != null) {
            mutation(result.file(), result.mutation());
        }
    }

    private void mutation(String file, MutationResult result) {
        for (Mutant mutant : result.survivors()) {
            line("    " + file + ":" + mutant.line() + ":" + mutant.column() + ": no example tells this apart:");
            line("      " + mutant.name());
        }
        for (MutationResult.Stale stale : result.stale()) {
            line("    " + TestReport.position(stale.place()) + ": " + stale.message());
        }
        if (result.omitted() > 0) {
            line("    " + count(result.omitted(), "mutant was", "mutants were") + " not tried: split the policy");
        }
    }

    private void plan(PlanCaseRunner.Result result) {
        line(
                word(result.isGood()) + " ",
                style.strong(SafeText.oneLine(result.planCase().name())),
                "  plan " + result.planCase().plan());
        if (!result.isGood()) {
            line("    " + result.planCase().file() + ":");
            result.differences().forEach(difference -> line("      " + difference));
        }
    }

    private void summary(List<PolicyTests.Result> policies, List<PlanCaseRunner.Result> plans) {
        List<ExampleRunner.Result> examples =
                policies.stream().flatMap(result -> result.examples().stream()).toList();
        long wrong =
                examples.stream().filter(example -> !example.isAsExpected()).count();
        out.println(count(policies.size(), "policy", "policies") + ", " + count(examples.size(), "example", "examples")
                + ": " + (wrong == 0 ? "all as expected" : wrong + " not as expected"));
        if (!plans.isEmpty()) {
            long failed = plans.stream().filter(plan -> !plan.isGood()).count();
            out.println(count(plans.size(), "plan", "plans") + ": "
                    + (failed == 0 ? "all as expected" : failed + " not as expected"));
        }
        List<MutationResult> mutations = policies.stream()
                .map(PolicyTests.Result::mutation)
                .filter(Objects::nonNull)
                .toList();
        if (!mutations.isEmpty()) {
            out.println(count(mutations.stream().mapToInt(MutationResult::total).sum(), "mutant", "mutants") + ": "
                    + mutations.stream().mapToInt(MutationResult::killed).sum() + " killed, "
                    + mutations.stream()
                            .mapToInt(result -> result.survivors().size())
                            .sum() + " survived, "
                    + mutations.stream()
                            .mapToInt(result -> result.explained().size())
                            .sum() + " explained");
        }
    }

    private String word(boolean good) {
        return good ? style.good("ok  ") : style.bad("FAIL");
    }

    private void line(String text) {
        out.println(SafeText.oneLine(text));
    }

    /** @param head and middle are safe already */
    private void line(String head, String middle, String tail) {
        out.println(head + middle + SafeText.oneLine(tail));
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
