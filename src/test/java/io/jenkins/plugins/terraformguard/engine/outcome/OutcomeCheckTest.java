package io.jenkins.plugins.terraformguard.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome.State;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome.Kind;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification.Status;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was planned against what is there. */
class OutcomeCheckTest {
    private static final String SECRET = "Kq8wZ71tPx9sVb2m";

    private static final String POLICY = """
            pack: own
            version: 1.0.0
            policies:
              - id: OWN-1
                title: Names begin with a
                severity: high
                enforcement: %s
                resources: [aws_x]
                assert: after.arn.startsWith("a")
                message: "${resource.address} is called ${after.arn}"
            """;

    private static Map<String, Kind> kinds(Verification verification) {
        return verification.resources().stream()
                .collect(Collectors.toMap(ResourceOutcome::address, ResourceOutcome::kind));
    }

    private static void written(Verification verification) throws Exception {
        byte[] document = VerificationDocument.write(verification);
        String text = new String(document, StandardCharsets.UTF_8);
        assertFalse(text.contains(SECRET), text);
        assertEquals(verification, VerificationDocument.read(document));
        assertArrayEquals(document, VerificationDocument.write(VerificationDocument.read(document)));
        assertEquals(List.of(), SchemaCheck.of("verification.schema.json").problems(text, "verification.json"));
    }

    @Test
    void allThatWasPlannedIsThere() throws Exception {
        Verification verification = new Applied()
                .create(
                        "a",
                        "{\"size\":1,\"tags\":{\"x\":\"y\"},\"none\":\"\"}",
                        "{\"id\":true,\"rules\":[{\"id\":true}]}")
                .change("b", "\"update\"", "{\"size\":1}", "{\"size\":2}", "{}", "")
                .change("c", "\"delete\"", "{\"size\":1}", "null", "{}", "")
                .change("d", "\"forget\"", "{\"size\":1}", "null", "{}", "")
                .change("e", "\"no-op\"", "{\"size\":1}", "{\"size\":1}", "{}", ",\"previous_address\":\"aws_x.old\"")
                .change("f", "\"delete\",\"create\"", "{\"size\":1}", "{\"size\":3}", "{\"id\":true}", "")
                .there(
                        "a",
                        "{\"size\":1,\"tags\":{\"x\":\"y\"},\"none\":null,\"id\":\"i-1\",\"rules\":[{\"id\":\"r\"}]}")
                .there("b", "{\"size\":2}")
                .there("e", "{\"size\":1}")
                .there("f", "{\"size\":3,\"id\":\"i-2\"}")
                .outputs(
                        "{\"o\":{\"actions\":[\"create\"],\"before\":null,\"after_unknown\":true,"
                                + "\"before_sensitive\":false,\"after_sensitive\":false}}",
                        "{\"o\":{\"sensitive\":false,\"value\":7,\"type\":\"number\"}}")
                .verify();
        assertEquals(Status.CLOSED, verification.status(), verification.toString());
        assertEquals(6, verification.counts().planned());
        assertEquals(6, verification.counts().asPlanned());
        assertTrue(verification.counts().noise() > 0, "null and empty are the same");
        written(verification);
    }

    @Test
    void whatReviewersRaisedIsLookedAtLikeAnythingElse() throws Exception {
        Applied applied = new Applied()
                .policy(POLICY.formatted("soft-mandatory"))
                .create("a", "{}", "{\"arn\":true}")
                .there("a", "{\"arn\":\"arn:a\"}");
        Decision raised = Reviewing.apply(applied.decision(), SampleReviews.summary());
        assertTrue(raised.grounds().review().raises());
        Verification verification = applied.verify(raised, applied.plan(), applied.state());
        assertEquals(Status.CLOSED, verification.status(), verification.toString());
        assertEquals(1, verification.obligations().size());
        assertEquals(applied.verify(), verification);
    }

    @Test
    void whatIsNotAsPlannedIsNamed() throws Exception {
        Verification verification = new Applied()
                .create("other", "{\"size\":1}", "{}")
                .create("missing", "{\"size\":1}", "{}")
                .create("tainted", "{\"size\":1}", "{}")
                .change("gone", "\"delete\"", "{\"size\":1}", "null", "{}", "")
                .change("moved", "\"no-op\"", "{}", "{}", "{}", ",\"previous_address\":\"aws_x.old\"")
                .change("odd", "\"dance\"", "{}", "{}", "{}", "")
                .change("kept", "\"no-op\"", "{}", "{}", "{}", "")
                .there("other", "{\"size\":2}")
                .there("tainted", "{\"size\":1}", ",\"tainted\":true")
                .there("gone", "{\"size\":1}")
                .there("moved", "{}")
                .there("old", "{}")
                .there("surprise", "{}")
                .there("other", "{\"size\":1}", ",\"deposed_key\":\"4c2d71f9\"")
                .verify();
        assertEquals(Status.INCOMPLETE, verification.status(), "what is not done weighs more than what differs");
        assertEquals(
                Map.of(
                        "aws_x.other", Kind.DIFFERS,
                        "aws_x.missing", Kind.MISSING,
                        "aws_x.tainted", Kind.TAINTED,
                        "aws_x.gone", Kind.STILL_THERE,
                        "aws_x.old", Kind.STILL_THERE,
                        "aws_x.odd", Kind.NOT_COMPARED,
                        "aws_x.kept", Kind.MISSING,
                        "aws_x.surprise", Kind.UNPLANNED,
                        "aws_x.other (deposed 4c2d71f9)", Kind.UNPLANNED),
                kinds(verification));
        ResourceOutcome other = verification.resources().stream()
                .filter(one -> one.address().equals("aws_x.other"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(new ResourceOutcome.ValueDifference("size", "1", "2")), other.differences());
        written(verification);
    }

    @Test
    void onlyOtherValuesDiffer() throws Exception {
        Verification verification = new Applied()
                .create("a", "{\"size\":1,\"l\":[1,2]}", "{\"id\":true}")
                .there("a", "{\"size\":2,\"id\":\"x\",\"l\":[1]}")
                .outputs(
                        "{\"o\":{\"actions\":[\"update\"],\"before\":1,\"after\":2,\"after_unknown\":false,"
                                + "\"before_sensitive\":false,\"after_sensitive\":false}}",
                        "{\"o\":{\"sensitive\":false,\"value\":3},\"p\":{\"sensitive\":false,\"value\":3}}")
                .verify();
        assertEquals(Status.DIFFERS, verification.status(), verification.toString());
        assertEquals(
                List.of("o", "p"),
                verification.outputs().stream().map(ResourceOutcome::address).toList());
        written(verification);
    }

    @Test
    void secretsAreNeitherComparedNorShown() throws Exception {
        Verification verification = new Applied()
                .sensitive("a", "{\"password\":\"" + SECRET + "\",\"note\":\"n\"}", "{\"password\":true}")
                .there(
                        "a",
                        "{\"password\":\"other-" + SECRET + "\",\"note\":\"" + SECRET + "\"}",
                        ",\"sensitive_values\":{\"password\":true}")
                .policy(POLICY.formatted("advisory")
                        .replace("after.arn.startsWith(\"a\")", "after.note == \"n\"")
                        .replace("after.arn", "after.note"))
                .verify();
        assertTrue(verification.counts().hidden() >= 2, verification.toString());
        written(verification);
    }

    @Test
    void whatCouldNotBeDecidedIsAskedAgain() throws Exception {
        Applied holds = new Applied().create("a", "{}", "{\"arn\":true}").there("a", "{\"arn\":\"arn:1\"}");
        Verification discharged =
                holds.policy(POLICY.formatted("soft-mandatory")).verify();
        assertEquals(Status.CLOSED, discharged.status(), discharged.toString());
        assertEquals(State.DISCHARGED, discharged.obligations().get(0).state());
        written(discharged);

        Applied broken = new Applied().create("a", "{}", "{\"arn\":true}").there("a", "{\"arn\":\"urn:1\"}");
        Verification violated =
                broken.policy(POLICY.formatted("soft-mandatory")).verify();
        assertEquals(Status.VIOLATED, violated.status(), violated.toString());
        assertEquals("aws_x.a is called urn:1", violated.obligations().get(0).message());
        assertTrue(violated.violatesMandatory());
        assertFalse(broken.policy(POLICY.formatted("advisory")).verify().violatesMandatory());
        written(violated);

        Applied hidden = new Applied()
                .create("a", "{}", "{\"arn\":true}")
                .there("a", "{\"arn\":\"" + SECRET + "\"}", ",\"sensitive_values\":{\"arn\":true}")
                .policy(POLICY.formatted("soft-mandatory"));
        assertEquals(State.UNDECIDED, hidden.verify().obligations().get(0).state());
        assertEquals(Status.INCOMPLETE, hidden.verify().status());

        Verification missing = new Applied()
                .create("a", "{}", "{\"arn\":true}")
                .policy(POLICY.formatted("soft-mandatory"))
                .verify();
        assertEquals(State.MISSING, missing.obligations().get(0).state());
        assertEquals(Status.INCOMPLETE, missing.status());
    }

    @Test
    void otherStatesAreNotTakenForIt() throws Exception {
        Applied same = new Applied().create("a", "{\"size\":1}", "{}").there("a", "{\"size\":1}");
        assertEquals(Status.INCOMPLETE, same.found("l-1", "4").verify().status());
        assertEquals(Status.DIFFERS, same.found("l-2", "5").verify().status());
        assertEquals(Status.CLOSED, same.found("", "").verify().status());
        assertEquals(
                Status.CLOSED,
                same.found("l-1", "18446744073709551615").verify().status());
    }

    @Test
    void setsWhoseElementsBecameKnownMayStandElsewhere() throws Exception {
        Verification verification = new Applied()
                .create("a", "{\"s\":[{\"n\":\"x\"},{\"n\":\"y\"}]}", "{\"s\":[{\"id\":true},{\"id\":true}]}")
                .there("a", "{\"s\":[{\"n\":\"y\",\"id\":\"1\"},{\"n\":\"x\",\"id\":\"2\"}]}")
                .verify();
        assertEquals(Status.CLOSED, verification.status(), verification.toString());
    }

    @Test
    void whatCantBeReadIsNeverClosed() throws Exception {
        Applied applied = new Applied().create("a", "{}", "{}").there("a", "{}");
        for (String bad : List.of("", "{", "[]", "{}", "{\"format_version\":\"9.0\"}", "not json", "null")) {
            PlanSource source =
                    PlanSource.of("bad.json", () -> new ByteArrayInputStream(bad.getBytes(StandardCharsets.UTF_8)));
            Verification state = applied.verify(applied.plan(), source);
            assertEquals(Status.UNREADABLE, state.status(), bad);
            assertFalse(state.remedy().isEmpty(), bad);
            assertEquals(
                    Status.UNREADABLE, applied.verify(source, applied.state()).status(), bad);
            written(state);
        }
        assertEquals(
                Status.UNREADABLE,
                applied.verify(applied.state(), applied.plan()).status(),
                "exchanged");
    }
}
