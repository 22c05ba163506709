package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ReplayerTest {
    private static final PolicyInput POLICIES = PastPolicies.project("soft-mandatory");

    private static ReplayCase past() throws IOException {
        return Past.of(PastPolicies.plan(), POLICIES);
    }

    private static String text(ReplayCase past) {
        return new String(past.document(), StandardCharsets.UTF_8);
    }

    private static ReplayCase edited(ReplayCase past, String from, String to) {
        String text = text(past);
        assertTrue(text.contains(from), text);
        return ReplayCase.of(text.replace(from, to).getBytes(StandardCharsets.UTF_8), past.archived());
    }

    private static ReplayResult replay(ReplayCase past) {
        return Past.REPLAYER.replay(past, GuardProgress.SILENT);
    }

    private static void notReplayable(ReplayCase past, String words) {
        ReplayResult result = replay(past);
        assertEquals(ReplayStatus.NOT_REPLAYABLE, result.status(), result.toString());
        assertTrue(result.problem().contains(words), result.problem());
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws Exception {
        ReplayResult result = replay(past());
        assertEquals(ReplayStatus.IDENTICAL, result.status(), result.toString());
        assertEquals(new DecisionLabel("shop/main", "17", "g", "2026-03-01T09:59:00Z"), result.label());
        assertEquals("approval-required", result.verdict());
    }

    @Test
    void anEditedDecisionIsDifferentThere() throws Exception {
        ReplayResult result = replay(edited(past(), "\"severity\":\"high\"", "\"severity\":\"low\""));
        assertEquals(ReplayStatus.DIFFERENT, result.status());
        assertEquals("\"low\"", result.first().archived());
        assertEquals("\"high\"", result.first().replayed());
        assertEquals("/findings/0/severity", result.first().pointer());
        assertTrue(result.parts().keySet().contains("findings"), result.toString());
        assertEquals(
                result.differences(),
                result.parts().values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void oneSpaceIsADifference() throws Exception {
        ReplayResult result = replay(edited(past(), "\"schema\":", "\"schema\": "));
        assertEquals(ReplayStatus.DIFFERENT, result.status());
        assertEquals(0, result.differences());
        assertTrue(result.notes().get(0).contains("not in canonical form"), result.toString());
    }

    @Test
    void anUnknownKeyIsADifference() throws Exception {
        ReplayResult result = replay(edited(past(), "{\"baseline\":", "{\"approved\":true,\"baseline\":"));
        assertEquals(new Difference("/approved", "true", ""), result.first());
    }

    @Test
    void otherPoliciesAreADifference() throws Exception {
        ReplayResult result = replay(Past.with(past(), PastPolicies.project("hard-mandatory")));
        assertEquals(ReplayStatus.DIFFERENT, result.status());
        assertTrue(result.parts().keySet().containsAll(Set.of("findings", "packs", "verdict")), result.toString());
    }

    @Test
    void brokenPoliciesAreADifferenceThatIsExplained() throws Exception {
        ReplayResult result = replay(Past.with(past(), Past.project("p.yaml", "pack: [")));
        assertEquals(ReplayStatus.DIFFERENT, result.status());
        assertTrue(result.notes().toString().contains("policies can't be evaluated: p.yaml"), result.toString());
    }

    @Test
    void anotherVersionIsNoDifferenceButTheReasonOfOne() throws Exception {
        ReplayCase past = past();
        Replayer other = new Replayer("2.0");
        assertEquals(
                ReplayStatus.IDENTICAL, other.replay(past, GuardProgress.SILENT).status());
        ReplayResult result =
                other.replay(edited(past, "\"severity\":\"high\"", "\"severity\":\"low\""), GuardProgress.SILENT);
        assertEquals(ReplayStatus.DIFFERENT, result.status());
        assertTrue(result.notes().get(0).contains("version 1.0 of the engine, and this is 2.0"), result.toString());
        assertTrue(result.notes().get(0).contains("likely reason"), result.toString());
    }

    @Test
    void aDecisionWithFewerKeysIsComparedOnThoseThatItHas() throws Exception {
        ReplayCase older = edited(edited(past(), "\"obligations\":[],", ""), "\"line\":0,", "");
        Replayer later = new Replayer("2.0");
        ReplayResult result = later.replay(older, GuardProgress.SILENT);
        assertEquals(ReplayStatus.SAME_KEYS, result.status(), result.toString());
        assertTrue(result.missing().containsAll(Set.of("/findings/*/line", "/obligations")), result.toString());
        assertTrue(result.notes().toString().contains("on the keys that it has"), result.toString());
        assertFalse(result.notes().toString().contains("likely reason"), result.toString());

        ReplayResult same = replay(older);
        assertEquals(ReplayStatus.DIFFERENT, same.status(), "this version writes these keys");
        assertEquals("", same.first().archived());
        ReplayResult edited = later.replay(edited(older, "\"schema\":", " \"schema\":"), GuardProgress.SILENT);
        assertEquals(ReplayStatus.DIFFERENT, edited.status(), "not canonical");
    }

    @Test
    void anErrorOfPoliciesIsTheSameErrorWithoutAPlan() throws Exception {
        ReplayCase past = Past.of(PastPolicies.plan(), Past.project("p.yaml", "pack: ["));
        ReplayResult result = replay(past);
        assertEquals(ReplayStatus.IDENTICAL, result.status(), result.toString());
        assertEquals("error", result.verdict());
    }

    @Test
    void withoutAPlanThereIsNoReplay() throws Exception {
        ReplayCase past = past();
        notReplayable(Past.with(past, (PlanSource) null), "The plan was not archived");
        ReplayCase error =
                Past.of(PastPolicies.source("{\"format_version\":\"1.2\",\"resource_changes\":[{"), POLICIES);
        notReplayable(error, "is an error about its input, and so no plan was archived: ");
        notReplayable(Past.with(past, PastPolicies.source("{")), "The archived plan can't be read: ");
        notReplayable(Past.with(past, PastPolicies.plan()), "is not the one that the decision names");
        PlanSource lost = PlanSource.of("x", () -> {
            throw new IOException("disk");
        });
        notReplayable(Past.with(past, lost), "can't be read: disk");
        ReplayCase other = Past.of(PastPolicies.source(TestPlans.plan()), POLICIES);
        notReplayable(ReplayCase.of(past.document(), other.archived()), "belongs to another decision");
        notReplayable(new ReplayCase(past.document(), null, "policies.zip: damaged"), "policies.zip: damaged");
        notReplayable(ReplayCase.unreadable("gone"), "gone");
    }

    @Test
    void whatIsNoDecisionOfThisVersionIsRefused() throws Exception {
        ReplayCase past = past();
        notReplayable(
                edited(past, "decision/v1", "decision/v9"), "It is of another version, terraform-guard/decision/v9");
        notReplayable(ReplayCase.of(new byte[0], past.archived()), "This is no decision");
        notReplayable(ReplayCase.of(new byte[64 * 1024 * 1024 + 1], past.archived()), "larger than");
        String text = text(past);
        byte[] half = text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
        notReplayable(ReplayCase.of(half, past.archived()), "This is no decision");
    }

    @Test
    void aReplayCanBeInterrupted() throws Exception {
        ReplayCase past = past();
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> replay(past));
        } finally {
            assertTrue(Thread.interrupted());
        }
        GuardProgress stop = (phase, done, total) -> {
            throw new CancellationException("stop");
        };
        assertThrows(CancellationException.class, () -> Past.REPLAYER.replay(past, stop));
        assertEquals(Map.of(), replay(past).parts());
        assertEquals(List.of(), replay(past).notes());
    }
}
