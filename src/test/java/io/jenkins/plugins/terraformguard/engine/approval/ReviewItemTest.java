package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are asked where reviewers are worried. */
class ReviewItemTest {
    private static final Instant NOW = ApprovalStateTest.NOW;
    private static final Effects EFFECTS =
            new Effects("1".repeat(64), 1, List.of(new Effect("aws_x.a", "delete", "a".repeat(64))));

    private static ApprovalItem item(List<String> raised) {
        ReviewSummary sample = SampleReviews.summary();
        return ReviewItem.of(new ReviewSummary(
                sample.record(),
                sample.witnesses(),
                raised,
                sample.summary(),
                sample.concerns(),
                sample.questions(),
                sample.struck(),
                sample.facts(),
                sample.fixes(),
                sample.notes()));
    }

    private static List<String> subjects(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "aws_x.a" + i).toList();
    }

    private static boolean isKept(List<String> before, List<String> now) {
        Binding approved = new Binding(EFFECTS, List.of(item(before)), List.of(), NOW.plusSeconds(60));
        return approved.compare(new Binding(EFFECTS, List.of(item(now)), List.of(), NOW), true, NOW)
                .holds();
    }

    @Test
    void itNamesWhatTheyAreWorriedAbout() {
        List<ApprovalItem> items =
                new ApprovalQuestion(SampleReviews.raised(), ApprovalRules.DEFAULT, UnaryOperator.identity()).items();

        assertEquals(
                List.of(new ApprovalItem(
                        ApprovalItem.REVIEW, "", "high", "", "", "reviewers are worried about aws_db_instance.orders")),
                items);
    }

    @Test
    void itIsAsBadAsTheWorstConcernAboutThem() {
        assertEquals("high", item(List.of("aws_db_instance.orders")).severity());
        assertEquals(Severity.CRITICAL.id(), item(List.of("aws_x.other")).severity());
    }

    @Test
    void thatItWasApprovedCountsForTheSameSubjectsOnly() {
        assertTrue(isKept(List.of("a", "b"), List.of("b", "a")));
        assertFalse(isKept(List.of("a", "b"), List.of("a")));
        assertFalse(isKept(List.of("a"), List.of("a", "b")));
        assertFalse(isKept(List.of("a, b"), List.of("a", "b")));
        assertFalse(isKept(subjects(0, 40), subjects(0, 39)));
        assertFalse(isKept(List.of("x".repeat(500) + "a"), List.of("x".repeat(500) + "b")));
        assertFalse(isKept(List.of("a\nb"), List.of("a b")));
        assertTrue(isKept(subjects(0, 500), subjects(0, 500)));
    }

    @Test
    void manySubjectsHaveRoom() {
        ApprovalItem item = item(
                IntStream.range(0, 500).mapToObj(i -> "x".repeat(4_000) + i).toList());
        assertTrue(item.message().length() <= ApprovalItem.MAX_MESSAGE, item.message());
        assertTrue(item.message().matches(".* and 490 more, SHA-256 [0-9a-f]{64}"), item.message());
    }

    @ParameterizedTest
    @CsvSource({"review, true", "risk, false", "*, true", "ACME-*, false"})
    void rulesMayNameIt(String named, boolean meant) {
        Decision decision = SampleReviews.raised();
        ApprovalRule rule = new ApprovalRule(
                "security",
                List.of(named),
                List.of("high"),
                List.of("soft-mandatory"),
                2,
                List.of("Security"),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "organisation");
        ApprovalRules rules =
                new ApprovalRules(Duration.ofHours(2), Duration.ofHours(5), KeepMode.SAME, true, false, List.of(rule));

        ApprovalQuestion.Concern concern = new ApprovalQuestion(decision, rules, UnaryOperator.identity())
                .concerns()
                .get(0);

        assertEquals(meant ? "security" : "", concern.rule().name());
        assertEquals(ApprovalItem.REVIEW, concern.items().get(0).id());
    }
}
