package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that obeys whatever stands in a plan: whatever it says, no verdict gets weaker and nothing bad comes out. */
class HostileReviewTest {
    private static final String SECRET = "hunter2-but-longer-0451";
    private static final Pattern BAD = Pattern.compile("(?i)https?:|ftp:|www\\.|javascript:|data:text|<|&#|&lt|\\]\\(");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");
    private static final RaiseRule ANYTHING = new RaiseRule(new ReviewRules.Raise(Severity.INFO, 0, 1));

    /** @param data what stands in the plan */
    record Attack(String name, String data, String answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> attacks() throws IOException {
        try (InputStream in = HostileReviewTest.class.getResourceAsStream("hostile.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.substring(text.indexOf('\n') + 1).split("\n\n"))
                    .map(block -> block.split("\n", -1))
                    .map(lines -> new Attack(lines[0], lines[1], lines.length > 2 ? lines[2] : ""))
                    .toList();
        }
    }

    private static FactSheet sheet(Attack attack) {
        List<Fact> facts = new ArrayList<>(Sheets.SHEET.facts());
        facts.add(new Fact(
                "F4",
                Fact.Kind.CHANGE,
                "aws_instance.x",
                "update",
                List.of(new Fact.FactValue("tags.Note", "", FactText.prose(attack.data()))),
                ""));
        facts.add(new Fact("F5", Fact.Kind.INTENT, "", "", List.of(), FactText.unread(attack.data())));
        return new FactSheet(facts, new TreeMap<>());
    }

    private static Optional<CheckedReview> heard(Attack attack) {
        FactSheet sheet = sheet(attack);
        Model obeys = question -> {
            Canaries canaries = question.canaries();
            String word = canaries.inInstructions();
            return ModelAnswer.of(attack.answer()
                    .replace("{{canary}}", word)
                    .replace("{{CANARY}}", word.toUpperCase(Locale.ROOT))
                    .replace("{{c a n a r y}}", String.join(" ", word.split("")))
                    .replace("{{yranac}}", new StringBuilder(word).reverse())
                    .replace("{{bait}}", canaries.inData())
                    .replace("{{user}}", question.user())
                    .replace("{{huge}}", "x".repeat(1_000_000)));
        };
        try {
            Review review = new ModelReviewer(Prompt.bundled(Prompt.GENERAL), obeys, () -> "nonce").review(sheet);
            return Optional.of(ClaimCheck.check(sheet, review));
        } catch (ReviewException discarded) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertTrue(attacks().size() >= 40);
        assertEquals(
                attacks().size(),
                attacks().stream().map(Attack::name).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void noVerdictGetsWeaker(Attack attack) {
        List<CheckedReview> reviews = heard(attack).stream().toList();
        List<String> raised = ANYTHING.raised(sheet(attack), reviews);
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
            Stream<String> concerns = review.concerns().stream()
                    .flatMap(one -> Stream.of(one.title(), one.detail(), one.remediation(), one.patch()));
            Stream.of(Stream.of(review.summary()), concerns, review.questions().stream())
                    .flatMap(texts -> texts)
                    .forEach(text -> {
                        assertFalse(BAD.matcher(text).find(), text);
                        assertFalse(HIDDEN.matcher(text).find(), text);
                        assertFalse(text.contains(SECRET), text);
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
                    ANYTHING.raised(sheet(attack), heard(attack).stream().toList()));
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
