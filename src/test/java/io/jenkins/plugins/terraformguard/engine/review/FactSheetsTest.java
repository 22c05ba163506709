package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactSheetsTest {
    private static final String SECRET = "hunter2-but-longer-0451";

    private static String change(String address, String actions, String before, String after, String sensitive) {
        return "{\"address\":\"" + address + "\",\"mode\":\"managed\",\"type\":\"aws_db_instance\",\"name\":\"x\","
                + "\"provider_name\":\"registry.terraform.io/hashicorp/aws\",\"change\":{\"actions\":" + actions
                + ",\"before\":" + before + ",\"after\":" + after + ",\"after_unknown\":{},\"before_sensitive\":"
                + sensitive + ",\"after_sensitive\":" + sensitive + "}}";
    }

    private static String plan(List<String> changes) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":["
                + String.join(",", changes) + "]}";
    }

    private static FactSheet sheet(String json, String intent, int tokens) throws Exception {
        PlanSource source =
                PlanSource.of("plan.json", () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        Decision decision = new GuardEngine("1")
                .evaluate(new GuardRequest("x", source, "", List.of(), ReadLimits.DEFAULT), (phase, done, total) -> {});
        ChangeFacts facts = new ChangeFacts();
        new PlanReader(ReadLimits.DEFAULT).open(source, read -> {}).stream(facts);
        return FactSheets.of(decision, facts.pool(), intent, tokens);
    }

    private static final String UPDATE = change(
            "aws_db_instance.a",
            "[\"update\"]",
            "{\"engine\":\"14\",\"password\":\"" + SECRET + "\"}",
            "{\"engine\":\"15\",\"password\":\"" + SECRET + "2\"}",
            "{\"password\":true}");
    private static final String DELETE =
            change("aws_db_instance.b", "[\"delete\"]", "{\"engine\":\"14\"}", "null", "{}");

    @Test
    void aSheetHoldsWhatDiffersAndNoSecret() throws Exception {
        FactSheet sheet = sheet(plan(List.of(UPDATE, DELETE)), "Upgrade it, password=" + SECRET, 10_000);
        String document = new String(sheet.document(), StandardCharsets.UTF_8);

        assertFalse(document.contains(SECRET), document);
        assertTrue(sheet.facts().stream()
                .anyMatch(fact -> fact.kind() == Fact.Kind.CHANGE
                        && fact.subject().equals("aws_db_instance.a")
                        && fact.values().contains(new Fact.FactValue("engine", "14", "15"))));
        assertEquals("F1", sheet.facts().get(0).id());
        assertEquals(Fact.Kind.PLAN, sheet.facts().get(0).kind());
        assertEquals(Fact.Kind.INTENT, sheet.facts().get(1).kind());
    }

    @Test
    void theWorstComesFirstAndWhatDoesNotFitIsCounted() throws Exception {
        List<String> many = IntStream.range(0, 200)
                .mapToObj(i -> change("aws_db_instance.n" + i, "[\"create\"]", "null", "{\"engine\":\"14\"}", "{}"))
                .toList();
        List<String> all = new ArrayList<>(many);
        all.add(DELETE);
        FactSheet sheet = sheet(plan(all), "", 1_000);

        assertTrue(sheet.document().length <= 1_000 * FactSheet.BYTES_PER_TOKEN + 500);
        assertTrue(sheet.facts().stream()
                .anyMatch(fact -> fact.subject().equals("aws_db_instance.b") && fact.kind() == Fact.Kind.CHANGE));
        int creates = (int) sheet.facts().stream()
                .filter(fact -> fact.action().equals("create") && fact.kind() == Fact.Kind.CHANGE)
                .count();
        assertEquals(200 - creates, sheet.omitted().get("change"));
    }

    @Test
    void theSamePlanGivesTheSameSheet() throws Exception {
        assertArrayEquals(
                sheet(plan(List.of(UPDATE, DELETE)), "x", 5_000).document(),
                sheet(plan(List.of(DELETE, UPDATE)), "x", 5_000).document());
    }

    @Test
    void theReviewerWithoutModelSaysNothingThatTheFactsDoNotSay() throws Exception {
        FactSheet sheet = sheet(plan(List.of(UPDATE, DELETE)), "Upgrade", 10_000);
        CheckedReview checked = ClaimCheck.check(sheet, new DeterministicReviewer().review(sheet));

        assertEquals(List.of(), checked.struck());
        assertFalse(checked.concerns().isEmpty());
        assertEquals(100, checked.supported());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \u2003\n",
                "\u001c",
                "\u0000",
                "\u00a0",
                "\ud800 half a pair",
                "one\n  two\tthree\u202e",
                "password=" + SECRET,
                "%s"
            })
    void whatIsRecordedOfTheIntentGivesTheSameSheet(String form) throws Exception {
        String intent = form.replace("%s", "All work and no play. ".repeat(2_000));
        FactSheet sheet = sheet(plan(List.of(UPDATE)), intent, 5_000);
        ReviewRecord record = ReviewBoard.hold("x", sheet, intent, ReviewRules.DEFAULT, ReviewPanel.NONE);

        assertFalse(record.intent().contains(SECRET));
        assertArrayEquals(
                sheet.document(),
                sheet(plan(List.of(UPDATE)), record.intent(), 5_000).document());
        assertEquals(record, ReviewRecordDocument.read(ReviewRecordDocument.write(record)));
    }

    @Test
    void nobodyGetsRidOfAConcernByAnOddName() throws Exception {
        String odd = DELETE.replace("aws_db_instance.b", "aws_db_instance.b[\\\"<a href=https://evil.example>\\\"]");
        FactSheet sheet = sheet(plan(List.of(odd)), "", 10_000);
        CheckedReview checked = ClaimCheck.check(sheet, new DeterministicReviewer().review(sheet));

        assertTrue(
                checked.concerns().stream()
                        .anyMatch(concern -> concern.title().startsWith("A resource with an odd name: ")
                                && concern.title().contains("hard to undo")),
                checked.toString());
    }
}
