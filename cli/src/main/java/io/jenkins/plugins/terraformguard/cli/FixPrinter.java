package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.remedy.FixPatch;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints fixes: of each what to set, and what there is no fix for. */
final class FixPrinter {
    static final String SCHEMA = "terraform-guard/fixes/v1";

    private final PrintWriter out;
    private final ListFormat format;
    private final List<Object> documents = new ArrayList<>();

    FixPrinter(PrintWriter out, ListFormat format) {
        this.out = out;
        this.format = format;
    }

    /**
     * @param patch file that the patch was written to, or null
     * @return whether there is a fix for everything that counts
     */
    boolean print(Decision decision, List<Fix> fixes, FixPatch written, Path patch) {
        Set<String> fixed = fixes.stream()
                .filter(fix -> fix.status().equals(Fix.VERIFIED))
                .map(Fix::finding)
                .collect(Collectors.toSet());
        List<Finding> left = decision.findings().stream()
                .filter(finding -> finding.counts() && finding.outcome() == Outcome.VIOLATION)
                .filter(finding -> !fixed.contains(finding.fingerprint()))
                .toList();
        if (format == ListFormat.JSON) {
            documents.add(document(decision, fixes, left, written));
        } else {
            text(decision, fixes, left, written, patch);
        }
        return left.isEmpty();
    }

    void end() {
        if (format == ListFormat.JSON) {
            out.println(CanonicalJson.text(Map.of("schema", SCHEMA, "plans", documents)));
        }
    }

    private static Map<String, Object> document(
            Decision decision, List<Fix> fixes, List<Finding> left, FixPatch written) {
        return Map.of(
                "source",
                decision.plan().source(),
                "sha256",
                decision.plan().sha256(),
                "fixes",
                fixes.stream().map(FixPrinter::fix).toList(),
                "unfixed",
                left.stream()
                        .map(finding -> Map.of(
                                "finding", finding.fingerprint(),
                                "policy", finding.policy(),
                                "address", finding.address()))
                        .toList(),
                "patch",
                Map.of("fixes", (long) written.patched(), "remarks", written.remarks()));
    }

    private static Map<String, Object> fix(Fix fix) {
        return Map.of(
                "finding", fix.finding(),
                "policy", fix.policy(),
                "address", fix.address(),
                "status", fix.status(),
                "edits",
                        fix.edits().stream()
                                .map(edit -> Map.of("path", edit.path(), "value", edit.value()))
                                .toList(),
                "note", fix.note());
    }

    private void text(Decision decision, List<Fix> fixes, List<Finding> left, FixPatch written, Path patch) {
        line(decision.plan().source() + ":" + (fixes.isEmpty() && left.isEmpty() ? " nothing to fix" : ""));
        for (Fix fix : fixes) {
            line("  " + fix.status() + "  " + fix.policy() + "  " + fix.address());
            for (Edit edit : fix.edits()) {
                line("            " + edit.path() + " = " + edit.value());
            }
            if (!fix.note().isEmpty()) {
                line("            (" + fix.note() + ")");
            }
        }
        Set<String> named = fixes.stream().map(Fix::finding).collect(Collectors.toSet());
        for (Finding finding : left) {
            if (!named.contains(finding.fingerprint())) {
                line("  no fix    " + finding.policy() + "  " + finding.address());
            }
        }
        if (patch != null) {
            line(
                    written.text().isEmpty()
                            ? "No patch: nothing of this could be written into files"
                            : "Patch: " + patch + " (fixes in it: " + written.patched() + "); git apply " + patch);
            written.remarks().forEach(remark -> line("  " + remark));
        }
        if (!fixes.isEmpty()) {
            line("Verified: judged by all policies with this change alone, the finding is gone and no other came."
                    + " Only a new plan tells what the provider makes of it.");
        }
    }

    private void line(String text) {
        out.println(SafeText.oneLine(text));
    }
}
