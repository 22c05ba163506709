package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.checks.api.ChecksAnnotation;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationLevel;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAnnotationsTest {
    private static final String HOSTILE = "<b>x</b>\u202e\u0007";

    static Finding at(String file, int line, Severity severity, EnforcementLevel level, Outcome outcome) {
        return finding(file, line, severity, level, outcome, "Message", null);
    }

    static Finding at(String file, int line) {
        return at(file, line, Severity.HIGH, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION);
    }

    static Finding saying(String message) {
        return finding("main.tf", 1, Severity.LOW, EnforcementLevel.ADVISORY, Outcome.VIOLATION, message, null);
    }

    private static Finding finding(
            String file,
            int line,
            Severity severity,
            EnforcementLevel level,
            Outcome outcome,
            String message,
            Exemption exemption) {
        return new Finding(
                "P-1",
                "pack",
                "a.b",
                "a",
                "create",
                severity,
                level,
                outcome,
                "Title",
                message,
                "Set it right.",
                List.of(),
                List.of(),
                "f",
                file,
                line,
                "",
                "",
                exemption);
    }

    private static List<ChecksAnnotation> shown(Finding... findings) {
        return new CheckAnnotations(List.of(findings)).shown();
    }

    @Test
    void findingsStandBesideTheirLines() {
        ChecksAnnotation annotation = shown(at("modules/edge/main.tf", 14)).get(0);

        assertEquals("modules/edge/main.tf", annotation.getPath().orElseThrow());
        assertEquals(14, annotation.getStartLine().orElseThrow());
        assertEquals(14, annotation.getEndLine().orElseThrow());
        assertEquals("P-1: Title", annotation.getTitle().orElseThrow());
        assertEquals("Message", annotation.getMessage().orElseThrow());
        assertEquals("Set it right.", annotation.getRawDetails().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, HARD_MANDATORY, VIOLATION, FAILURE",
        "LOW, SOFT_MANDATORY, VIOLATION, FAILURE",
        "HIGH, ADVISORY, VIOLATION, WARNING",
        "INFO, ADVISORY, VIOLATION, NOTICE",
        "HIGH, HARD_MANDATORY, UNDECIDED, NOTICE",
        "HIGH, ADVISORY, ERROR, FAILURE"
    })
    void levels(Severity severity, EnforcementLevel level, Outcome outcome, ChecksAnnotationLevel expected) {
        assertEquals(
                expected,
                shown(at("main.tf", 1, severity, level, outcome)).get(0).getAnnotationLevel());
    }

    @Test
    void whatDoesNotCountIsNotThere() {
        Exemption waived = Exemption.baseline("baseline.json");

        assertEquals(
                List.of(),
                shown(
                        finding("main.tf", 1, Severity.HIGH, EnforcementLevel.ADVISORY, Outcome.VIOLATION, "m", waived),
                        at("main.tf", 1, Severity.HIGH, EnforcementLevel.SHADOW, Outcome.VIOLATION)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "/etc/passwd", "../x.tf", "a/../x.tf", "a//x.tf", "./x.tf", "a\\x.tf", "a\nx", "\u202ex"
            })
    void noPathLeadsAstray(String file) {
        assertEquals(List.of(), shown(at(file, 1)));
    }

    @Test
    void whatHasNoLineIsNotThere() {
        assertEquals(List.of(), shown(at("main.tf", 0)));
    }

    @Test
    void textIsShownAsTextAndCut() {
        ChecksAnnotation annotation =
                shown(saying(HOSTILE + "x".repeat(90_000))).get(0);

        String message = annotation.getMessage().orElseThrow();
        assertTrue(message.startsWith("<b>x</b>\\u202e\\u0007x"), message.substring(0, 40));
        assertTrue(message.length() < 4_100);
    }

    @Test
    void theWorstFiftyAreThereAndTheRestIsCounted() {
        List<Finding> findings = IntStream.rangeClosed(1, 120)
                .mapToObj(line -> at("main.tf", line))
                .toList();

        CheckAnnotations annotations = new CheckAnnotations(findings);

        assertEquals(50, annotations.shown().size());
        assertEquals(50, annotations.shown().get(49).getStartLine().orElseThrow());
        assertEquals(70, annotations.omitted());
    }
}
