package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.code;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.codeCell;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.row;
import static io.jenkins.plugins.terraformguard.engine.report.MarkdownText.text;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import java.util.List;

/** How to get back to where things were before a plan is applied, in Markdown: what comes back, and what does not. */
public final class RollbackReport {
    private static final int MAX_ADDRESS = 300;
    private static final int MAX_PROSE = 500;

    private final StringBuilder out = new StringBuilder();
    private final Decision decision;
    private final RunContext last;
    private final List<ChangeImpact> changes;

    private RollbackReport(Decision decision, RunContext last) {
        this.decision = decision;
        this.last = last;
        this.changes = RollbackOrder.of(decision.impact());
    }

    /** @param last the build to go back to, as far as it is known */
    public static String render(Decision decision, RunContext last) {
        RollbackReport report = new RollbackReport(decision, last);
        report.head();
        if (decision.error() != null) {
            report.line("There is no decision on this plan, so nothing is known of what it does.");
        } else if (decision.changes().isEmpty() && report.changes.isEmpty()) {
            report.line("This plan changes no resource: there is nothing to go back to.");
        } else {
            report.target();
            report.classes();
            report.addresses();
            report.warning();
            report.limits();
        }
        return report.out.toString();
    }

    private void head() {
        line("# Rollback of guard " + code(decision.id(), 64));
        line("");
        if (!decision.plan().sha256().isEmpty()) {
            line("For the plan with the digest "
                    + code(ReportText.shortDigest(decision.plan().sha256()), 64)
                    + ", should it be applied and turn out to be wrong.");
            line("");
        }
    }

    private void target() {
        heading("Where to go back to");
        String build = last.build().isBlank()
                ? "No earlier build that went well is known."
                : "The last build that went well is " + code(last.build(), 64)
                        + (last.url().isBlank() ? "" : " (" + code(last.url(), MAX_ADDRESS) + ")") + ".";
        String branch = last.branch().isBlank() ? "" : " on the branch " + code(last.branch(), MAX_ADDRESS);
        String commit = last.commit().isEmpty()
                ? " Its commit is not known: find the one that was applied last and put it in place of `COMMIT`."
                : " It was made from the commit " + code(last.commit(), 64) + branch + ".";
        line(build + commit);
        line("");
        String tool = decision.plan().tool().equals("opentofu") ? "tofu" : "terraform";
        line("```sh");
        line("git checkout " + (last.commit().isEmpty() ? "COMMIT" : last.commit()));
        line(tool + " init");
        line(tool + " plan -out=rollback.tfplan");
        line("terraform-guard check rollback.tfplan   # judge the way back like any other plan");
        line(tool + " apply rollback.tfplan");
        line("```");
        line("");
        line("Use the same variables and the same workspace as that build. The plan of the way back says what really"
                + " happens; this page says what to look for in it.");
    }

    private void classes() {
        table(
                Reversibility.IRREVERSIBLE,
                "What can't come back",
                "Applying the earlier configuration makes these anew, without what was in them. Decide before this plan is"
                        + " applied.");
        table(
                Reversibility.LOSSY,
                "What has to be restored",
                "Applying the earlier configuration brings these back, but not all that was in them.");
        table(
                Reversibility.REVERSIBLE,
                "What comes back by applying",
                "Applying the earlier configuration is enough. Those that others depend on stand first, as far as the plan"
                        + " tells.");
        if (decision.impact().omitted() > 0) {
            line("");
            line("\u2026 and " + ReportText.count(decision.impact().omitted(), "more change")
                    + " that the decision does not list.");
        }
    }

    private void table(Reversibility reversibility, String title, String what) {
        List<ChangeImpact> all = changes.stream()
                .filter(change -> change.reversibility() == reversibility)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        heading(title + " (" + all.size() + ")");
        line(what);
        line("");
        line(row("Resource", "What this plan does", "Why", "How to get it back"));
        line("|" + " --- |".repeat(4));
        for (ChangeImpact change : all) {
            String deposed = change.deposed().isEmpty() ? "" : " deposed " + codeCell(change.deposed(), 64);
            String doubt = change.certain() ? "" : " (not certain)";
            line(row(
                    codeCell(change.address(), MAX_ADDRESS) + deposed,
                    text(change.action(), 64),
                    text(change.reason() + doubt, MAX_PROSE),
                    text(change.restore(), MAX_PROSE)));
        }
    }

    /** What changes its place in the state, and not only its values. */
    private void addresses() {
        int moved = decision.changes().move();
        int imported = decision.changes().imports();
        List<ChangeImpact> forgotten = changes.stream()
                .filter(change -> change.action().contains("forget"))
                .toList();
        if (moved + imported + forgotten.size() == 0) {
            return;
        }
        heading("What changes its place in the state");
        if (moved > 0) {
            line("- " + ReportText.count(moved, "resource is", "resources are")
                    + " moved to another address. The earlier configuration has the old ones: add `moved` blocks from the"
                    + " new to the old address to it, or Terraform destroys these and makes them anew.");
        }
        if (imported > 0) {
            line("- " + ReportText.count(imported, "resource is", "resources are")
                    + " imported. The earlier configuration does not have them, so going back would destroy them: add"
                    + " `removed` blocks with `destroy = false` to it.");
        }
        for (ChangeImpact change : forgotten) {
            line("- " + code(change.address(), MAX_ADDRESS)
                    + " is forgotten and goes on without Terraform: add an `import` block with its id to the earlier"
                    + " configuration, or a second one is made.");
        }
    }

    private void warning() {
        heading("What not to do");
        line(
                "Don't push an older state with `terraform state push`. It changes no resource, it only makes Terraform believe"
                        + " that things are as they were: the next plan goes by records that are wrong, and what was made in the"
                        + " meantime is lost from sight.");
    }

    private void limits() {
        List<String> notes = decision.impact().notes();
        if (notes.isEmpty()) {
            return;
        }
        heading("What is not known");
        notes.forEach(note -> line("- " + text(note, MAX_PROSE)));
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
