package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeptApprovalTest {
    private static final Instant NOW = ApprovalStateTest.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Effect A = new Effect("aws_x.a", "delete", "a".repeat(64));
    private static final Effect B = new Effect("aws_x.b", "update", "b".repeat(64));
    private static final Effects BOTH = new Effects("1".repeat(64), 2, List.of(A, B));
    private static final Effects LESS = new Effects("2".repeat(64), 1, List.of(B));

    private static ApprovalRequest request(String build, Effects effects, KeepMode keep, String excluded) {
        return new ApprovalRequest(
                "1-" + build,
                "web",
                new Asker("shop", build, "", ""),
                "d".repeat(64),
                new Effects(effects.digest(), effects.count(), List.of()),
                List.of(),
                List.of(ApprovalStateTest.DATA, ApprovalStateTest.NET),
                List.of(new Requirement("", List.of("data", "net"), 2, Set.of())),
                new Terms(Duration.ofHours(4), keep, true),
                new TreeMap<>(Map.of(excluded, "started this build")),
                NOW,
                NOW.plus(Duration.ofHours(4)));
    }

    private static Act act(Act.Kind kind, String by, int minutes, String... items) {
        return new Act(kind, by, Set.of("team"), List.of(items), "good reason", NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static KeptApproval kept(Act... acts) {
        ApprovalLog log = ApprovalLog.of(request("1", BOTH, KeepMode.SAME, "starter"));
        for (Act act : acts) {
            log = log.with(act);
        }
        return new KeptApproval(log, BOTH);
    }

    private static final Act ALICE = act(Act.Kind.APPROVE, "alice", 1);
    private static final Act BOB = act(Act.Kind.APPROVE, "bob", 2, "data");

    private static List<String> votes(KeptApproval kept, Effects effects, KeepMode keep, String excluded, Instant now) {
        return kept.votesFor(request("2", effects, keep, excluded), effects, now).stream()
                .map(vote -> vote.by() + vote.items() + " " + vote.origin())
                .toList();
    }

    @Test
    void votesAreKeptWithWhereTheyWereGiven() {
        assertEquals(
                List.of("alice[] shop #1", "bob[data] shop #1"),
                votes(kept(ALICE, BOB), BOTH, KeepMode.SAME, "carol", LATER));
    }

    @Test
    void whoIsExcludedNowHasNoVote() {
        assertEquals(List.of("bob[data] shop #1"), votes(kept(ALICE, BOB), BOTH, KeepMode.SAME, "alice", LATER));
    }

    @Test
    void aVoteCountsForItsTime() {
        Instant end = ALICE.at().plus(Duration.ofHours(4));
        assertEquals(2, votes(kept(ALICE, BOB), BOTH, KeepMode.SAME, "c", end).size());
        assertEquals(
                List.of("bob[data] shop #1"), votes(kept(ALICE, BOB), BOTH, KeepMode.SAME, "c", end.plusSeconds(1)));
    }

    @Test
    void onlyTheModeOfNowCounts() {
        assertEquals(List.of(), votes(kept(ALICE), BOTH, KeepMode.NONE, "c", LATER));
        assertEquals(List.of(), votes(kept(ALICE), LESS, KeepMode.SAME, "c", LATER));
        assertEquals(1, votes(kept(ALICE), LESS, KeepMode.SAFER, "c", LATER).size());
    }

    @Test
    void afterANoThereIsNoYes() {
        KeptApproval refused = kept(ALICE, act(Act.Kind.REJECT, "bob", 3));
        assertEquals(List.of(), votes(refused, BOTH, KeepMode.SAME, "c", LATER));
        KeptApproval back = kept(ALICE, act(Act.Kind.APPROVE, "bob", 2), act(Act.Kind.VOID, "carol", 4));
        assertEquals(List.of(), votes(back, BOTH, KeepMode.SAME, "c", LATER));
        KeptApproval replaced = kept(ALICE, act(Act.Kind.VOID, "", 4));
        assertEquals(1, votes(replaced, BOTH, KeepMode.SAME, "c", LATER).size());
        assertTrue(refused.isFor(request("2", BOTH, KeepMode.SAME, "c"), BOTH, LATER));
    }

    @Test
    void whatIsNotListedIsOnlyTheSameInTheSameNumber() {
        ApprovalItem some = new ApprovalItem(ApprovalQuestion.REST, "", "critical", "", "", "3 more findings");
        ApprovalItem more = new ApprovalItem(ApprovalQuestion.REST, "", "critical", "", "", "4 more findings");
        Binding known = new Binding(BOTH, List.of(some), List.of(), LATER);
        assertTrue(known.compare(new Binding(BOTH, List.of(some), List.of(), LATER), false, NOW)
                .holds());
        assertFalse(known.compare(new Binding(BOTH, List.of(more), List.of(), LATER), false, NOW)
                .holds());
    }

    @Test
    void whatHasChangedIsTold() {
        Binding.Since since = kept(ALICE).since(request("2", LESS, KeepMode.SAME, "c"), LESS, LATER);
        assertFalse(since.holds());
        assertEquals(List.of(A), since.effects().removed());
    }

    @Test
    void theDocumentIsReadBack() throws Exception {
        KeptApproval kept = kept(ALICE, BOB);
        byte[] document = KeptApprovalDocument.write(kept);
        KeptApproval read = KeptApprovalDocument.read(document);
        assertEquals(kept, read);
        assertArrayEquals(document, KeptApprovalDocument.write(read));

        String hidden = new String(document, StandardCharsets.UTF_8).replace("\"hidden\":0", "\"hidden\":1");
        assertEquals(
                1,
                KeptApprovalDocument.read(hidden.getBytes(StandardCharsets.UTF_8))
                        .effects()
                        .hidden());
    }

    @Test
    void aDamagedDocumentIsRefused() {
        String document = new String(KeptApprovalDocument.write(kept(ALICE)), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                "{}",
                document.substring(1),
                document.replace("kept-approval/v1", "kept-approval/v9"),
                document.replace("\"count\":2", "\"count\":1"),
                document.replace("a".repeat(64), "a".repeat(63)))) {
            assertThrows(
                    DecisionFormatException.class,
                    () -> KeptApprovalDocument.read(wrong.getBytes(StandardCharsets.UTF_8)),
                    wrong);
        }
    }
}
