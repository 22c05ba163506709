package io.jenkins.plugins.terraformguard.engine.author;

import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyExample;
import io.jenkins.plugins.terraformguard.engine.report.JUnitCase;
import io.jenkins.plugins.terraformguard.engine.report.JUnitDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of tests as JUnit XML: a suite for every pack and one for the cases about whole plans. */
public final class TestReport {
    private static final String PLANS = "plans";

    private TestReport() {}

    /** The document as UTF-8. */
    public static byte[] junit(List<PolicyTests.Result> policies, List<PlanCaseRunner.Result> plans) {
        Map<String, List<JUnitCase>> suites = new LinkedHashMap<>();
        for (PolicyTests.Result result : policies) {
            List<JUnitCase> cases = suites.computeIfAbsent(result.pack(), pack -> new ArrayList<>());
            result.examples().forEach(example -> cases.add(example(result, example)));
            if (result.mutation() != null) {
                cases.add(mutation(result));
            }
        }
        for (PlanCaseRunner.Result result : plans) {
            String name = result.planCase().name();
            suites.computeIfAbsent(PLANS, suite -> new ArrayList<>())
                    .add(testCase(
                            PLANS, name, result.differences(), result.planCase().file()));
        }
        return JUnitDocument.render(
                "policies",
                suites.entrySet().stream()
                        .map(suite -> new JUnitDocument.Suite(suite.getKey(), suite.getValue()))
                        .toList());
    }

    /** What a person reads of an example: what it is about, or where it stands. */
    public static String title(PolicyExample example) {
        return example.name().isEmpty() ? "example in line " + example.place().line() : example.name();
    }

    /** File and line. */
    public static String position(Place place) {
        return place.file() + ":" + place.line();
    }

    /** What is other than expected, and the values that decided; nothing for an example that is as expected. */
    public static List<String> differences(ExampleRunner.Result result) {
        List<String> lines = new ArrayList<>();
        if (!result.isAsExpected()) {
            lines.add("expected " + result.example().expect() + ", but it is " + result.actual()
                    + (result.error() == null ? "" : ": " + result.error()));
            for (Evidence evidence : result.evidence()) {
                lines.add("  " + evidence.path() + " = " + evidence.display());
            }
        }
        return lines;
    }

    private static JUnitCase example(PolicyTests.Result policy, ExampleRunner.Result result) {
        return testCase(
                policy.pack(),
                policy.policy() + " " + title(result.example()),
                differences(result),
                position(result.example().place()));
    }

    private static JUnitCase mutation(PolicyTests.Result policy) {
        List<String> left = new ArrayList<>();
        policy.mutation()
                .survivors()
                .forEach(mutant -> left.add(
                        "survived, line " + mutant.line() + ", column " + mutant.column() + ": " + mutant.name()));
        policy.mutation()
                .stale()
                .forEach(stale -> left.add("line " + stale.place().line() + ": " + stale.message()));
        if (policy.mutation().omitted() > 0) {
            left.add(policy.mutation().omitted() + " mutants were not tried: split the policy");
        }
        return testCase(policy.pack(), policy.policy() + " mutation", left, policy.file() + ":" + policy.line());
    }

    private static JUnitCase testCase(String suite, String name, List<String> differences, String place) {
        boolean good = differences.isEmpty();
        return new JUnitCase(
                suite,
                name,
                good ? JUnitCase.Result.PASSED : JUnitCase.Result.FAILURE,
                good ? "" : differences.get(0),
                good ? "" : place + "\n" + String.join("\n", differences) + "\n",
                "");
    }
}
