package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Wording that the reports share. */
final class ReportText {
    static final String PRODUCT = "Terraform Guard";

    private ReportText() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Passed";
            case ADVISORY -> "Passed with remarks";
            case APPROVAL_REQUIRED -> "Approval required";
            case FAIL -> "Failed";
            case ERROR -> "No decision";
        };
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case VIOLATION -> "violation";
            case UNDECIDED -> "undecided until apply";
            case ERROR -> "policy error";
        };
    }

    /** {@code 1 finding}, {@code 2 findings}. */
    static String count(long count, String noun) {
        return count(count, noun, noun + "s");
    }

    static String count(long count, String singular, String plural) {
        return count + " " + (count == 1 ? singular : plural);
    }

    /** The name with its first letter in upper case; names are ASCII. */
    static String capitalized(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Prose on one line, cut to a length, with a full stop where it lacks one. */
    static String sentence(String text, int max) {
        String prose = SafeText.cut(SafeText.prose(text), max);
        return prose.isEmpty() || ".!?\u2026".indexOf(prose.charAt(prose.length() - 1)) >= 0 ? prose : prose + ".";
    }

    /** Terraform's own summary, in Terraform's order; what is zero and optional is left out. */
    static String summary(ChangeCounts changes) {
        if (changes.isEmpty()) {
            return "No changes to resources.";
        }
        List<String> parts = new ArrayList<>();
        optional(parts, changes.imports(), "to import");
        parts.add(changes.toAdd() + " to add");
        parts.add(changes.update() + " to change");
        parts.add(changes.toDestroy() + " to destroy");
        optional(parts, changes.forget(), "to forget");
        optional(parts, changes.move(), "to move");
        return "Plan: " + String.join(", ", parts) + ".";
    }

    private static void optional(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** The first characters of a digest, for people. */
    static String shortDigest(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    static String address(Finding finding) {
        return finding.address().isEmpty() ? "the plan as a whole" : SafeText.oneLine(finding.address());
    }

    /** What a finding says; never empty. */
    static String message(Finding finding) {
        String message = finding.said();
        return message.isBlank() ? finding.policy() : message;
    }

    /** Where a finding stands in the configuration, {@code main.tf:12}, or the empty text. */
    static String position(Finding finding) {
        return SafeText.position(finding.file(), finding.line());
    }

    /** {@code file:line:column} as far as it is known, or the empty text. */
    static String location(GuardError error) {
        StringBuilder location = new StringBuilder(SafeText.oneLine(error.file()));
        if (error.line() > 0) {
            location.append(location.isEmpty() ? "line " : ":").append(error.line());
            if (error.column() > 0) {
                location.append(':').append(error.column());
            }
        }
        return location.toString();
    }
}
