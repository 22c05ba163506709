package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.Importing.addresses;
import static io.jenkins.plugins.terraformguard.engine.Importing.at;
import static io.jenkins.plugins.terraformguard.engine.Importing.named;
import static io.jenkins.plugins.terraformguard.engine.Importing.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.ImportUse;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other scanners find is a finding on a resource of the plan, or one of the plan as a whole; it is never lost. */
class ImportsInDecisionTest {
    private static final String A = "module.net[\"a\"].test_thing.inner";
    private static final String B = "module.net[\"b\"].test_thing.inner";

    private static ImportUse use(Decision decision) {
        return decision.grounds().imports().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "infra/main.tf, 2, test_thing.one",
        "infra/main.tf, 6, test_thing.many[0] test_thing.many[1]",
        "infra/net/n.tf, 1, module.net[\"a\"].test_thing.inner module.net[\"b\"].test_thing.inner",
        "/home/ci/w/infra/net/n.tf, 3, module.net[\"a\"].test_thing.inner module.net[\"b\"].test_thing.inner",
        "main.tf, 2, test_thing.one",
        "infra/main.tf, 4, ''",
        "infra/main.tf, 10, ''",
        "infra/other.tf, 2, ''",
        "../../../home/x, 2, ''",
        "C:\\home\\x, 2, ''",
        "./infra//net/../main.tf, 2, test_thing.one",
        "/home/ci/other.tf, 2, ''",
        "'', 0, ''"
    })
    void fileAndLineLeadToTheResource(String file, int line, String expected) throws Exception {
        Decision decision =
                new Importing().report("checkov", at("C1", file, line)).judge();
        List<Finding> findings = Decisions.of(decision, "checkov:C1");
        assertEquals(expected, String.join(" ", addresses(decision, "checkov:C1")));
        assertEquals(expected.isEmpty() ? 1 : 0, use(decision).unmapped());
        assertEquals("import:checkov", findings.get(0).pack());
        assertFalse(findings.get(0).file().startsWith("/"), findings.get(0).file());
        assertFalse(findings.get(0).message().contains("/home"), findings.get(0).message());
        if (!expected.isEmpty()) {
            assertEquals(
                    "test_thing update",
                    findings.get(0).resourceType() + " " + findings.get(0).action());
            assertEquals(line, findings.get(0).line());
            assertTrue(findings.get(0).file().startsWith("infra/"));
        }
    }

    @Test
    void anAddressOfTheReportComesFirstAndOneOfTheMessageLast() throws Exception {
        Decision decision = new Importing()
                .report(
                        "x",
                        named("R1", "test_thing.many[1]"),
                        named("R2", "test_thing.many"),
                        named("R3", "module.net[\"b\"].test_thing.inner"),
                        named("R4", "test_thing.gone"),
                        result("R5", "error", "see test_thing.one.x and `module.net[\"a\"].test_thing.inner`.", "", 0))
                .judge();
        assertEquals(List.of("test_thing.many[1]"), addresses(decision, "x:R1"));
        assertEquals(List.of("test_thing.many[0]", "test_thing.many[1]"), addresses(decision, "x:R2"));
        assertEquals(List.of(B), addresses(decision, "x:R3"));
        assertEquals(List.of(""), addresses(decision, "x:R4"));
        assertTrue(
                addresses(decision, "x:R5").contains(A),
                addresses(decision, "x:R5").toString());
        assertEquals(1, use(decision).unmapped());
    }

    @Test
    void linesOfAnotherConfigurationSayNothing() throws Exception {
        Importing importing = new Importing().report("x", at("R", "infra/main.tf", 2));
        importing.plan = TestPlans.plan(
                Importing.thing("test_thing.one"), Importing.thing("test_thing.p"), Importing.thing("test_thing.q"));
        assertEquals(List.of(""), addresses(importing.judge(), "x:R"));
    }

    @Test
    void theSameRuleOnTheSameResourceIsOneFinding() throws Exception {
        Decision decision = new Importing()
                .report("x", at("R", "infra/main.tf", 1), at("R", "infra/main.tf", 2), at("R", "infra/main.tf", 2))
                .report("x", at("R", "infra/main.tf", 3))
                .judge();
        List<Finding> findings = Decisions.of(decision, "x:R");
        assertEquals(1, findings.size());
        assertEquals(
                "message of R (at infra/main.tf:1, infra/main.tf:2, infra/main.tf:3; in 2 reports)",
                findings.get(0).message());
        assertEquals(3, use(decision).results());
        assertEquals(1, use(decision).findings());
    }

    @Test
    void manyInstancesAreOneFindingOnTheBlock() throws Exception {
        Importing importing = new Importing().report("x", at("R", "infra/main.tf", 6));
        importing.plan = TestPlans.plan(IntStream.range(0, 101)
                .mapToObj(i -> Importing.thing("test_thing.many[" + i + "]"))
                .toArray(String[]::new));
        Finding finding = Decisions.of(importing.judge(), "x:R").get(0);
        assertEquals("test_thing.many", finding.address());
        assertEquals("message of R (on 101 instances)", finding.message());
    }

    @Test
    void levelAndSeverityAreThoseOfTheReport() throws Exception {
        Decision decision = new Importing()
                .report(
                        "x",
                        result("E", "error", "m", "", 0),
                        result("W", "warning", "m", "", 0),
                        result("N", "note", "m", "", 0),
                        result("O", "none", "m", "", 0),
                        result("BAD", "strange", "m", "", 0),
                        named("C", "test_thing.one"))
                .judge();
        assertEquals(
                List.of(
                        "E soft-mandatory high",
                        "W advisory medium",
                        "N advisory low",
                        "O shadow info",
                        "BAD soft-mandatory high",
                        "C soft-mandatory critical"),
                List.of("E", "W", "N", "O", "BAD", "C").stream()
                        .map(rule -> {
                            Finding finding =
                                    Decisions.of(decision, "x:" + rule).get(0);
                            return rule + " " + finding.level().id() + " "
                                    + finding.severity().id();
                        })
                        .toList());
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertTrue(decision.policies().stream()
                .anyMatch(tally -> tally.policy().equals("x:C") && tally.violations() == 1));
    }

    @Test
    void whatHasNoResourceIsRecognisedWhateverTheLine() throws Exception {
        String before = Decisions.of(
                        new Importing().report("x", at("R", "o.tf", 4)).judge(), "x:R")
                .get(0)
                .fingerprint();
        Decision moved = new Importing().report("x", at("R", "o.tf", 9)).judge();
        assertEquals(before, Decisions.of(moved, "x:R").get(0).fingerprint());
        Decision elsewhere = new Importing().report("x", at("R", "p.tf", 4)).judge();
        assertNotEquals(before, Decisions.of(elsewhere, "x:R").get(0).fingerprint());
    }

    @Test
    void secretsOfThePlanAreTakenOut() throws Exception {
        ForeignResult result = new ForeignResult(
                "R",
                "the s3cr3t-Of-The-Plan-9137",
                "error",
                "",
                "line\nis s3cr3t-Of-The-Plan-9137!",
                "s3cr3t-Of-The-Plan-9137",
                "s3cr3t-Of-The-Plan-9137.tf",
                1,
                1,
                List.of(),
                "s3cr3t-Of-The-Plan-9137",
                false);
        Decision decision = new Importing().report("x", result).judge();
        String document = new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
        assertFalse(document.contains("s3cr3t-Of"), document);
        assertEquals(
                "line\nis (sensitive value)! (at (sensitive value).tf:1)".replace(" (at (sensitive value).tf:1)", ""),
                Decisions.of(decision, "x:R").get(0).message());
    }

    @Test
    void aDecisionWithReportsIsReadAsItWasWritten() throws Exception {
        Decision decision = new Importing()
                .report("x", at("R", "infra/main.tf", 2), named("a b<script>", "test_thing.one"))
                .judge();
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
        assertEquals("c".repeat(64), use(decision).sha256());
        assertEquals(64, use(decision).digest().length());
    }

    @Test
    void tooManyResultsAreAnErrorThatNamesTheFile() throws Exception {
        ForeignResult one = at("R", "infra/main.tf", 2);
        ForeignResult[] many = new ForeignResult[60_000];
        java.util.Arrays.fill(many, one);
        Importing importing = new Importing().report("x", many);
        Decision decision = assertTimeout(Duration.ofSeconds(60), importing::judge);
        assertEquals(1, Decisions.of(decision, "x:R").size());
        Decision refused = importing.report("x", many).judge();
        assertEquals(Verdict.ERROR, refused.verdict());
        assertEquals("r1.sarif", refused.error().file());
        assertFalse(refused.error().remedy().isEmpty());
    }

    @Test
    void aNoteSaysWhatBecameOfEachReport() throws Exception {
        Importing importing = new Importing().report("x", at("R", "infra/main.tf", 6), at("Q", "o.tf", 1));
        ForeignReport one = importing.reports.get(0);
        importing.reports.set(
                0,
                new ForeignReport(
                        one.source(), "x", "1.0", one.sha256(), one.results(), List.of("cannot parse a.tf", "b")));
        List<String> notes = importing.judge().notes();
        assertTrue(
                notes.contains(
                        "The scanner x 1.0 (r0.sarif) has 2 results, of which came findings: 3, about no resource"
                                + " of the plan that is known: 1"),
                notes.toString());
        assertTrue(
                notes.contains("The scanner x may have missed something (r0.sarif): cannot parse a.tf, and 1 more"),
                notes.toString());
    }

    @Test
    void withoutReportsNothingIsSaidOfThem() throws Exception {
        Decision decision = new Importing().judge();
        assertFalse(new String(DecisionWriter.write(decision), StandardCharsets.UTF_8).contains("\"imports\""));
        assertTrue(
                decision.findings().stream().noneMatch(finding -> finding.level() == EnforcementLevel.HARD_MANDATORY));
    }

    /** What one rule says of a resource may be two different things. */
    @Test
    void noMessageIsLost() throws Exception {
        Importing importing = new Importing()
                .report(
                        "opa",
                        Importing.result("r", "error", "The first", "infra/main.tf", 2),
                        Importing.result("r", "error", "The second", "infra/main.tf", 2),
                        Importing.result("r", "error", "The first", "infra/main.tf", 2));
        assertEquals(
                "The first\nThe second (3 times)",
                Decisions.of(importing.judge(), "opa:r").get(0).message());
        for (int i = 0; i < 20; i++) {
            importing.report("opa", Importing.result("r", "error", "No " + i, "infra/main.tf", 2));
        }
        String many = Decisions.of(importing.judge(), "opa:r").get(0).message();
        assertTrue(many.contains("No 8") && !many.contains("No 9") && many.contains("and says more"), many);
    }
}
