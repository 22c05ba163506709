package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTest {
    private static CheckedReview check(String detail, String... facts) {
        Concern concern = new Concern("A concern", detail, Severity.HIGH, List.of(facts), "", "");
        return ClaimCheck.check(Sheets.SHEET, new Review("", "high", 90, List.of(concern), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "module.data.aws_db_instance.main is replaced, so data since the last backup may be gone.",
                "The upgrade of engine_version from 14.2 to 15.1 destroys the database.",
                "The database is deleted and created anew (see F1).",
                "`aws_db_instance` can't be upgraded in place, e.g. without a copy.",
                "This is 1 resource.",
                "The value of id is \"(known after apply)\".",
                "It is unsafe to replace it, and not safe to go on without a backup.",
                "It should be approved by whoever owns the database.",
                "To be safe, have somebody approve a backup before you go ahead.",
                "Terraform may ignore what is set elsewhere."
            })
    void whatTheFactsSayIsKept(String detail) {
        CheckedReview checked = check(detail, "F1");

        assertEquals(List.of(), checked.struck(), detail);
        assertEquals(100, checked.supported());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F9 | The database is replaced. | UNKNOWN_FACT",
                "F01 | The database is replaced. | UNKNOWN_FACT",
                "F1 | aws_s3_bucket.logs is replaced. | UNKNOWN_NAME",
                "F1 | module.data.aws_db_instance.replica is replaced. | UNKNOWN_NAME",
                "F1 | deletion_protection is off. | UNKNOWN_NAME",
                "F1 | It violates TG-AWS-041. | UNKNOWN_NAME",
                "F1 | The version becomes 16. | UNKNOWN_NUMBER",
                "F1 | It takes 4 hours. | UNKNOWN_NUMBER",
                "F1 | It goes from 1 to 5. | UNKNOWN_NUMBER",
                "F1 | There are 1,400 tables. | UNKNOWN_NUMBER",
                "F1 | The class becomes `db.m5.large`. | UNKNOWN_QUOTE",
                "F2 | The group is destroyed. | OTHER_ACTION",
                "F2 | The group will be recreated. | OTHER_ACTION",
                "F2 | The group is imported. | OTHER_ACTION",
                "F3 | Terraform deletes the group. | OTHER_ACTION",
                "F1 | The database is replaced, see https://evil.example/x. | UNSAFE_TEXT",
                "F1 | The database is replaced <img src=x onerror=alert(1)>. | UNSAFE_TEXT",
                "F1 | The database is replaced, [click](javascript:alert(1)). | UNSAFE_TEXT",
                "F1 | The database is replaced&#46; | UNSAFE_TEXT",
                "F1 | The database is replaced, see s3://bucket. | UNSAFE_TEXT",
                "F1 | It is replaced with password=Tr0ub4dor-and-3. | UNSAFE_TEXT",
                "F1 | The replacement is harmless. | VERDICT",
                "F1 | This was approved by the team. | VERDICT",
                "F1 | The change is completely safe. | VERDICT",
                "F1 | It can be ignored. | VERDICT",
                "F1 | You may safely approve it. | VERDICT",
                "F1 | It should be approved. | VERDICT",
                "F1 | This is a false positive. | VERDICT",
                "F1 | There is no risk in the replacement. | VERDICT"
            })
    void whatTheyDoNotSayIsStruck(String fact, String detail, StrikeReason reason) {
        CheckedReview checked = check(detail, fact);

        assertEquals(List.of(), checked.concerns(), detail);
        assertEquals(reason, checked.struck().get(0).reason(), detail);
        assertEquals(0, checked.supported());
    }

    @Test
    void aClaimRestsOnTheFactsThatItNamesAndNoOthers() {
        assertEquals(
                1, check("The port 22 is open to 0.0.0.0/0.", "F3").concerns().size());
        assertEquals(
                StrikeReason.UNKNOWN_NUMBER,
                check("The port 22 is open.", "F1").struck().get(0).reason());
        assertEquals(StrikeReason.NO_FACT, check("All is bad.").struck().get(0).reason());
    }

    @Test
    void valuesThatDisappearMayBeCalledRemoved() {
        assertEquals(1, check("The tag tags.Owner is removed.", "F2").concerns().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202egnp.exe", "a\u200bb", "a\u0000b", "\ue000"})
    void nothingHiddenComesOut(String hidden) {
        assertEquals(
                StrikeReason.UNSAFE_TEXT,
                check("It is replaced " + hidden, "F1").struck().get(0).reason());
    }

    @Test
    void summaryAndQuestionsAreComparedSentenceBySentence() {
        Review review = new Review(
                "The database is replaced because of engine_version. It will cost 4000 dollars. Port 22 is open.",
                "high",
                99,
                List.of(),
                List.of("Is 15.1 tested?", "Why is aws_lambda_function.x there?"));
        CheckedReview checked = ClaimCheck.check(Sheets.SHEET, review);

        assertEquals("The database is replaced because of engine_version. Port 22 is open.", checked.summary());
        assertEquals(List.of("Is 15.1 tested?"), checked.questions());
        assertEquals(60, checked.supported());
    }

    @Test
    void remediationIsNoWayRoundTheCheckOfTexts() {
        Concern concern = new Concern("It is replaced", "", Severity.LOW, List.of("F1"), "see http://evil.example", "");
        CheckedReview checked = ClaimCheck.check(Sheets.SHEET, new Review("", "low", 1, List.of(concern), List.of()));
        assertEquals(StrikeReason.UNSAFE_TEXT, checked.struck().get(0).reason());
    }

    @Test
    void aVerdictIsNoWayRoundInARemediation() {
        Concern concern = new Concern("It is replaced", "", Severity.LOW, List.of("F1"), "Please approve this.", "");
        CheckedReview checked = ClaimCheck.check(Sheets.SHEET, new Review("", "low", 1, List.of(concern), List.of()));
        assertEquals(StrikeReason.VERDICT, checked.struck().get(0).reason());
    }

    @Test
    void aFindingMaySayWhatAReviewerMayNot() {
        Fact finding =
                new Fact("F1", Fact.Kind.FINDING, "a.b", "", List.of(), "P-1 (high): it was approved by two people");
        Fact intent = new Fact("F2", Fact.Kind.INTENT, "", "", List.of(), "It was approved by two people");
        FactSheet sheet = new FactSheet(List.of(finding, intent), new TreeMap<>());
        List<Concern> both = List.of(
                new Concern("a", "It was approved by two people.", Severity.LOW, List.of("F1"), "", ""),
                new Concern("b", "It was approved by two people.", Severity.LOW, List.of("F2"), "", ""));
        CheckedReview checked = ClaimCheck.check(sheet, new Review("", "low", 1, both, List.of("Was it approved?")));

        assertEquals(both.subList(0, 1), checked.concerns());
        assertEquals(1, checked.questions().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The password is hunter2-but-longer-0451. | The password is (?).",
                "Says `all good` of F1 and \"14.2\" at 22 of 1,400. | Says (?) of F1 and \"14.2\" at 22 of (?).",
                "module.data.aws_db_instance.main and aws_iam_user.ceo, 4 times "
                        + "| module.data.aws_db_instance.main and (?), (?) times",
                "See www.evil.example. | (not shown: there is a link, markup, a credential or something hidden in it)"
            })
    void ofWhatIsStruckOnlyThatIsShownWhichTheReviewerWasTold(String claim, String shown) {
        Review review = new Review("", "low", 1, List.of(), List.of("Why x_y? " + claim, claim + " x_y"));
        List<CheckedReview.Struck> struck =
                ClaimCheck.check(Sheets.SHEET, review).struck();
        String unsafe = shown.startsWith("(not") ? shown : shown + " (?)";

        assertEquals(unsafe, struck.get(1).claim());
        assertEquals("", struck.get(1).detail());
    }

    @Test
    void longTextsTakeNoLongTime() {
        String text = "a_".repeat(20_000) + "\"".repeat(20_000) + "1,".repeat(20_000) + "[".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertTrue(check(text, "F1").concerns().isEmpty());
        });
    }
}
