package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that obey whatever stands in a plan, on the whole way from the question to the document of the decision. */
class HostileBoardTest {
    private static final ReviewRules ANYTHING =
            new ReviewRules(ReviewRules.ROLES, true, 8_000, new ReviewRules.Raise(Severity.INFO, 0, 1));
    private static final String HONEST = Answers.review("The database is replaced.", Answers.DATABASE, Answers.PORT);

    static List<Attack> attacks() throws IOException {
        return Attack.in("hostile.txt");
    }

    static List<Attack> critics() throws IOException {
        return Attack.in("hostile-critic.txt");
    }

    private static Map<String, Model> all(Model model) {
        Map<String, Model> models = new HashMap<>();
        ReviewRules.ROLES.forEach(role -> models.put(role, model));
        return models;
    }

    private static ReviewRecord held(Attack attack, Model model, Model critic) throws Exception {
        return ReviewBoard.hold("x", attack.sheet(), attack.data(), ANYTHING, Answers.panel(all(model), critic));
    }

    /** What is left of the words of a model: all texts of the review in the document of a decision. */
    private static List<String> shown(Decision decision) throws IOException {
        List<String> texts = new ArrayList<>();
        collect(new ObjectMapper().readTree(DecisionWriter.write(decision)).at("/review"), texts);
        texts.addAll(decision.reasons());
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }

    /** Whatever was said: no verdict is weaker, nothing else is touched, nothing bad is shown, and it can be worked out again. */
    private static void checkAll(Attack attack, ReviewRecord record) throws Exception {
        ReviewSummary summary = Reviewing.outcome(attack.sheet(), record);
        ReviewRecord read = ReviewRecordDocument.read(ReviewRecordDocument.write(record));
        assertEquals(summary, Reviewing.outcome(attack.sheet(), read));
        for (Verdict before : Verdict.values()) {
            Decision judged = before == Verdict.ERROR
                    ? SampleDecisions.broken()
                    : SampleDecisions.with(before, SampleDecisions.full().findings());
            Decision after = Reviewing.apply(judged, summary);
            assertTrue(
                    after.verdict() == before
                            || before.compareTo(after.verdict()) < 0 && after.verdict() == Verdict.APPROVAL_REQUIRED,
                    before + " became " + after.verdict());
            assertEquals(judged.findings(), after.findings());
            assertEquals(judged.exemptions(), after.exemptions());
            assertEquals(judged.settings(), after.settings());
            assertTrue(after.reasons().containsAll(judged.reasons()));
            assertEquals(after, DecisionReader.read(DecisionWriter.write(after)));
            for (String text : shown(after)) {
                assertFalse(Attack.BAD.matcher(text).find(), text);
                assertFalse(Attack.HIDDEN.matcher(text).find(), text);
                assertFalse(text.contains(Attack.SECRET) || text.contains("hunter2"), text);
                assertFalse(text.contains("canary-"), text);
                assertFalse(
                        text.matches("(?i).*(has approved|approve it|approve this|safe to|is harmless|is fine).*"),
                        text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void reviewersAndCriticThatObeyGetNowhere(Attack attack) throws Exception {
        checkAll(attack, held(attack, attack.model(), attack.model()));
    }

    @ParameterizedTest
    @MethodSource("critics")
    void aCriticThatObeysGetsNoFurtherThanToTheVerdictOfThePolicies(Attack attack) throws Exception {
        ReviewRecord record = held(attack, Answers.saying(HONEST), attack.model());
        checkAll(attack, record);
        ReviewSummary with = Reviewing.outcome(attack.sheet(), record);
        ReviewSummary without = Reviewing.outcome(attack.sheet(), held(attack, Answers.saying(HONEST), null));

        assertTrue(
                new HashSet<>(without.raised()).containsAll(with.raised()),
                with.raised().toString());
        assertTrue(without.concerns().size() >= with.concerns().size());
        assertEquals(without.summary(), with.summary());
        assertEquals(
                List.of("strike-all", "strike-all-many").contains(attack.name()),
                with.struck().stream().anyMatch(struck -> struck.reason().equals(StrikeReason.CRITIC.id())),
                with.struck().toString());
    }

    @Test
    void aCriticThatStrikesEverythingLeavesTheVerdictOfThePolicies() throws Exception {
        Attack all = critics().stream()
                .filter(attack -> attack.name().equals("strike-all-many"))
                .findFirst()
                .orElseThrow();
        ReviewSummary summary = Reviewing.outcome(all.sheet(), held(all, Answers.saying(HONEST), all.model()));
        assertEquals(List.of(), summary.concerns());
        assertEquals(List.of(), summary.raised());
        for (Verdict before : List.of(Verdict.PASS, Verdict.ADVISORY, Verdict.APPROVAL_REQUIRED, Verdict.FAIL)) {
            assertEquals(
                    before,
                    Reviewing.apply(SampleDecisions.with(before, List.of()), summary)
                            .verdict());
        }
    }

    @Test
    void aReviewerThatIsRightIsHeardAmongOthersThatObey() throws Exception {
        for (Attack attack : attacks()) {
            Map<String, Model> models = new HashMap<>(all(attack.model()));
            models.put("security", Answers.saying(HONEST));
            ReviewRecord record = ReviewBoard.hold("x", attack.sheet(), "", ANYTHING, Answers.panel(models, null));
            ReviewSummary summary = Reviewing.outcome(attack.sheet(), record);
            assertTrue(summary.raised().contains(Sheets.DATABASE.subject()), attack.name());
            assertEquals(
                    Verdict.APPROVAL_REQUIRED,
                    Reviewing.apply(SampleDecisions.with(Verdict.PASS, List.of()), summary)
                            .verdict());
        }
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertTrue(
                attacks().size() + critics().size() >= 100,
                "only " + attacks().size() + " and " + critics().size());
        assertEquals(
                critics().size(),
                critics().stream().map(Attack::name).distinct().count());
    }
}
