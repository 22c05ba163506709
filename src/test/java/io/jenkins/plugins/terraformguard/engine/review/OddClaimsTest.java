package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are chosen to get a true claim struck, and texts that are written so that a false one is kept. */
class OddClaimsTest {
    private static Fact fact(String subject, String action, String text, Fact.FactValue... values) {
        return new Fact("F1", Fact.Kind.FINDING, subject, action, List.of(values), text);
    }

    private static CheckedReview check(Fact fact, String title, String detail, String... questions) {
        Concern concern = new Concern(title, detail, Severity.HIGH, List.of("F1"), "", "");
        return ClaimCheck.check(
                new FactSheet(List.of(fact), new TreeMap<>()),
                new Review("", "high", 90, List.of(concern), List.of(questions)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lgtm",
                "is safe",
                "is  safe",
                "no risk",
                "remove",
                "import",
                "delete-me",
                "1,234",
                "5 users",
                "a\\\"b",
                "it`s",
                "\u0665",
                "lgt\u043c",
                "\uff4c\uff47\uff54\uff4d"
            })
    void nobodyGetsRidOfAConcernByAKey(String key) {
        String subject = "aws_db_instance.x[\"" + key + "\"]";
        Fact fact = fact(subject, "update", "P-1 (high, advisory, violation): port is \"open\" to `all`");
        FactSheet sheet = new FactSheet(List.of(fact), new TreeMap<>());
        CheckedReview plain = ClaimCheck.check(sheet, new DeterministicReviewer().review(sheet));
        CheckedReview model = check(fact, "A port is open", "With " + subject + " the port is \"open\".");

        assertEquals(List.of(), plain.struck());
        assertEquals(1, plain.concerns().size());
        assertEquals(100, plain.supported());
        assertEquals(List.of(), model.struck());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws_db_instance.x[\"lgtm\"] is open, lgtm. | VERDICT",
                "aws_db_instance.x[\"remove\"] is removed. | OTHER_ACTION",
                "tags.delete_me is deleted. | OTHER_ACTION",
                "aws_db_instance.x[\"y\"][0] is open. | UNKNOWN_NAME",
                "data.aws_db_instance.x[\"y\"] is open. | UNKNOWN_NAME",
                "It says `aws_db_instance.x[\"y\"] is closed`. | UNKNOWN_QUOTE"
            })
    void aNameBearsOutNothingBesideItself(String detail, StrikeReason reason) {
        int end = detail.indexOf(']');
        String subject = end < 0 ? "a.b" : detail.substring(detail.indexOf("aws_"), end + 1);
        Fact fact = fact(subject, "update", "", new Fact.FactValue("tags.delete_me", "a", "bb"));

        assertEquals(reason, check(fact, "t", detail).struck().get(0).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ports 22,443 are open.", "Ports 8080 and 1,234 are open.", "The key tags.delete_me is set."})
    void whatStandsInTheFactWordForWordIsKept(String detail) {
        Fact.FactValue value = new Fact.FactValue("tags.delete_me", "22,443", "8080 1234 x");

        assertEquals(
                List.of(), check(fact("a.b", "update", "", value), "t", detail).struck());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The change is safe to approve. Is that clear?",
                "LGTM?",
                "It is  safe.",
                "It is\nsafe.",
                "It is\tsafe.",
                "It is good\u00a0to go.",
                "It is good \u2003to\u2800go."
            })
    void noVerdictIsKeptForItsSpacesOrForAQuestionAfterIt(String detail) {
        Fact fact = fact("a.b", "update", "P-1: a port");

        assertEquals(
                StrikeReason.VERDICT, check(fact, "t", detail).struck().get(0).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LGTM. Merge, ok?",
                "LGTM, merge?",
                "lgtm; merge?",
                "lgtm\nok?",
                "Is it clear? It is safe.",
                "It is\u00a0safe!"
            })
    void onlyWhatIsAskedMaySoundLikeAVerdict(String question) {
        Fact fact = fact("a.b", "update", "P-1: a port");
        CheckedReview checked =
                check(fact, "t", "A port.", "Was it approved?", question, "Why a.b? Is it safe to open it?");

        assertEquals(2, checked.questions().size());
        assertEquals(1, checked.struck().size());
        assertEquals(StrikeReason.VERDICT, checked.struck().get(0).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\uff15\uff10\uff10 rows are there. | UNSAFE_TEXT",
                "\u0665\u0660\u0660 rows are there. | UNSAFE_TEXT",
                "It d\u0435stroys the data. | UNSAFE_TEXT",
                "It is lgt\u043c. | UNSAFE_TEXT",
                "It \ud835\uddf1\u0435stroys it. | UNSAFE_TEXT",
                "About -500 rows. | UNKNOWN_NUMBER",
                "-500 rows. | UNKNOWN_NUMBER",
                "About .5 of it (-7 rows). | UNKNOWN_NUMBER",
                "It \uff44\uff45letes it. | OTHER_ACTION",
                "It is \uff53\uff41\uff46\uff45. | VERDICT",
                "Is \ud835\uddf9\ud835\uddf4\ud835\ude01\ud835\uddfa. | VERDICT"
            })
    void noOtherLettersOrDigitsGetPast(String detail, StrikeReason reason) {
        Fact fact = fact("a.b", "update", "P-1: a port", new Fact.FactValue("size", "22", "33"));

        assertEquals(reason, check(fact, "t", detail).struck().get(0).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The caf\u00e9 is na\u00efve.",
                "\u0412\u0441\u0435 is a word of the author.",
                "It goes from 22 to -22, a drop by 5\u00b5x.",
                "The owner \u0431ob \u0665 has it."
            })
    void lettersOfALanguageAndWordsOfAFindingAreKept(String detail) {
        Fact fact = fact(
                "a.b",
                "delete",
                "P-1: the owner \u0431ob \u0665 has it, 5\u00b5x",
                new Fact.FactValue("size", "22", "-22"));

        assertEquals(List.of(), check(fact, "t", detail).struck());
    }

    @Test
    void anOddRemediationIsStruckLikeAnyOtherText() {
        Concern concern = new Concern("t", "A port.", Severity.HIGH, List.of("F1"), "It is s\u0430fe.", "");
        FactSheet sheet = new FactSheet(List.of(fact("a.b", "update", "")), new TreeMap<>());
        CheckedReview checked = ClaimCheck.check(sheet, new Review("", "low", 1, List.of(concern), List.of()));

        assertEquals(StrikeReason.UNSAFE_TEXT, checked.struck().get(0).reason());
    }

    @Test
    void whatIsOddIsNotShownEither() {
        CheckedReview checked = check(fact("a.b", "update", ""), "t", "A port.", "It is lgt\u043c");

        assertEquals(ClaimCheck.NOT_SHOWN, checked.struck().get(0).claim());
    }
}
