package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.replay.FindingChange;
import io.jenkins.plugins.terraformguard.engine.replay.TrialResult;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;

/** The findings that other policies see otherwise, and the waivers that take effect. */
final class TrialDetails {
    private static final int MAX = 200;
    private static final int WIDTH = 200;

    private final PrintWriter out;
    private final Style style;

    TrialDetails(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(TrialResult result) {
        result.changes().stream().limit(MAX).forEach(this::change);
        if (result.changes().size() > MAX) {
            out.println("    and " + (result.changes().size() - MAX) + " more");
        }
        result.waivers().forEach(this::waiver);
    }

    private void change(FindingChange change) {
        Finding finding = change.finding();
        out.println("    " + word(change) + " " + SafeText.oneLine(finding.policy(), WIDTH) + " "
                + SafeText.oneLine(finding.address().isEmpty() ? "(plan)" : finding.address(), WIDTH) + ": "
                + states(change) + ", " + SafeText.oneLine(finding.title(), WIDTH));
    }

    private String word(FindingChange change) {
        return switch (change.kind()) {
            case ADDED -> style.bad("new    ");
            case GONE -> style.good("gone   ");
            case CHANGED -> style.warn("changed");
            case EXEMPT -> style.dim("exempt ");
            case COUNTS -> style.warn("counts ");
        };
    }

    private static String states(FindingChange change) {
        String now = change.now() == null ? "" : state(change.now());
        String then = change.then() == null ? "" : state(change.then());
        return then.isEmpty() || now.isEmpty() || then.equals(now) ? then.isEmpty() ? now : then : then + " -> " + now;
    }

    private static String state(Finding finding) {
        return finding.level().id() + " " + finding.outcome().id();
    }

    private void waiver(WaiverUse waiver) {
        out.println("    waiver  " + SafeText.oneLine(waiver.file(), WIDTH) + ":" + waiver.line() + " of "
                + SafeText.oneLine(waiver.owner(), WIDTH) + " until " + SafeText.oneLine(waiver.expires(), WIDTH) + ": "
                + waiver.count() + (waiver.count() == 1 ? " finding" : " findings"));
    }
}
