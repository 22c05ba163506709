package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From findings to a verdict, and from mistakes to a decision. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "hard-mandatory, ok,        pass,              ''",
        "hard-mandatory, bad,       fail,              violation",
        "hard-mandatory, undecided, approval-required, undecided",
        "hard-mandatory, broken,    fail,              error",
        "soft-mandatory, ok,        pass,              ''",
        "soft-mandatory, bad,       approval-required, violation",
        "soft-mandatory, undecided, approval-required, undecided",
        "soft-mandatory, broken,    approval-required, error",
        "advisory,       ok,        pass,              ''",
        "advisory,       bad,       advisory,          violation",
        "advisory,       undecided, advisory,          undecided",
        "advisory,       broken,    advisory,          error",
        "shadow,         ok,        pass,              ''",
        "shadow,         bad,       pass,              violation",
        "shadow,         undecided, pass,              undecided",
        "shadow,         broken,    pass,              error"
    })
    void levelAndOutcomeMakeTheVerdict(String level, String state, String verdict, String outcome) throws Exception {
        Decision decision = Decisions.of(
                switch (state) {
                    case "ok" -> Decisions.creating("{\"x\":1}", "{}");
                    case "bad" -> Decisions.creating("{\"x\":2}", "{}");
                    case "undecided" -> Decisions.creating("{}", "{\"x\":true}");
                    default -> Decisions.creating("{\"x\":\"text\"}", "{}");
                },
                Decisions.pack("P", level, "assert: after.x < 2"));
        assertEquals(verdict, decision.verdict().id());
        List<String> outcomes = decision.findings().stream()
                .map(finding -> finding.outcome().id())
                .toList();
        assertEquals(outcome.isEmpty() ? List.of() : List.of(outcome), outcomes);
        assertFalse(decision.reasons().isEmpty());
    }

    @Test
    void theWorstDecides() throws Exception {
        Decision decision = Decisions.of(
                Decisions.creating("{\"x\":2}", "{}"),
                Decisions.pack("A", "advisory", "assert: after.x < 2"),
                Decisions.pack("B", "soft-mandatory", "assert: after.x < 2"),
                Decisions.pack("C", "hard-mandatory", "assert: after.x < 3"));
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(
                List.of("B", "A"),
                decision.findings().stream().map(Finding::policy).toList());
        assertEquals(
                List.of("soft-mandatory policies violated: 1", "advisory policies violated: 1"), decision.reasons());
    }

    @Test
    void whatIsNotKnownIsWaitedForExactly() throws Exception {
        Decision decision = Decisions.of(
                Decisions.creating(
                        "{\"rules\":[{\"cidr\":[\"a\",null]},{\"cidr\":[\"b\"]}],\"port\":22}",
                        "{\"rules\":[{\"cidr\":[false,true]},{}],\"on\":true}"),
                Decisions.pack(
                        "P",
                        "hard-mandatory",
                        "when: after.on == true",
                        "assert: after.rules.all(r, r.cidr.all(c, c != 'w')) || after.port == 80"));
        Finding finding = decision.findings().get(0);
        assertEquals(Outcome.UNDECIDED, finding.outcome());
        assertEquals(List.of("after.on", "after.rules[0].cidr[1]"), finding.waitsFor());
        for (Evidence evidence : finding.evidence()) {
            assertEquals(
                    finding.waitsFor().contains(evidence.path()),
                    evidence.state().equals(Evidence.UNKNOWN));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "after.on == true ; after.x == 1 ; violation",
                "after.on == true ; after.x == 2 ; ''",
                "after.on == false ; after.x == 1 ; ''",
                "after.u == 1 ; after.x == 2 ; ''",
                "after.u == 1 ; after.x == 1 ; undecided",
                "after.u == 1 ; after.u == 1 ; undecided",
                "after.s < 1 ; after.x == 2 ; error"
            })
    void aPolicyAppliesWhereItsWhenHolds(String when, String assertion, String outcome) throws Exception {
        Decision decision = Decisions.of(
                Decisions.creating("{\"on\":true,\"x\":2,\"s\":\"text\"}", "{\"u\":true}"),
                Decisions.pack("P", "hard-mandatory", "when: " + when, "assert: " + assertion));
        assertEquals(
                outcome.isEmpty() ? List.of() : List.of(outcome),
                decision.findings().stream()
                        .map(finding -> finding.outcome().id())
                        .toList());
    }

    @Test
    void whenNotTheActionNorTheTypeNothingIsAsked() throws Exception {
        String update = TestPlans.resource("test_thing", "t", "\"actions\":[\"no-op\"],\"before\":{},\"after\":{}");
        String other = TestPlans.resource("test_thingy", "t", "\"actions\":[\"create\"],\"before\":null,\"after\":{}");
        Decision decision = Decisions.of(
                TestPlans.source(TestPlans.plan(update, other)),
                Decisions.pack("P", "hard-mandatory", "assert: false"));
        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(0, decision.policies().get(decision.policies().size() - 1).evaluated());
    }

    @Test
    void badInputIsADecisionAsWell() throws Exception {
        Decision input = Decisions.of(TestPlans.source("{\"format_version\":\"1.2\",\n \"a\": oops}"));
        assertEquals(Verdict.ERROR, input.verdict());
        assertEquals("input", input.error().kind());
        assertEquals("plan.json", input.error().file());
        assertEquals(2, input.error().line());
        Decision state = Decisions.of(TestPlans.source("{\"format_version\":\"1.0\",\"values\":{}}"));
        assertTrue(state.error().message().contains("state"), state.error().message());
        Decision policy = Decisions.of(
                Decisions.creating("{}", "{}"), Decisions.pack("P", "hard-mandatory", "assert: resource.typ == 'a'"));
        assertEquals(Verdict.ERROR, policy.verdict());
        assertEquals("policy", policy.error().kind());
        assertEquals("p0.yaml", policy.error().file());
        assertEquals(9, policy.error().line());
        assertEquals(21, policy.error().column());
        Decision refused = new GuardEngine("1").refuse("g", new Decision.GuardError("input", "m", "f", 0, 0, "r"), "f");
        assertEquals(Verdict.ERROR, refused.verdict());
        for (Decision decision : List.of(input, state, policy, refused)) {
            assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
        }
    }

    @Test
    void aProjectCannotReplaceABundledPackOrPolicy() throws Exception {
        BundledPolicies.packs().get(0);
        String name = BundledPolicies.packs().get(0).name();
        Decision samePack =
                Decisions.of(Decisions.creating("{}", "{}"), "pack: " + name + "\nversion: 1\npolicies: []\n");
        assertEquals(Verdict.ERROR, samePack.verdict());
        Decision sameId =
                Decisions.of(Decisions.creating("{}", "{}"), Decisions.pack("TG-PLAN-001", "shadow", "assert: true"));
        assertEquals(Verdict.ERROR, sameId.verdict());
        assertTrue(
                sameId.error().message().contains("TG-PLAN-001"), sameId.error().message());
    }

    @Test
    void aRunawayPolicyIsAnErrorFindingWithinSeconds() {
        Decision decision = assertTimeout(
                Duration.ofSeconds(30),
                () -> Decisions.of(
                        Decisions.creating("{\"l\":[" + "1,".repeat(2000) + "1]}", "{}"),
                        Decisions.pack(
                                "P",
                                "hard-mandatory",
                                "assert: after.l.all(a, after.l.all(b, after.l.all(c, a == b || c > 0)))")));
        assertNull(decision.error());
        assertEquals(Verdict.FAIL, decision.verdict());
        Finding finding = decision.findings().get(0);
        assertEquals(Outcome.ERROR, finding.outcome());
        assertTrue(finding.message().contains("takes more than"), finding.message());
        assertTrue(finding.evidence().size() <= 100, finding.evidence().size() + " pieces of evidence");
    }

    /** Whatever is in a plan, the engine can read its own decision again. */
    @ParameterizedTest
    @CsvSource({
        "address",
        "name",
        "type",
        "key",
        "value",
        "deposed",
        "terraform_version",
        "timestamp",
        "action",
        "action_reason",
        "top"
    })
    void hostileTextsStayWithinTheLimitsOfADecision(String place) throws Exception {
        for (String hostile : List.of(
                "x".repeat(200_000),
                "\\u001b[31m\\u202e",
                "\\ud800",
                "<script>&\\\"'",
                "\\u0000",
                "\u00e9\ud83d\udd11")) {
            String json = plan(place, hostile);
            Decision decision = Decisions.of(
                    TestPlans.source(json),
                    Decisions.pack(
                            "P",
                            "advisory",
                            "actions: [create, other]",
                            "assert: after.all(k, after[k] == 'never')",
                            "message: ${after} ${resource.name}"));
            assertNotNull(decision.verdict());
            byte[] bytes = DecisionWriter.write(decision);
            assertArrayEquals(bytes, DecisionWriter.write(DecisionReader.read(bytes)), place);
        }
    }

    private static String plan(String place, String text) {
        String json = "{\"format_version\":\"1.2\",\"terraform_version\":\"@terraform_version@\","
                + "\"timestamp\":\"@timestamp@\",\"@top@\":1,\"resource_changes\":[{\"address\":\"@address@\","
                + "\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"@name@\",\"deposed\":\"@deposed@\","
                + "\"action_reason\":\"@action_reason@\",\"change\":{\"actions\":[\"create\"],\"before\":null,"
                + "\"after\":{\"@key@\":\"@value@\"}}},{\"address\":\"b\",\"type\":\"@type@\",\"action_reason\":"
                + "\"@action_reason@\",\"change\":{\"actions\":[\"delete\"]}},{\"address\":\"c\",\"type\":\"c\","
                + "\"change\":{\"actions\":[\"@action@\"]}}]}";
        return json.replace("@" + place + "@", text).replaceAll("@([a-z_]+)@", "$1");
    }
}
