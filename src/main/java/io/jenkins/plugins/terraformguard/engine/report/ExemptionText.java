package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;

/** Wording about what is exempt, on one line and made fit for showing; it is not escaped for any markup. */
public final class ExemptionText {
    private ExemptionText() {}

    /** {@code waived} or {@code baselined}. */
    public static String mark(Exemption exemption) {
        return exemption.isWaiver() ? "waived" : "baselined";
    }

    /** Who says so, until when, and why. */
    public static String sentence(Exemption exemption) {
        return exemption.isWaiver()
                ? "Waived by " + SafeText.prose(exemption.owner()) + " until " + SafeText.prose(exemption.expires())
                        + ": " + justification(exemption) + " (" + place(exemption) + ")"
                : "In the baseline " + place(exemption) + ": it was there before";
    }

    /** Why, with the ticket. */
    static String justification(Exemption exemption) {
        String ticket = SafeText.prose(exemption.ticket());
        return SafeText.prose(exemption.reason()) + (ticket.isEmpty() ? "" : " [" + ticket + "]");
    }

    static String place(Exemption exemption) {
        return SafeText.position(exemption.file(), exemption.line());
    }

    /** Where a waiver stands, {@code waivers.yaml:3}. */
    public static String place(WaiverUse waiver) {
        return SafeText.position(waiver.file(), waiver.line());
    }

    /** What a waiver is about. */
    public static String subject(WaiverUse waiver) {
        return SafeText.oneLine(waiver.policy() + " on " + String.join(", ", waiver.resources())
                + (waiver.values().isEmpty() ? "" : " where " + String.join(", ", waiver.values())));
    }

    /** A baseline in one sentence, without its file. */
    public static String summary(BaselineUse baseline) {
        return ReportText.count(baseline.entries(), "finding") + " in the baseline: " + baseline.matched()
                + " still there"
                + (baseline.moved() > 0 ? " (" + baseline.moved() + " moved)" : "") + ", " + baseline.lapsed()
                + " with other values, " + baseline.gone() + " gone"
                + (baseline.allowed() ? "" : "; the organisation does not allow a baseline, so it has no effect");
    }
}
