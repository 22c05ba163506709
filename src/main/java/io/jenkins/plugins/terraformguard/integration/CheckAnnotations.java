package io.jenkins.plugins.terraformguard.integration;

import io.jenkins.plugins.checks.api.ChecksAnnotation;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationBuilder;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.List;
import java.util.stream.Stream;

/** Findings that stand beside the lines of their files: those that count and of which file and line are known, worst first. */
final class CheckAnnotations {
    /** As many as GitHub takes at a time; there is no page on which more would help. */
    static final int MAX = 50;

    private static final int MAX_TITLE = 250;
    private static final int MAX_MESSAGE = 4_000;

    private final List<Finding> placed;

    /** @param findings worst first */
    CheckAnnotations(List<Finding> findings) {
        this.placed = findings.stream()
                .filter(finding -> finding.counts() && finding.line() > 0 && isPlain(finding.file()))
                .toList();
    }

    List<ChecksAnnotation> shown() {
        return placed.stream().limit(MAX).map(CheckAnnotations::of).toList();
    }

    /** How many there are beyond those that are shown. */
    int omitted() {
        return Math.max(0, placed.size() - MAX);
    }

    private static ChecksAnnotation of(Finding finding) {
        ChecksAnnotationBuilder annotation = new ChecksAnnotationBuilder()
                .withPath(finding.file())
                .withLine(finding.line())
                .withAnnotationLevel(level(finding))
                .withTitle(SafeText.oneLine(finding.policy() + ": " + finding.title(), MAX_TITLE))
                .withMessage(message(finding));
        String remedy = SafeText.cut(SafeText.visible(finding.remediation()), MAX_MESSAGE);
        return (remedy.isBlank() ? annotation : annotation.withRawDetails(remedy)).build();
    }

    private static String message(Finding finding) {
        String said = Stream.of(finding.message(), finding.title(), finding.policy())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("?");
        return SafeText.cut(SafeText.visible(said), MAX_MESSAGE);
    }

    private static ChecksAnnotationLevel level(Finding finding) {
        if (finding.outcome() == Outcome.UNDECIDED || finding.severity() == Severity.INFO) {
            return ChecksAnnotationLevel.NOTICE;
        }
        return finding.outcome() == Outcome.ERROR || finding.level().isMandatory()
                ? ChecksAnnotationLevel.FAILURE
                : ChecksAnnotationLevel.WARNING;
    }

    /** Whether a path leads plainly to a file below the folder where it begins. */
    private static boolean isPlain(String path) {
        return !path.isEmpty()
                && path.indexOf('\\') < 0
                && SafeText.oneLine(path).equals(path)
                && Stream.of(path.split("/", -1))
                        .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    }
}
