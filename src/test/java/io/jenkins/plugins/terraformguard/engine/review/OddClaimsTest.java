package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;
import java.util.TreeMap;
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
    @ValueSource(strings = {"Ports 22,443 are open.", "Ports 8080 and 1,234 are open.", "The key tags.delete_me is set."})
    void whatStandsInTheFactWordForWordIsKept(String detail) {
        Fact.FactValue value = new Fact.FactValue("tags.delete_me", "22,443", "8080 1234 x");

        assertEquals(List.of(), check(fact("a.b", "update", "", value), "t", detail).struck());
    }
}
