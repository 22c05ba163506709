package io.jenkins.plugins.terraformguard.engine;

import static io.jenkins.plugins.terraformguard.engine.Exempting.element;
import static io.jenkins.plugins.terraformguard.engine.Exempting.moved;
import static io.jenkins.plugins.terraformguard.engine.Exempting.thing;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import io.jenkins.plugins.terraformguard.engine.waiver.Exempter;
import io.jenkins.plugins.terraformguard.engine.waiver.ExemptionFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was there before does not count, as long as it stays what it was. */
class BaselineLifeTest {
    private static Exempting of(String... elements) throws Exception {
        return new Exempting()
                .baseline(new Exempting().record(elements).recorded().write());
    }

    private static BaselineUse use(Decision decision) {
        return decision.exemptions().baseline();
    }

    @Test
    void whatWasThereDoesNotCountAndWhatIsNewDoes() throws Exception {
        Exempting known = of(thing("b", "2"), thing("a", "3"));
        Decision same = known.judge(thing("a", "3"), thing("b", "2"));
        assertEquals(Verdict.PASS, same.verdict());
        assertEquals(
                List.of("Every policy that applies holds, but for what is exempt", "baselined: 2"), same.reasons());
        assertEquals(
                Exemption.baseline(".terraform-guard/baseline.json"),
                same.findings().get(0).exemption());
        assertEquals(2, use(same).matched());
        assertTrue(use(same).digest().matches("[0-9a-f]{64}"));
        assertEquals(same, DecisionReader.read(DecisionWriter.write(same)));

        Decision more = known.judge(thing("a", "3"), thing("b", "2"), thing("c", "2"));
        assertEquals(Verdict.APPROVAL_REQUIRED, more.verdict());
        assertEquals("test_thing.c", more.findings().get(0).address());
    }

    @Test
    void anotherValueIsANewFinding() throws Exception {
        Decision decision = of(thing("a", "2")).judge(thing("a", "3"));
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(1, use(decision).lapsed());
        assertNull(decision.findings().get(0).exemption());
    }

    @Test
    void aChangeBeyondWhatEvidenceShowsIsNoticed() throws Exception {
        String longText = "y".repeat(5_000);
        Exempting known = of(thing("a", "\"" + longText + "1\""));
        assertEquals(
                Verdict.PASS, known.judge(thing("a", "\"" + longText + "1\"")).verdict());
        assertEquals(
                Verdict.APPROVAL_REQUIRED,
                known.judge(thing("a", "\"" + longText + "2\"")).verdict());
    }

    @Test
    void valuesTooLongToCompareAreNotTaken() throws Exception {
        String[] huge = {thing("a", "\"" + "y".repeat(300_000) + "\"")};
        assertEquals(List.of(), new Exempting().record(huge).recorded().entries());
    }

    @Test
    void hardOnesWeakeningAndErrorsAreNeverTaken() throws Exception {
        Exempting all = new Exempting()
                .policy("HARD-1", "hard-mandatory")
                .policy("TG-LAYER-900", "soft-mandatory")
                .policy("SHADOW-1", "shadow")
                .policy("ADV-1", "advisory");
        all.project.add(new PolicyFile("e.yaml", Decisions.pack("ERR-1", "soft-mandatory", "assert: after.x < 'a'")));
        BaselineResult result = all.record(thing("a", "2"));
        assertEquals(
                List.of("ADV-1", "SOFT-1"),
                result.recorded().entries().stream()
                        .map(entry -> entry.policy())
                        .toList());

        String forged = new String(result.recorded().write(), StandardCharsets.UTF_8).replace("ADV-1", "HARD-1");
        Decision decision =
                all.baseline(forged.getBytes(StandardCharsets.UTF_8)).judge(thing("a", "2"));
        assertEquals(Verdict.FAIL, decision.verdict());
    }

    @Test
    void whatIsUndecidedIsKnownAsUndecided() throws Exception {
        Exempting known = of(Exempting.unknown("a"));
        assertEquals(Verdict.PASS, known.judge(Exempting.unknown("a")).verdict());
        assertEquals(1, use(known.judge(thing("a", "2"))).lapsed());
        assertEquals(1, use(of(thing("a", "2")).judge(Exempting.unknown("a"))).lapsed());
    }

    @Test
    void aSensitiveValueLeavesNoTrace() throws Exception {
        String[] hidden = {Exempting.sensitive("a", "\"tiger-lily-77\"")};
        assertEquals(
                "", new Exempting().record(hidden).recorded().entries().get(0).values());
        assertEquals(Verdict.PASS, of(hidden).judge(hidden).verdict());
    }

    @Test
    void waivedFindingsAreLeftToTheWaiver() throws Exception {
        Exempting waived = new Exempting().waiver("policy: SOFT-1", "resource: test_thing.a", "expires: 2027-01-31");
        assertEquals(List.of(), waived.record(thing("a", "2")).recorded().entries());
    }

    @Test
    void itFollowsAMoveInThePlanThatMoves() throws Exception {
        Exempting known = of(thing("a", "2"));
        Decision decision = known.judge(moved("a", "b", "2"));
        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(1, use(decision).moved());
        assertTrue(decision.notes().stream().anyMatch(note -> note.contains("baseline --update")));

        known.baseline(known.record(moved("a", "b", "2")).updated().write());
        Decision updated = known.judge(moved("a", "b", "2"));
        assertEquals(Verdict.PASS, updated.verdict());
        assertEquals(0, use(updated).moved());
        assertEquals(0, use(known.judge(thing("b", "2"))).moved());
    }

    @Test
    void itFollowsAMoveThatAnEarlierPlanMade() throws Exception {
        Decision decision = of(thing("a", "2"), thing("c", "2")).judge(thing("b", "2"), thing("c", "2"));
        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(1, use(decision).moved());
        assertEquals(0, use(decision).gone());
    }

    @Test
    void aMoveOfManyIsFollowedWhileThereAreNoMore() throws Exception {
        Exempting known = of(thing("a", "2"), thing("b", "2"));
        assertEquals(2, use(known.judge(thing("m.a", "2"), thing("m.b", "2"))).moved());
        Decision oneMore = known.judge(thing("m.a", "2"), thing("m.b", "2"), thing("m.c", "2"));
        assertEquals(0, use(oneMore).matched(), "one of them is new, and nothing tells which");
        assertEquals(Verdict.APPROVAL_REQUIRED, oneMore.verdict());
    }

    @Test
    void whatOnlyLooksMovedIsNew() throws Exception {
        Exempting known = of(thing("a", "2"));
        String other = "{\"x\":2}";
        for (String[] plan : new String[][] {
            {element("test_thing.b", "", "create", other)},
            {element("test_thing.b", "", "update", other + ",\"importing\":{\"id\":\"i\"}")},
            {thing("b", "3")},
            {thing("b", "2"), element("test_thing.a", "", "delete", "null")},
            {thing("b", "2"), element("test_thing.a", "", "no-op", other)},
            {element("test_thing.b", "\"deposed\":\"00000001\",", "update", other)}
        }) {
            Decision decision = known.judge(plan);
            assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict(), plan[0]);
            assertEquals(0, use(decision).matched(), plan[0]);
        }
    }

    @Test
    void whatIsGoneIsCountedAndWhatThePlanLeavesAloneIsNot() throws Exception {
        Exempting known = of(thing("a", "2"), thing("b", "2"), thing("c", "2"));
        String[] now = {thing("a", "1"), element("test_thing.b", "", "no-op", "{\"x\":2}")};
        Decision decision = known.judge(now);
        assertEquals(2, use(decision).gone());
        assertTrue(
                decision.notes().stream().anyMatch(note -> note.startsWith("2 of 3 findings")), "" + decision.notes());

        assertEquals(
                List.of("test_thing.b", "test_thing.c"),
                known.record(now).updated().entries().stream()
                        .map(entry -> entry.address())
                        .toList(),
                "a plan that does not say that it is complete may leave resources out");
        String whole =
                "{\"format_version\":\"1.2\",\"complete\":true,\"resource_changes\":[" + String.join(",", now) + "]}";
        GuardRequest request = new GuardRequest("g", TestPlans.source(whole), "", known.project, ReadLimits.DEFAULT);
        assertEquals(
                List.of("test_thing.b"),
                new GuardEngine("1")
                        .baseline(request, GuardProgress.SILENT).updated().entries().stream()
                                .map(entry -> entry.address())
                                .toList());
    }

    @Test
    void anUpdateAddsNothing() throws Exception {
        Exempting known = of(thing("a", "2"));
        assertEquals(
                1,
                known.record(thing("a", "2"), thing("b", "2"))
                        .updated()
                        .entries()
                        .size());
        assertEquals(
                2,
                known.record(thing("a", "2"), thing("b", "2"))
                        .recorded()
                        .entries()
                        .size());
    }

    @Test
    void theOrderOfThePlanDoesNotMatter() throws Exception {
        assertArrayEquals(
                new Exempting()
                        .record(thing("a", "2"), thing("b", "2"))
                        .recorded()
                        .write(),
                new Exempting()
                        .record(thing("b", "2"), thing("a", "2"))
                        .recorded()
                        .write());
    }

    @Test
    void theDigestIsThatOfWhatItSays() throws Exception {
        byte[] written = new Exempting().record(thing("a", "2")).recorded().write();
        String otherLayout = new String(written, StandardCharsets.UTF_8).replace("\n", "\r\n  ");
        assertEquals(
                use(new Exempting().baseline(written).judge(thing("a", "2"))),
                use(new Exempting()
                        .baseline(otherLayout.getBytes(StandardCharsets.UTF_8))
                        .judge(thing("a", "2"))));
    }

    @Test
    void theOrganisationCanForbidIt() throws Exception {
        PolicyInput input = PolicyInput.ofProject(of(thing("a", "2")).project);
        Decision decision = of(thing("a", "2")).judge(thing("a", "2"));
        Exempter exempter = new Exempter(ExemptionFiles.read(input), new WaiverRules(90, false), Exempting.NOW);
        assertFalse(exempter.mark(decision.findings().stream()
                        .map(finding -> finding.exempt(null))
                        .toList())
                .get(0)
                .isExempt());
        assertFalse(exempter.exemptions().baseline().allowed());
        assertEquals(List.of("The baseline is not used: the organisation does not allow one"), exempter.notes());
    }
}
