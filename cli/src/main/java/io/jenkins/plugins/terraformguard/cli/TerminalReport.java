package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Exemptions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.report.ApprovalText;
import io.jenkins.plugins.terraformguard.engine.report.ExemptionText;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A decision for the eyes of someone at a terminal. Text of the plan can't move the cursor or change colours. */
final class TerminalReport {
    private static final int MAX_FINDINGS = 50;
    private static final int MAX_WAIVERS = 20;
    private static final int MAX_DESTRUCTIVE = 20;
    private static final int MAX_DRIFT = 20;
    private static final int MAX_EVIDENCE = 6;

    private final PrintWriter out;
    private final Style style;
    private final DriftPrinter drift;
    private final ImpactPrinter impact;
    private final ReviewPrinter review;

    /** @param remedies whether ways to get rid of drift are printed as well */
    TerminalReport(PrintWriter out, boolean colour, boolean remedies) {
        this.out = out;
        this.style = new Style(colour);
        this.drift = new DriftPrinter(out, style, remedies);
        this.impact = new ImpactPrinter(out, style);
        this.review = new ReviewPrinter(out, style);
    }

    /**
     * @param folder where the reports are: on a single plan in the folder itself, on several in folders of their ids
     */
    void print(List<Decision> decisions, Path folder) {
        if (decisions.size() == 1) {
            print(decisions.get(0), folder);
            return;
        }
        for (Decision decision : decisions) {
            out.println(
                    style.strong("== " + SafeText.oneLine(decision.plan().source()) + ", " + decision.id() + " =="));
            print(decision, folder.resolve(decision.id()));
            out.println();
        }
        out.println(decisions.size() + " plans: " + tally(decisions));
    }

    private void print(Decision decision, Path folder) {
        if (decision.error() != null) {
            error(decision.error());
        } else {
            counts(decision.changes());
            destructive(decision.destructive());
            impact.print(decision.impact());
            findings(decision);
            waivers(decision.exemptions());
            drift.brief(decision, MAX_DRIFT);
            review.print(decision.grounds().review());
            decision.notes().forEach(note -> out.println(style.dim("note: " + SafeText.oneLine(note))));
        }
        out.println("Verdict: " + word(decision.verdict()) + "  (" + String.join("; ", decision.reasons()) + ")");
        ApprovalText.lines(decision).forEach(line -> out.println("To approve: " + line));
        out.println(
                "Report: " + SafeText.oneLine(folder.resolve(ReportWriter.HTML).toString()));
    }

    /** How often each verdict came up, worst first. */
    private String tally(List<Decision> decisions) {
        TreeMap<Verdict, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
        decisions.forEach(decision -> counts.merge(decision.verdict(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + word(count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void error(Decision.GuardError error) {
        StringBuilder place = new StringBuilder(SafeText.oneLine(error.file()));
        if (error.line() > 0) {
            place.append(':').append(error.line()).append(':').append(error.column());
        }
        out.println(style.bad("error") + ": " + place + ": " + SafeText.oneLine(error.message()));
        out.println("  " + SafeText.oneLine(error.remedy()));
        out.println();
    }

    private void counts(ChangeCounts counts) {
        StringBuilder line = new StringBuilder("Plan: ");
        line.append(counts.imports() > 0 ? counts.imports() + " to import, " : "");
        line.append(counts.toAdd()).append(" to add, ");
        line.append(counts.update()).append(" to change, ");
        line.append(counts.toDestroy()).append(" to destroy");
        line.append(counts.forget() > 0 ? ", " + counts.forget() + " to forget" : "");
        line.append(counts.move() > 0 ? ", " + counts.move() + " moved" : "");
        line.append(counts.read() > 0 ? ", " + counts.read() + " to read" : "");
        out.println(style.strong(line.toString()));
    }

    private void destructive(Decision.Destructive destructive) {
        destructive.changes().stream().limit(MAX_DESTRUCTIVE).forEach(change -> {
            String deposed = change.deposed().isEmpty() ? "" : " (deposed " + change.deposed() + ")";
            String reason = change.reason().isEmpty() ? "" : "  " + style.dim(SafeText.oneLine(change.reason()));
            out.println(
                    "  " + style.bad(change.action()) + " " + SafeText.oneLine(change.address() + deposed) + reason);
        });
        more(destructive.changes().size() + destructive.omitted(), MAX_DESTRUCTIVE, "destructive changes");
        out.println();
    }

    private void findings(Decision decision) {
        decision.findings().stream().limit(MAX_FINDINGS).forEach(this::finding);
        more(decision.findings().size(), MAX_FINDINGS, "findings");
    }

    private void finding(Finding finding) {
        String head = finding.severity().id().toUpperCase(Locale.ROOT) + " " + finding.policy();
        boolean heavy = finding.level().isMandatory() && finding.outcome() != Outcome.UNDECIDED && !finding.isExempt();
        out.println((heavy ? style.bad(head) : style.warn(head)) + " "
                + style.strong(SafeText.oneLine(finding.title())) + " "
                + style.dim(
                        "[" + finding.level().id() + ", " + finding.outcome().id() + mark(finding) + "]"));
        String position = SafeText.position(finding.file(), finding.line());
        if (!finding.address().isEmpty()) {
            out.println("    " + SafeText.oneLine(finding.address()) + " (" + finding.action() + ")"
                    + (position.isEmpty() ? "" : "  " + position));
        } else if (!position.isEmpty()) {
            out.println("    " + position);
        }
        out.println("    " + SafeText.oneLine(finding.message()));
        if (finding.isExempt()) {
            out.println("    " + style.warn(ExemptionText.sentence(finding.exemption())));
        }
        finding.evidence().stream().limit(MAX_EVIDENCE).forEach(this::evidence);
        out.println();
    }

    private void evidence(Evidence evidence) {
        out.println(
                style.dim("      " + SafeText.oneLine(evidence.path()) + " = " + SafeText.oneLine(evidence.display())));
    }

    private static String mark(Finding finding) {
        return finding.isExempt() ? ", " + ExemptionText.mark(finding.exemption()) : "";
    }

    /** Only those that somebody should look after; the report lists them all. */
    private void waivers(Exemptions exemptions) {
        List<WaiverUse> problems = exemptions.waivers().stream()
                .filter(waiver -> waiver.state().isProblem())
                .toList();
        problems.stream()
                .limit(MAX_WAIVERS)
                .forEach(waiver ->
                        out.println(style.warn("waiver " + waiver.state().id()) + ": "
                                + ExemptionText.place(waiver) + ": " + ExemptionText.subject(waiver) + ". "
                                + SafeText.oneLine(waiver.detail())));
        more(problems.size(), MAX_WAIVERS, "waivers to look after");
    }

    private String word(Verdict verdict) {
        String word = verdict.id().toUpperCase(Locale.ROOT);
        return switch (verdict) {
            case PASS -> style.good(word);
            case ADVISORY, APPROVAL_REQUIRED -> style.warn(word);
            default -> style.bad(word);
        };
    }

    private void more(int all, int shown, String what) {
        if (all > shown) {
            out.println("  ... and " + (all - shown) + " more " + what + " in the report");
        }
    }
}
