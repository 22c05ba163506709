package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionWriterTest {
    static Stream<Decision> decisions() {
        return Stream.of(
                SampleDecisions.full(),
                SampleDecisions.empty(),
                SampleDecisions.broken(),
                SampleDecisions.exempt("text"),
                withEveryConstant(),
                odd());
    }

    private static Decision withEveryConstant() {
        Stream<Finding> findings = Stream.of(Severity.values())
                .flatMap(severity -> Stream.of(EnforcementLevel.values())
                        .flatMap(level -> Stream.of(Outcome.VIOLATION, Outcome.UNDECIDED, Outcome.ERROR)
                                .map(outcome -> SampleDecisions.finding("P", "a.b", severity, level, outcome))));
        return SampleDecisions.with(Verdict.APPROVAL_REQUIRED, findings.toList());
    }

    private static Decision odd() {
        String text = "\0\t\n\u001b[31m\u202e\ud83d\ude00 \"\\ </script> ]]>";
        Finding finding = new Finding(
                "P-1",
                text,
                text,
                text,
                "",
                Severity.INFO,
                EnforcementLevel.SHADOW,
                Outcome.ERROR,
                text,
                text,
                text,
                List.of(new Evidence(text, "known", "string", text)),
                List.of(text, ""),
                "");
        return SampleDecisions.with(Verdict.ADVISORY, List.of(finding));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void whatIsWrittenIsReadBack(Decision decision) throws Exception {
        byte[] document = DecisionWriter.write(decision);

        Decision read = DecisionReader.read(document);

        assertEquals(decision, read);
        assertArrayEquals(document, DecisionWriter.write(read));
    }

    @Test
    void namesEveryPartOfTheDocument() throws Exception {
        JsonNode document = new ObjectMapper().readTree(DecisionWriter.write(SampleDecisions.full()));

        assertEquals(
                List.of(
                        "baseline",
                        "changes",
                        "destructive",
                        "drift",
                        "drift_summary",
                        "effects",
                        "engine",
                        "error",
                        "evaluated_at",
                        "findings",
                        "id",
                        "impact",
                        "notes",
                        "obligations",
                        "packs",
                        "plan",
                        "policies",
                        "provenance",
                        "reasons",
                        "schema",
                        "settings",
                        "verdict",
                        "verdict_rules",
                        "waivers"),
                names(document));
        assertEquals("terraform-guard/decision/v1", document.at("/schema").asText());
        assertEquals("terraform-guard", document.at("/engine/name").asText());
        assertEquals("1.4.0", document.at("/engine/version").asText());
        assertEquals("fail", document.at("/verdict").asText());
        assertEquals(
                List.of(
                        "create", "delete", "forget", "import", "move", "no_op", "open", "other", "outputs", "read",
                        "replace", "update"),
                names(document.at("/changes")));
        assertEquals(2, document.at("/changes/import").asInt());
        assertEquals(4, document.at("/changes/outputs/no_op").asInt());
        assertEquals(
                List.of("address", "deposed", "action", "reason").stream()
                        .sorted()
                        .toList(),
                names(document.at("/destructive/changes/0")));
        assertEquals(
                List.of(
                        "action",
                        "address",
                        "evidence",
                        "exemption",
                        "file",
                        "fingerprint",
                        "level",
                        "line",
                        "message",
                        "outcome",
                        "pack",
                        "policy",
                        "previous_address",
                        "remediation",
                        "resource_type",
                        "severity",
                        "title",
                        "values_sha256",
                        "waits_for"),
                names(document.at("/findings/0")));
        assertEquals("hard-mandatory", document.at("/findings/0/level").asText());
        assertEquals(4, document.at("/drift/0/omitted_paths").asInt());
        assertTrue(document.at("/error").isNull());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    @Test
    void textThatIsNotThereIsEmpty() throws Exception {
        Decision decision = SampleDecisions.empty();
        PlanIdentity plan = new PlanIdentity("p", null, null, null, "unknown", null, null, "true", "true", "false");
        Decision withNulls = new Decision(
                decision.id(),
                "",
                decision.verdict(),
                List.of(),
                plan,
                decision.changes(),
                decision.destructive(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);

        assertEquals(
                "", DecisionReader.read(DecisionWriter.write(withNulls)).plan().sha256());
    }

    @Test
    void dependsOnNoDefault() {
        byte[] expected = DecisionWriter.write(SampleDecisions.full());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertArrayEquals(expected, DecisionWriter.write(SampleDecisions.full()));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theDigestIsThatOfTheDocument() {
        Decision decision = SampleDecisions.full();

        assertEquals(Sha256.hex(DecisionWriter.write(decision)), DecisionWriter.digest(decision));
        assertNotEquals(DecisionWriter.digest(SampleDecisions.empty()), DecisionWriter.digest(decision));
    }

    @Test
    void holdsNoWhiteSpaceOfItsOwn() {
        String document = new String(DecisionWriter.write(SampleDecisions.empty()), StandardCharsets.UTF_8);

        assertFalse(document.contains(" "), document);
        assertFalse(document.contains("\n"), document);
    }
}
