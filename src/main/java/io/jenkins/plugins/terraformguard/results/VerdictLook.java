package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import jenkins.management.Badge;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How a verdict is shown: always a word and an icon, the colour only supports them. */
@Restricted(NoExternalUse.class)
public final class VerdictLook {
    private final String word;
    private final String icon;
    private final String tone;
    private final Badge.Severity severity;

    private VerdictLook(String word, String icon, String tone, Badge.Severity severity) {
        this.word = word;
        this.icon = "symbol-" + icon + "-outline plugin-ionicons-api";
        this.tone = tone;
        this.severity = severity;
    }

    public static VerdictLook of(Verdict verdict) {
        return switch (verdict) {
            case PASS ->
                new VerdictLook(Messages.VerdictLook_pass(), "checkmark-circle", "success", Badge.Severity.INFO);
            case ADVISORY ->
                new VerdictLook(Messages.VerdictLook_advisory(), "information-circle", "info", Badge.Severity.INFO);
            case APPROVAL_REQUIRED ->
                new VerdictLook(Messages.VerdictLook_approval(), "hand-left", "warning", Badge.Severity.WARNING);
            case FAIL -> new VerdictLook(Messages.VerdictLook_fail(), "close-circle", "danger", Badge.Severity.DANGER);
            case ERROR ->
                new VerdictLook(Messages.VerdictLook_error(), "alert-circle", "danger", Badge.Severity.DANGER);
        };
    }

    public String getWord() {
        return word;
    }

    public String getIcon() {
        return icon;
    }

    /** The part of a class name: {@code success}, {@code info}, {@code warning} or {@code danger}. */
    public String getTone() {
        return tone;
    }

    Badge badge(int findings) {
        return new Badge(
                Integer.toString(findings), Messages.VerdictLook_badge(word, Counts.findings(findings)), severity);
    }
}
