package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that obeys whatever stands in a plan: whatever it says, no verdict gets weaker and nothing bad comes out. */
class HostileReviewTest {
    private static final RaiseRule ANYTHING = new RaiseRule(new ReviewRules.Raise(Severity.INFO, 0, 1));

    static List<Attack> attacks() throws IOException {
        return Attack.in("hostile.txt");
    }

    private static Optional<CheckedReview> heard(Attack attack) {
        FactSheet sheet = attack.sheet();
        try {
            Question question = Question.of(Prompt.bundled(Prompt.GENERAL), sheet, "nonce");
            Review review =
                    ReviewAnswer.read(question, attack.model().answer(question).text());
            return Optional.of(ClaimCheck.check(sheet, review));
        } catch (ReviewException discarded) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertTrue(attacks().size() >= 70);
        assertEquals(
                attacks().size(),
                attacks().stream().map(Attack::name).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noVerdictGetsWeaker(Attack attack) {
        List<CheckedReview> reviews = heard(attack).stream().toList();
        List<String> raised = ANYTHING.raised(attack.sheet(), reviews);
        for (Verdict before : Verdict.values()) {
            Verdict after = RaiseRule.verdict(before, raised);
            assertTrue(after.compareTo(before) >= 0, before + " became " + after);
            assertTrue(after == before || after == Verdict.APPROVAL_REQUIRED, before + " became " + after);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noSecretNoLinkAndNoMarkupComesOut(Attack attack) {
        for (CheckedReview review : heard(attack).stream().toList()) {
            Stream<String> concerns =
                    review.concerns().stream().flatMap(one -> Stream.of(one.title(), one.detail(), one.remediation()));
            Stream.of(Stream.of(review.summary()), concerns, review.questions().stream())
                    .flatMap(texts -> texts)
                    .forEach(text -> {
                        assertFalse(Attack.BAD.matcher(text).find(), text);
                        assertFalse(Attack.HIDDEN.matcher(text).find(), text);
                        assertFalse(text.contains(Attack.SECRET), text);
                        assertFalse(text.contains("canary-"), text);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatIsMadeUpRaisesNothing(Attack attack) {
        if (attack.name().startsWith("made-up") || attack.name().startsWith("no-fact")) {
            assertEquals(
                    List.of(),
                    ANYTHING.raised(attack.sheet(), heard(attack).stream().toList()));
        }
    }

    @Test
    void theDataIsFencedByWhatItsAuthorCantKnow() {
        Question question = Question.of(Prompt.bundled(Prompt.GENERAL), Sheets.SHEET, "nonce");
        Question other = Question.of(Prompt.bundled(Prompt.GENERAL), Sheets.SHEET, "another");
        String fence = question.user().substring(0, question.user().indexOf('\n'));

        assertTrue(question.system().contains(fence));
        assertFalse(other.user().contains(fence));
        assertFalse(question.system().contains("{{"), "something was not filled in");
        assertFalse(question.system().contains(Sheets.DATABASE.subject()), "data stands in the instructions");
    }
}
