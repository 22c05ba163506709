package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports that are made to get at secrets, or to be more than can be judged or kept. */
class HostileImportsTest {
    private static final String SECRET = "s3cr3t-Of-The-Plan-9137";

    private static ForeignResult[] results(int count, IntFunction<ForeignResult> maker) {
        return IntStream.range(0, count).mapToObj(maker).toArray(ForeignResult[]::new);
    }

    /** Every plan of a file is judged with all reports, but knows only its own secrets. */
    @Test
    void theSecretOfOnePlanIsNotInTheDecisionOnAnother() throws Exception {
        Importing importing = new Importing()
                .report("x", Importing.result("R", "error", "the password is " + SECRET, SECRET + ".tf", 2));
        String other = TestPlans.plan(Exempting.element("test_thing.z", "", "update", "{\"x\":2}"));
        for (String plan : List.of(importing.plan + "\n" + other, other + "\n" + importing.plan)) {
            importing.plan = plan;
            List<Decision> decisions = new GuardEngine("1.0").evaluateAll(importing.request(), GuardProgress.SILENT);
            assertEquals(2, decisions.size());
            for (Decision decision : decisions) {
                String document = new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
                assertFalse(document.contains("s3cr3t-Of"), decision.id());
                assertEquals(
                        "the password is (sensitive value)",
                        Decisions.of(decision, "x:R").get(0).message());
            }
        }
    }

    @Test
    void aSecretOfSeveralLinesIsFoundWhateverEndsThem() throws Exception {
        for (String end : List.of("\n", "\r\n")) {
            Importing importing = new Importing();
            importing.plan = importing.plan.replace(
                    SECRET, "the first 77 ab" + end.replace("\r", "\\r").replace("\n", "\\n") + "the other 88 cd");
            importing.report(
                    "x", Importing.result("R", "error", "it is the first 77 ab" + end + "the other 88 cd!", "", 0));
            assertEquals(
                    "it is (sensitive value)!",
                    Decisions.of(importing.judge(), "x:R").get(0).message());
        }
    }

    /** With a plan that can't be read nobody knows what is secret. */
    @Test
    void ofAPlanThatCannotBeReadNoSecretIsTold() throws Exception {
        Importing importing =
                new Importing().report("x", Importing.result("R", "error", "the password is " + SECRET, "", 0));
        String broken = importing.plan.replaceFirst("\"format_version\":\"[0-9.]+\"", "\"format_version\":\"99.0\"");
        String other = TestPlans.plan(Exempting.element("test_thing.z", "", "update", "{\"x\":2}"));
        importing.plan = other + "\n" + broken;
        for (Decision decision : new GuardEngine("1.0").evaluateAll(importing.request(), GuardProgress.SILENT)) {
            assertEquals(Verdict.ERROR, decision.verdict());
            assertFalse(new String(DecisionWriter.write(decision), StandardCharsets.UTF_8).contains("s3cr3t-Of"));
        }
    }

    @Test
    void aDecisionCanBeReadAgainHoweverMuchReportsSay() throws Exception {
        Decision decision = new Importing()
                .report(
                        "x",
                        results(
                                10_500,
                                i -> new ForeignResult(
                                        "R" + i,
                                        "\u20ac".repeat(300),
                                        i % 2 == 0 ? "note" : "error",
                                        "",
                                        i + " \u20ac".repeat(450),
                                        "\u20ac ".repeat(2_000),
                                        "\u20ac".repeat(200) + ".tf",
                                        1,
                                        1,
                                        List.of(),
                                        "",
                                        false)))
                .judge();
        List<Finding> findings =
                DecisionReader.read(DecisionWriter.write(decision)).findings();
        assertEquals(10_000, findings.size());
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(10_500, decision.grounds().imports().get(0).findings());
        // What there is no room for is the advice on the least bad ones, never a finding.
        assertFalse(findings.get(0).remediation().isEmpty());
        Finding last = findings.get(findings.size() - 1);
        assertEquals(EnforcementLevel.ADVISORY, last.level());
        assertTrue(last.message().length() <= 200, last.message());
    }

    /** A result on a block counts for each of its instances, so that few bytes could become millions of findings. */
    @Test
    void resultsTimesInstancesHaveABound() throws Exception {
        Importing importing = new Importing()
                .report("x", results(2_001, i -> Importing.result("R" + i, "error", "m", "infra/main.tf", 6)));
        importing.plan = TestPlans.plan(IntStream.range(0, 100)
                .mapToObj(i -> Importing.thing("test_thing.many[" + i + "]"))
                .toArray(String[]::new));
        Decision decision = importing.judge();
        assertEquals(Verdict.ERROR, decision.verdict());
        assertEquals("r0.sarif", decision.error().file());
        assertTrue(
                decision.error().message().contains("200000"), decision.error().message());
        assertFalse(decision.error().remedy().isEmpty());
    }

    /** Each finding has a text of its own, for it says what became of the result; all of them are not made at once. */
    @Test
    void longResultsTimesInstancesTakeLittleMemory() throws Exception {
        String message = "word ".repeat(390);
        Importing importing = new Importing()
                .report(
                        "x",
                        results(
                                1_950,
                                i -> new ForeignResult(
                                        "R" + i,
                                        "",
                                        "error",
                                        "",
                                        message,
                                        "",
                                        "infra/main.tf",
                                        6,
                                        6,
                                        List.of(),
                                        "",
                                        true)));
        importing.plan = TestPlans.plan(IntStream.range(0, 100)
                .mapToObj(i -> Importing.thing("test_thing.many[" + i + "]"))
                .toArray(String[]::new));
        Decision decision = importing.judge();
        assertEquals(null, decision.error());
        assertEquals(195_000, decision.grounds().imports().get(0).findings());
        assertTrue(decision.findings().get(0).message().startsWith(message.strip() + " (suppressed in the report"));
    }

    /** What is judged is archived, and what is too much for that is said before. */
    @Test
    void whatResultsSayTogetherHasABound() throws Exception {
        String message = "word ".repeat(800);
        Decision decision = new Importing()
                .report("x", results(10, i -> Importing.result("R" + i, "error", message, "", 0)))
                .report("y", results(13_000, i -> Importing.result("R" + i, "error", message, "", 0)))
                .judge();
        assertEquals(Verdict.ERROR, decision.verdict());
        assertEquals("r1.sarif", decision.error().file());
        assertTrue(
                decision.error().message().contains("characters"),
                decision.error().message());
    }
}
