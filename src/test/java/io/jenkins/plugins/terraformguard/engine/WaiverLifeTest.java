package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse.State;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a waiver, from the day it is written to the day it is forgotten. */
class WaiverLifeTest {
    private static final String EXPIRES = "expires: 2027-01-31";

    private static Exempting exact(String... more) {
        String[] lines = new String[3 + more.length];
        lines[0] = "policy: SOFT-1";
        lines[1] = "resource: test_thing.a";
        lines[2] = EXPIRES;
        System.arraycopy(more, 0, lines, 3, more.length);
        return new Exempting().waiver(lines);
    }

    @Test
    void aWaivedFindingStaysAndDoesNotCount() throws Exception {
        Decision decision = exact("ticket: OPS-123").judge(Exempting.thing("a", "2"));

        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(
                List.of("Every policy that applies holds, but for what is exempt", "waived: 1"), decision.reasons());
        Finding finding = decision.findings().get(0);
        assertEquals(
                new Exemption(
                        "waiver",
                        ".terraform-guard/waivers.yaml",
                        2,
                        "team-shop",
                        "Being migrated",
                        "2027-01-31",
                        "OPS-123"),
                finding.exemption());
        assertEquals(0, decision.countsBySeverity().get(finding.severity()));
        WaiverUse use = decision.exemptions().waivers().get(0);
        assertEquals(State.USED, use.state());
        assertEquals(1, use.count());
        assertEquals("project", use.layer());
        assertEquals("2026-12-01T10:00:00Z", decision.exemptions().evaluatedAt());
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
    }

    @Test
    void whatIsNotWaivedCountsAndComesFirst() throws Exception {
        Decision decision = exact().judge(Exempting.thing("a", "2"), Exempting.thing("b", "2"));

        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(List.of("soft-mandatory policies violated: 1", "waived: 1"), decision.reasons());
        assertEquals("test_thing.b", decision.findings().get(0).address());
        assertNull(decision.findings().get(0).exemption());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T23:59:59Z, 2027-01-31, USED",
        "2027-02-01T00:00:00Z, 2027-01-31, EXPIRED",
        "2027-01-31T11:59:59Z, 2027-01-31T12:00:00Z, USED",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z, EXPIRED",
        "2027-01-31T10:59:59Z, 2027-01-31T12:00:00+01:00, USED",
        "2027-01-31T11:00:00Z, 2027-01-31T12:00:00+01:00, EXPIRED",
        "2026-11-02T00:00:00Z, 2027-01-31, USED",
        "2026-11-01T23:59:59Z, 2027-01-31, VOID",
        "2026-11-02T00:00:00Z, 2027-02-01T00:00:00Z, USED",
        "2026-11-02T00:00:00Z, 2027-02-01T00:00:01Z, VOID",
        "1970-01-01T00:00:00Z, 9999-12-31, VOID"
    })
    void itHoldsForNinetyDaysAtMostAndToTheEndOfItsDay(String now, String expires, State state) throws Exception {
        Exempting exempting = new Exempting().waiver("policy: SOFT-1", "resource: test_thing.a", "expires: " + expires);
        exempting.now = Instant.parse(now);
        Decision decision = exempting.judge(Exempting.thing("a", "2"));

        assertEquals(state, decision.exemptions().waivers().get(0).state());
        assertEquals(state == State.USED ? Verdict.PASS : Verdict.APPROVAL_REQUIRED, decision.verdict());
    }

    @Test
    void theTimeInThePlanDoesNotMatter() throws Exception {
        Exempting exempting = new Exempting().waiver("policy: SOFT-1", "resource: test_thing.a", "expires: 2026-11-30");
        String plan = "{\"format_version\":\"1.2\",\"timestamp\":\"2026-11-01T00:00:00Z\",\"resource_changes\":["
                + Exempting.thing("a", "2") + "]}";
        Decision decision = new GuardEngine("1")
                .evaluate(
                        new GuardRequest(
                                "g",
                                TestPlans.source(plan),
                                "",
                                PolicyInput.ofProject(exempting.project),
                                ReadLimits.DEFAULT,
                                SourceIndex.EMPTY,
                                Exempting.NOW),
                        GuardProgress.SILENT);
        WaiverUse use = decision.exemptions().waivers().get(0);
        assertEquals(State.EXPIRED, use.state());
        assertEquals(0, use.count());
        assertTrue(use.detail().contains("1 finding counts"), use.detail());
    }

    @Test
    void withoutWaiversNoTimeIsRecorded() throws Exception {
        Exempting later = new Exempting();
        later.now = Instant.parse("2030-01-01T00:00:00Z");
        assertEquals(
                DecisionWriter.digest(new Exempting().judge(Exempting.thing("a", "2"))),
                DecisionWriter.digest(later.judge(Exempting.thing("a", "2"))));
    }

    @Test
    void whoDoesNotSayTheTimeHasNoWaivers() throws Exception {
        Exempting exempting = exact();
        exempting.now = Instant.EPOCH;
        assertEquals(State.VOID, exempting.use(Exempting.thing("a", "2")).state());
    }

    @Test
    void itIsUnusedWhereNothingIsWrong() throws Exception {
        assertEquals(State.UNUSED, exact().use(Exempting.thing("a", "1")).state());
        assertEquals(State.UNUSED, exact().use(Exempting.thing("ab", "2")).state());
    }

    @Test
    void theFirstThatFitsWaivesAndTheOthersAreSuperseded() throws Exception {
        Exempting exempting = exact();
        exempting.waiver(exempting.organisation, "policy: SOFT-*", "resource: test_thing.*", EXPIRES);
        Decision decision = exempting.judge(Exempting.thing("a", "2"));

        assertEquals(
                List.of(State.USED, State.SUPERSEDED),
                decision.exemptions().waivers().stream().map(WaiverUse::state).toList());
        assertEquals("organisation", decision.exemptions().waivers().get(0).layer());
        assertEquals(
                "Waived already by .terraform-guard/waivers.yaml:2",
                decision.exemptions().waivers().get(1).detail());
    }

    @Test
    void aWaiverThatIsOverDoesNotKeepAnotherFromWaiving() throws Exception {
        Exempting exempting = exact();
        exempting.waiver(exempting.organisation, "policy: SOFT-1", "resource: test_thing.a", "expires: 2026-11-30");
        Decision decision = exempting.judge(Exempting.thing("a", "2"));
        assertEquals(
                List.of(State.EXPIRED, State.USED),
                decision.exemptions().waivers().stream().map(WaiverUse::state).toList());
        assertEquals(Verdict.PASS, decision.verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOFT-1 | *           | USED",
                "SOFT-* | *           | TOO_BROAD",
                "SOFT-* | *.*         | TOO_BROAD",
                "SOFT-* | test_*      | USED",
                "*      | test_thing.a | USED",
                "*      | test_*      | TOO_BROAD",
                "*      | *           | VOID",
                "*-*    | **          | VOID",
                "S*     | *.*         | VOID",
                "SOFT-1 | t*.a        | USED"
            })
    void whatSaysTooLittleIsMarkedOrRefused(String policy, String resource, State state) throws Exception {
        Decision decision = new Exempting()
                .waiver("policy: '" + policy + "'", "resource: '" + resource + "'", EXPIRES)
                .judge(Exempting.thing("a", "2"));
        assertEquals(state, decision.exemptions().waivers().get(0).state());
        assertEquals(state == State.VOID ? Verdict.APPROVAL_REQUIRED : Verdict.PASS, decision.verdict());
    }

    @Test
    void manyFindingsAreTooManyForOneWaiver() throws Exception {
        Exempting exempting = new Exempting().waiver("policy: SOFT-1", "resource: test_thing.*", EXPIRES);
        String[] things = IntStream.range(0, 51)
                .mapToObj(i -> Exempting.thing("t" + i, "2"))
                .toArray(String[]::new);
        WaiverUse use = exempting.use(things);
        assertEquals(State.TOO_BROAD, use.state());
        assertEquals(51, use.count());
        assertEquals(
                State.USED,
                exempting
                        .use(List.of(things).subList(0, 50).toArray(String[]::new))
                        .state());
    }

    @Test
    void itFollowsAMoveAndSaysWhatToWrite() throws Exception {
        Decision decision = exact().judge(Exempting.moved("a", "b", "2"));
        assertEquals(Verdict.PASS, decision.verdict());
        WaiverUse use = decision.exemptions().waivers().get(0);
        assertEquals(State.USED, use.state());
        assertTrue(use.detail().contains("write test_thing.b from now on"), use.detail());
        assertEquals("test_thing.a", decision.findings().get(0).previousAddress());

        Exempting written = new Exempting().waiver("policy: SOFT-1", "resource: test_thing.b", EXPIRES);
        assertEquals("", written.use(Exempting.moved("a", "b", "2")).detail());
        assertEquals(State.USED, written.use(Exempting.thing("b", "2")).state());
        assertEquals(State.UNUSED, exact().use(Exempting.thing("b", "2")).state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 2               | USED",
                "value: '2'             | USED",
                "value: 3               | LAPSED",
                "values: {after.x: 2}   | USED",
                "values: {after.x: 3}   | LAPSED",
                "values: {after.y: 2}   | LAPSED",
                "values: {after.x: 2, after.y: 2} | LAPSED"
            })
    void itIsBoundToAValue(String bound, State state) throws Exception {
        Decision decision = exact(bound).judge(Exempting.thing("a", "2"));
        assertEquals(state, decision.exemptions().waivers().get(0).state());
        assertEquals(state == State.USED ? Verdict.PASS : Verdict.APPROVAL_REQUIRED, decision.verdict());
    }

    @Test
    void aValueThatCanNotBeSeenIsNeverTheOneItIsBoundTo() throws Exception {
        for (String value : List.of("\"value: tiger-lily-77\"", "'(sensitive value)'", "''", "'(known after apply)'")) {
            Exempting bound = exact("value: " + value.replace("value: ", ""));
            assertEquals(
                    State.LAPSED,
                    bound.use(Exempting.sensitive("a", "\"tiger-lily-77\"")).state());
            assertEquals(State.LAPSED, bound.use(Exempting.unknown("a")).state());
        }
        assertEquals(State.USED, exact().use(Exempting.unknown("a")).state(), "without a value, undecided is waived");
        assertEquals(
                State.USED,
                exact().use(Exempting.sensitive("a", "\"tiger-lily-77\"")).state());
    }

    @Test
    void aValueThatIsCutIsNotTheOneItIsBoundTo() throws Exception {
        String shown = "y".repeat(299) + "\u2026";
        assertEquals(
                State.LAPSED,
                exact("value: '" + shown + "'")
                        .use(Exempting.thing("a", "\"" + "y".repeat(400) + "\""))
                        .state());
    }

    @ParameterizedTest
    @CsvSource({"organisation, USED", "folder, VOID", "project, VOID"})
    void onlyTheOrganisationWaivesWhatIsHard(String layer, State state) throws Exception {
        for (String[] policy : new String[][] {{"HARD-1", "hard-mandatory"}, {"TG-LAYER-900", "soft-mandatory"}}) {
            Exempting exempting = new Exempting().policy(policy[0], policy[1]);
            exempting.waiver(
                    switch (layer) {
                        case "organisation" -> exempting.organisation;
                        case "folder" -> exempting.folder;
                        default -> exempting.project;
                    },
                    "policy: " + policy[0],
                    "resource: test_thing.a",
                    EXPIRES);
            Decision decision = exempting.judge(Exempting.thing("a", "2"));
            WaiverUse use = decision.exemptions().waivers().get(0);
            assertEquals(state, use.state());
            assertEquals(layer, use.layer());
            assertEquals(state == State.VOID, use.detail().startsWith("Only the organisation"), use.detail());
            Finding finding = decision.findings().stream()
                    .filter(one -> one.policy().equals(policy[0]))
                    .findFirst()
                    .orElseThrow();
            assertEquals(state == State.USED, finding.isExempt());
        }
    }

    @Test
    void whatIsHardIsSaidWhereTheRestIsWaived() throws Exception {
        Exempting exempting = new Exempting()
                .policy("HARD-1", "hard-mandatory")
                .waiver("policy: '*-1'", "resource: test_thing.a", EXPIRES);
        Decision decision = exempting.judge(Exempting.thing("a", "2"));
        assertEquals(Verdict.FAIL, decision.verdict());
        WaiverUse use = decision.exemptions().waivers().get(0);
        assertEquals(State.USED, use.state());
        assertTrue(use.detail().startsWith("not for 1 more: Only the organisation"), use.detail());
    }

    @Test
    void anErrorIsNotWaivedAndAShadowHasNothingToWaive() throws Exception {
        Exempting broken = new Exempting();
        broken.project.clear();
        broken.project.add(new PolicyFile("p.yaml", Decisions.pack("SOFT-1", "soft-mandatory", "assert: after.x < 1")));
        broken.waiver(broken.organisation, "policy: SOFT-1", "resource: test_thing.a", EXPIRES);
        Decision decision = broken.judge(Exempting.thing("a", "\"text\""));
        assertEquals(State.VOID, decision.exemptions().waivers().get(0).state());
        assertFalse(decision.findings().get(0).isExempt());

        Exempting shadow = new Exempting()
                .policy("SHADOW-1", "shadow")
                .waiver("policy: SHADOW-1", "resource: test_thing.a", EXPIRES);
        assertEquals(State.UNUSED, shadow.use(Exempting.thing("a", "2")).state());
    }

    @Test
    void thePlanAsAWholeHasANameOfItsOwn() throws Exception {
        Exempting exempting = new Exempting().waiver("policy: WHOLE-1", "resource: plan", EXPIRES);
        exempting.project.add(new PolicyFile("w.yaml", """
                pack: whole
                version: 1
                policies:
                  - id: WHOLE-1
                    title: Never
                    severity: low
                    enforcement: soft-mandatory
                    scope: plan
                    assert: 'false'
                """));
        assertEquals(State.USED, exempting.use(Exempting.thing("a", "1")).state());
    }

    @Test
    void aDeposedObjectHasTheAddressOfItsResource() throws Exception {
        String deposed = Exempting.element("test_thing.a", "\"deposed\":\"00000001\",", "update", "{\"x\":2}");
        assertEquals(State.USED, exact().use(deposed).state());
        Decision decision = new Exempting()
                .waiver("policy: SOFT-1", "resource: test_thing.a (deposed 00000001)", EXPIRES)
                .judge(deposed, Exempting.thing("a", "2"));
        assertNotNull(decision.findings().get(1).exemption());
        assertNull(decision.findings().get(0).exemption());
    }

    @Test
    void whatLooksLikeACredentialIsNotShown() throws Exception {
        String token = "ghp_" + "0123456789abcdefghijABCDEFGHIJ456789";
        Decision decision = new Exempting()
                .waiver("policy: SOFT-1", "resource: test_thing.a", EXPIRES, "ticket: " + token, "value: " + token)
                .judge(Exempting.thing("a", "2"));
        assertFalse(new String(DecisionWriter.write(decision), StandardCharsets.UTF_8).contains(token));
    }
}
