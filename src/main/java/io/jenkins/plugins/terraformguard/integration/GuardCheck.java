package io.jenkins.plugins.terraformguard.integration;

import hudson.model.Run;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.api.TruncatedString;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import io.jenkins.plugins.terraformguard.engine.report.MarkdownReport;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The check on what a guard decided, and on what became of that. */
final class GuardCheck {
    static final String NAME = "Terraform Guard / ";

    /** Bytes of a text that code hosts take, with some room. */
    static final int MAX_TEXT = 64_000;

    private static final int MAX_TITLE = 250;

    private final Run<?, ?> run;
    private final Kept kept;
    private final GuardSummary summary;
    private final Status approval;

    GuardCheck(Run<?, ?> run, Kept kept, GuardSummary summary) {
        this.run = run;
        this.kept = kept;
        this.summary = summary;
        this.approval = kept.approval() == null
                ? null
                : kept.approval().settled(Instant.now()).status();
    }

    /** @param annotate whether findings are put beside the lines of their files */
    ChecksDetails details(boolean annotate) {
        CheckAnnotations annotations = new CheckAnnotations(kept.decision().findings());
        ChecksOutputBuilder output = new ChecksOutputBuilder()
                .withTitle(SafeText.cut(title(), MAX_TITLE))
                .withSummary(String.join("\n\n", summary(annotations)))
                .withText(text());
        if (annotate) {
            output.withAnnotations(annotations.shown());
        }
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName(NAME + summary.getId())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(CheckConclusion.of(
                        kept.decision().verdict(),
                        approval,
                        kept.gate() != null && !kept.gate().passed(),
                        kept.verification() == null ? null : kept.verification().status()))
                .withCompletedAt(LocalDateTime.now(ZoneOffset.UTC))
                .withOutput(output.build());
        String build = BuildAddress.of(run);
        if (!build.isEmpty()) {
            details.withDetailsURL(build + GuardRunAction.URL_NAME + "/" + summary.getId() + "/");
        }
        return details.build();
    }

    private String title() {
        List<String> words = new ArrayList<>();
        words.add(summary.getLook().getWord());
        if (approval != null) {
            words.add(ApprovalLook.of(approval).word());
        }
        if (kept.gate() != null) {
            words.add(kept.gate().passed() ? Messages.GuardCheck_passed() : Messages.GuardCheck_refused());
        }
        return String.join(", ", words) + ": " + summary.getText();
    }

    /** What else there is to say beside the text. */
    private List<String> summary(CheckAnnotations annotations) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + summary.getLook().getWord() + "**: " + summary.getText() + ".");
        if (kept.gate() != null && !kept.gate().passed()) {
            lines.add(Messages.GuardCheck_gate(kept.gate().reasons().size()));
        }
        if (kept.verification() != null) {
            lines.add(Messages.GuardCheck_verification(
                    kept.verification().status().id()));
        }
        if (annotations.omitted() > 0) {
            lines.add(Messages.GuardCheck_omitted(annotations.omitted()));
        }
        return lines;
    }

    /** The summary that is archived, cut at the end of a line where a code host would refuse it. */
    private String text() {
        return new TruncatedString.Builder()
                .setChunkOnNewlines()
                .addText(MarkdownReport.render(kept.decision(), summary.getDigest()))
                .withTruncationText(Messages.GuardCheck_cut())
                .build()
                .buildByBytes(MAX_TEXT);
    }
}
