package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalStateTest {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final Instant END = NOW.plus(Duration.ofHours(4));
    static final ApprovalItem DATA = item("data", "critical");
    static final ApprovalItem NET = item("net", "high");

    static ApprovalItem item(String id, String severity) {
        return new ApprovalItem(id, "TG-" + id, severity, "soft-mandatory", "aws_x." + id, "about " + id);
    }

    static ApprovalRequest request(Requirement... requirements) {
        return new ApprovalRequest(
                "r1",
                "default",
                Asker.UNKNOWN,
                "d".repeat(64),
                new Effects("e".repeat(64), 0, List.of()),
                List.of(),
                List.of(DATA, NET),
                List.of(requirements),
                Terms.of(ApprovalRules.DEFAULT),
                new TreeMap<>(Map.of("starter", "started the build")),
                NOW,
                END);
    }

    private static final ApprovalRequest TWO_OF_DBA = request(
            new Requirement("data", List.of("data"), 2, Set.of("dba")),
            new Requirement("all", List.of("data", "net"), 1, Set.of()));

    private static Act act(Act.Kind kind, String by, int minutes, String... items) {
        Set<String> groups = by.startsWith("dba") ? Set.of("dba") : Set.of();
        return new Act(kind, by, groups, List.of(items), "because", NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static Act yes(String by, int minutes, String... items) {
        return act(Act.Kind.APPROVE, by, minutes, items);
    }

    private static Status status(Act... acts) {
        return ApprovalState.of(TWO_OF_DBA, List.of(acts), NOW.plus(Duration.ofMinutes(60)))
                .status();
    }

    private static Optional<Refusal.Kind> refused(List<Act> acts, String by, Act.Kind kind, String... items) {
        Set<String> groups = by.startsWith("dba") ? Set.of("dba") : Set.of();
        Voter voter = new Voter(by, groups, true, by.equals("boss"));
        return VoteRules.check(TWO_OF_DBA, acts, voter, kind, List.of(items), "good reason", NOW.plusSeconds(600))
                .map(Refusal::kind);
    }

    @Test
    void everyRequirementHasToBeMet() {
        assertEquals(Status.PENDING, status());
        assertEquals(Status.PENDING, status(yes("dba1", 1)));
        assertEquals(Status.PENDING, status(yes("a", 1), yes("b", 2), yes("c", 3)));
        assertEquals(Status.APPROVED, status(yes("dba1", 1), yes("dba2", 2)));
        assertEquals(Status.APPROVED, status(yes("dba1", 1, "data"), yes("dba2", 2, "data"), yes("a", 3, "net")));
        assertEquals(Status.APPROVED, status(yes("dba1", 1, "data"), yes("dba2", 2, "data"), yes("dba1", 3, "net")));
    }

    @Test
    void theSamePersonCountsOnce() {
        assertEquals(Status.PENDING, status(yes("dba1", 1), yes("dba1", 2), yes("dba1", 3)));
    }

    @Test
    void whatIsMissingIsSaid() {
        ApprovalState state = ApprovalState.of(TWO_OF_DBA, List.of(yes("dba1", 1, "data")), NOW);

        assertEquals(
                List.of("data 1", "all 1"),
                state.open().stream()
                        .map(open -> open.requirement().name() + " " + open.missing())
                        .toList());
    }

    @Test
    void whatWasTakenBackDoesNotCount() {
        assertEquals(Status.PENDING, status(yes("dba1", 1), act(Act.Kind.WITHDRAW, "dba1", 2), yes("dba2", 3)));
    }

    @Test
    void oneRefusalIsEnoughAndNothingComesAfterIt() {
        assertEquals(Status.REJECTED, status(yes("dba1", 1), act(Act.Kind.REJECT, "b", 2), yes("dba2", 3)));
        assertEquals(Status.APPROVED, status(yes("dba1", 1), yes("dba2", 2), act(Act.Kind.REJECT, "b", 3)));
    }

    @Test
    void anAnswerAfterItsTimeIsNone() {
        assertEquals(Status.PENDING, status(yes("dba1", 1), yes("dba2", 4 * 60 + 1)));
        ApprovalState late = ApprovalState.of(TWO_OF_DBA, List.of(yes("dba1", 1)), END.plusSeconds(1));
        assertEquals(Status.EXPIRED, late.status());
        assertFalse(late.lets());
        assertEquals(
                Status.APPROVED,
                ApprovalState.of(TWO_OF_DBA, List.of(yes("dba1", 1), yes("dba2", 240)), END.plusSeconds(1))
                        .status());
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.Kind.class,
            names = {"APPROVE", "WITHDRAW", "ESCALATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverEndsItEndsItForGood(Act.Kind kind) {
        List<Act> acts = new ArrayList<>(List.of(act(kind, "boss", 1), yes("dba1", 2), yes("dba2", 3)));
        ApprovalState state = ApprovalState.of(TWO_OF_DBA, acts, NOW);

        assertEquals(kind, state.end().kind());
        assertEquals(kind == Act.Kind.BREAK_GLASS, state.lets());
        assertEquals(Optional.of(Refusal.Kind.OVER), refused(acts, "dba3", Act.Kind.APPROVE));
    }

    @Test
    void fourEyes() {
        assertEquals(Optional.of(Refusal.Kind.SEPARATION), refused(List.of(), "starter", Act.Kind.APPROVE));
        assertEquals(Optional.empty(), refused(List.of(), "starter", Act.Kind.REJECT));
        assertEquals(Optional.of(Refusal.Kind.NOBODY), refused(List.of(), " ", Act.Kind.APPROVE));
        assertEquals(Optional.of(Refusal.Kind.PERMISSION), refused(List.of(), "a", Act.Kind.BREAK_GLASS));
        assertEquals(Optional.empty(), refused(List.of(), "boss", Act.Kind.BREAK_GLASS));
    }

    @Test
    void answersThatSayNothingAreRefused() {
        List<Act> one = List.of(yes("dba1", 1));
        assertEquals(Optional.of(Refusal.Kind.TWICE), refused(one, "dba1", Act.Kind.APPROVE));
        assertEquals(Optional.empty(), refused(List.of(yes("dba1", 1, "data")), "dba1", Act.Kind.APPROVE));
        assertEquals(Optional.of(Refusal.Kind.TWICE), refused(one, "dba2", Act.Kind.WITHDRAW));
        assertEquals(Optional.of(Refusal.Kind.MALFORMED), refused(one, "dba2", Act.Kind.APPROVE, "forged"));
        ApprovalRequest onlyDba = request(new Requirement("all", List.of("data", "net"), 1, Set.of("dba")));
        Voter other = new Voter("a", Set.of("dev"), true, false);
        assertEquals(
                Optional.of(Refusal.Kind.NOT_ASKED),
                VoteRules.check(onlyDba, List.of(), other, Act.Kind.APPROVE, List.of(), "good reason", NOW)
                        .map(Refusal::kind));
        for (String reason : List.of("", "  ok ", "x".repeat(2_001))) {
            assertEquals(
                    Optional.of(Refusal.Kind.MALFORMED),
                    VoteRules.check(TWO_OF_DBA, List.of(), other, Act.Kind.APPROVE, List.of(), reason, NOW)
                            .map(Refusal::kind));
        }
    }

    @Test
    void aRequestThatNobodyCouldAnswerIsNone() {
        assertThrows(
                IllegalArgumentException.class, () -> request(new Requirement("data", List.of("data"), 1, Set.of())));
        assertThrows(IllegalArgumentException.class, () -> new Requirement("x", List.of(), 0, Set.of()));
        assertTrue(TWO_OF_DBA.has("data"));
    }

    @Test
    void manyVotesOnManyItemsTakeNoLongTime() {
        List<ApprovalItem> items =
                IntStream.range(0, 500).mapToObj(i -> item("i" + i, "high")).toList();
        List<String> ids = items.stream().map(ApprovalItem::id).toList();
        List<Requirement> rules = IntStream.range(0, 50)
                .mapToObj(i -> new Requirement("rule " + i, ids, 3, Set.of()))
                .toList();
        ApprovalRequest usual = request(new Requirement("", List.of("data", "net"), 1, Set.of()));
        ApprovalRequest large = new ApprovalRequest(
                usual.id(),
                usual.guard(),
                usual.asker(),
                usual.decisionSha256(),
                usual.effects(),
                usual.packs(),
                items,
                rules,
                usual.terms(),
                usual.excluded(),
                NOW,
                END);
        List<Act> acts = new ArrayList<>();
        for (String id : ids) {
            acts.add(yes("ann", 1, id));
            acts.add(yes("bob", 1, id));
        }
        assertTimeout(Duration.ofSeconds(60), () -> {
            ApprovalState state = ApprovalState.of(large, acts, NOW);
            assertEquals(Status.PENDING, state.status());
            assertEquals(1, state.open().get(0).missing());
        });
    }
}
