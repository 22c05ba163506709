package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.replay.FindingChange.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTrialTest {
    private static TrialResult run(ReplayCase past, PolicyChange change) {
        return new PolicyTrial(Past.VERSION, change).run(past, GuardProgress.SILENT);
    }

    private static TrialResult organisation(ReplayCase past, String... files) {
        return run(past, PolicyChange.of(ReplacedLayer.ORGANISATION, Past.files(files)));
    }

    private static ReplayCase past(PolicyInput policies) throws IOException {
        return Past.of(PastPolicies.plan(), policies);
    }

    private static List<Kind> kinds(TrialResult result) {
        return result.changes().stream().map(FindingChange::kind).toList();
    }

    @Test
    void theSamePoliciesChangeNothing() throws Exception {
        ReplayCase past = past(PastPolicies.project("soft-mandatory"));
        TrialResult result = run(
                past,
                PolicyChange.of(
                        ReplacedLayer.PROJECT,
                        past.archived().inputs().policies().project()));
        assertEquals(Effect.NONE, result.row().effect());
        assertEquals(List.of(), result.changes());
        assertEquals("approval-required", result.row().now());
    }

    @Test
    void aNewPolicyBlocksWhatWasLetThrough() throws Exception {
        ReplayCase past = past(PolicyInput.NONE);
        TrialResult result = organisation(past, "org.yaml", PastPolicies.pack("ORG-1", "hard-mandatory", 2));
        assertEquals("pass", result.row().then());
        assertEquals("fail", result.row().now());
        assertEquals(Effect.BLOCKS, result.row().effect());
        assertTrue(result.row().isStopped());
        assertEquals(List.of(Kind.ADDED), kinds(result));
        assertEquals(1, result.row().added());
        assertEquals("test_thing.a", result.changes().get(0).finding().address());
        assertEquals(
                Effect.ASKS,
                organisation(past, "org.yaml", PastPolicies.pack("ORG-1", "soft-mandatory", 2))
                        .row()
                        .effect());
        TrialRow shadow = organisation(past, "org.yaml", PastPolicies.pack("ORG-1", "shadow", 2))
                .row();
        assertEquals(Effect.NONE, shadow.effect());
        assertEquals(1, shadow.shadow());
        assertEquals(0, shadow.added());
    }

    @Test
    void waivedIsWhatWouldHaveBlockedAndGoesOn() throws Exception {
        ReplayCase past = past(PolicyInput.NONE);
        String pack = PastPolicies.pack("ORG-1", "hard-mandatory", 2);
        PolicyChange then = PolicyChange.of(
                ReplacedLayer.ORGANISATION,
                Past.files(
                        "org.yaml", pack, "waivers.yaml", PastPolicies.waiver("ORG-1", "test_thing.a", "2026-03-02")));
        TrialResult held = run(past, then);
        assertEquals("pass", held.row().now());
        assertEquals(Effect.BLOCKS, held.row().effect());
        assertTrue(held.row().waived());
        assertFalse(held.row().isStopped());
        assertEquals(List.of(Kind.EXEMPT), kinds(held));
        assertEquals(1, held.row().exempt());
        assertEquals("ada", held.waivers().get(0).owner());

        PolicyChange later = new PolicyChange(then.layer(), then.files(), false, Instant.parse("2026-04-01T00:00:00Z"));
        TrialResult expired = run(past, later);
        assertEquals("fail", expired.row().now());
        assertFalse(expired.row().waived());
        assertEquals(List.of(), expired.waivers());
    }

    @Test
    void waiversExpireAsThen() throws Exception {
        PolicyInput policies = PolicyInput.ofProject(Past.files(
                "own.yaml",
                PastPolicies.pack("OWN-1", "soft-mandatory", 1),
                "waivers.yaml",
                PastPolicies.waiver("OWN-1", "test_thing.b", "2026-03-02")));
        ReplayCase past = past(policies);
        PolicyChange same = PolicyChange.of(ReplacedLayer.PROJECT, policies.project());
        assertEquals("pass", run(past, same).row().now());
        PolicyChange today = new PolicyChange(null, List.of(), false, Instant.parse("2026-03-10T00:00:00Z"));
        TrialResult result = run(past, today);
        assertEquals("approval-required", result.row().now());
        assertEquals(Effect.ASKS, result.row().effect());
        assertEquals(List.of(Kind.COUNTS), kinds(result));
    }

    @Test
    void exemptionsOfALayerStayUnlessThereAreOthers() throws Exception {
        PolicyInput policies = PolicyInput.ofProject(Past.files(
                "own.yaml",
                PastPolicies.pack("OWN-1", "soft-mandatory", 1),
                "waivers.yaml",
                PastPolicies.waiver("OWN-1", "test_thing.b", "2026-03-02")));
        ReplayCase past = past(policies);
        List<PolicyFile> stricter = Past.files("own.yaml", PastPolicies.pack("OWN-1", "soft-mandatory", 3));
        TrialResult result = run(past, PolicyChange.of(ReplacedLayer.PROJECT, stricter));
        assertEquals(List.of(Kind.ADDED), kinds(result), "b is waived as it was");
        List<PolicyFile> others = Past.files(
                "own.yaml",
                PastPolicies.pack("OWN-1", "soft-mandatory", 1),
                "waivers.yml",
                PastPolicies.waiver("OWN-1", "test_thing.c", "2026-03-02"));
        assertEquals(List.of(Kind.COUNTS), kinds(run(past, PolicyChange.of(ReplacedLayer.PROJECT, others))));
    }

    @Test
    void lessIsLetThroughMoreEasily() throws Exception {
        ReplayCase past = past(PastPolicies.project("hard-mandatory"));
        TrialResult none = run(past, PolicyChange.of(ReplacedLayer.PROJECT, List.of()));
        assertEquals(Effect.EASES, none.row().effect());
        assertEquals(List.of(Kind.GONE), kinds(none));
        TrialResult soft = run(
                past,
                PolicyChange.of(
                        ReplacedLayer.PROJECT,
                        PastPolicies.project("soft-mandatory").project()));
        assertEquals(Effect.EASES, soft.row().effect());
        assertEquals(List.of(Kind.CHANGED), kinds(soft));
    }

    @Test
    void foldersAreReplacedOneByOne() throws Exception {
        List<PolicyFile> one = Past.files("one.yaml", PastPolicies.pack("ONE-1", "soft-mandatory", 1));
        List<PolicyFile> two = Past.files("two.yaml", PastPolicies.pack("TWO-1", "soft-mandatory", 1));
        ReplayCase past = past(new PolicyInput(List.of(), List.of(one, two), List.of()));
        TrialRow unsaid = run(past, PolicyChange.of(ReplacedLayer.parse("folder"), List.of()))
                .row();
        assertTrue(unsaid.problem().contains("of 2 folders: name the layer folder-N"), unsaid.problem());
        TrialResult second = run(past, PolicyChange.of(ReplacedLayer.parse("folder-2"), List.of()));
        assertEquals("TWO-1", second.changes().get(0).then().policy());
        TrialRow third = run(past, PolicyChange.of(ReplacedLayer.parse("folder-3"), List.of()))
                .row();
        assertTrue(third.problem().contains("there is no folder-3"), third.problem());
        TrialResult added = run(past(PolicyInput.NONE), PolicyChange.of(ReplacedLayer.parse("folder"), one));
        assertEquals(List.of(Kind.ADDED), kinds(added));
        assertNull(ReplacedLayer.parse("folder-0"));
        assertEquals("folder-2", ReplacedLayer.parse("folder-2").name());
    }

    @Test
    void brokenPoliciesWouldHaveBlocked() throws Exception {
        TrialResult result = organisation(past(PolicyInput.NONE), "org.yaml", "pack: [");
        assertEquals("error", result.row().now());
        assertEquals(Effect.BLOCKS, result.row().effect());
        assertTrue(
                result.notes().get(0).startsWith("org.yaml:1: "), result.notes().toString());
    }

    @Test
    void whatCanNotBeMadeAgainIsARowThatSaysSo() throws Exception {
        ReplayCase past = past(PolicyInput.NONE);
        TrialResult result = run(Past.with(past, (PlanSource) null), PolicyChange.of(ReplacedLayer.PROJECT, List.of()));
        assertTrue(result.row().problem().contains("was not archived"));
        assertEquals("17", result.row().label().build());
        assertNull(result.now());
    }

    @Test
    void whatTheEngineItselfChangedIsSaid() throws Exception {
        ReplayCase past = past(PolicyInput.NONE);
        ReplayCase edited = ReplayCase.of(
                new String(past.document(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"create\":2", "\"create\":3")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                past.archived());
        PolicyTrial trial = new PolicyTrial("2.0", PolicyChange.of(ReplacedLayer.PROJECT, List.of()));
        assertTrue(trial.run(edited, GuardProgress.SILENT).notes().get(0).endsWith("already: at /changes/create"));
        assertEquals(List.of(), trial.run(past, GuardProgress.SILENT).notes());
    }

    @Test
    void theSummaryCountsRows() throws Exception {
        TrialSummary summary = new TrialSummary();
        ReplayCase past = past(PolicyInput.NONE);
        summary.add(organisation(past, "org.yaml", PastPolicies.pack("ORG-1", "hard-mandatory", 2))
                .row());
        summary.add(organisation(past, "org.yaml", PastPolicies.pack("ORG-1", "advisory", 2))
                .row());
        summary.add(TrialRow.problem(DecisionLabel.NONE, "", "lost"));
        assertEquals(2, summary.tried());
        assertEquals(1, summary.failed());
        assertEquals(1, summary.count(Effect.BLOCKS));
        assertEquals(0, summary.waived(Effect.BLOCKS));
        assertEquals(1, summary.count(Effect.NONE));
    }
}
