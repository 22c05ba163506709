package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Position;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.io.IOException;
import java.util.Optional;

/** Makes rows of links; only of those that a page shows. */
final class TrailRows {
    private static final int MAX_TEXT = 500;

    private final Job<?, ?> job;
    private final TrailFiles files;
    private final String jobUrl;

    /** @param jobUrl address of the job */
    TrailRows(Job<?, ?> job, TrailFiles files, String jobUrl) {
        this.job = job;
        this.files = files;
        this.jobUrl = jobUrl;
    }

    TrailRow row(LinkName name) {
        try {
            byte[] document = TrailFiles.read(files.link(name));
            if (document == null) {
                return damaged(name, Messages.TrailRows_gone());
            }
            return row(name, LinkDocument.read(document));
        } catch (IOException | TrailException e) {
            return damaged(name, String.valueOf(e.getMessage()));
        }
    }

    private TrailRow row(LinkName name, Link link) throws IOException {
        int number = KeptArtifacts.number(link);
        Run<?, ?> run = number == 0 ? null : job.getBuildByNumber(number);
        Optional<GuardSummary> summary = run == null
                ? Optional.empty()
                : GuardRunAction.find(run, link.position().guard())
                        .filter(kept -> link.event().decision().equals(kept.getDigest()));
        String told = link.event().origin().job();
        return new TrailRow(
                name.sequence(),
                link.position().start().isEmpty() ? "" : link.position().chain(),
                link.event().kind(),
                number == 0 ? line(link.event().origin().build()) : "#" + number,
                run == null ? "" : jobUrl + number + "/" + GuardRunAction.URL_NAME + "/",
                seconds(link.event().recordedAt()),
                line(link.event().origin().startedBy()),
                told.equals(job.getFullName()) ? "" : line(told),
                look(link, summary),
                line(link.event().facts().getOrDefault(TrailEntry.OUTCOME, "")),
                line(link.event().facts().getOrDefault("commit", "")),
                key(name),
                gap(link.position()),
                "");
    }

    /** Of a decision the verdict, as the link says, or else the build. */
    private static VerdictLook look(Link link, Optional<GuardSummary> summary) {
        if (!link.event().kind().equals(TrailEntry.DECISION)) {
            return null;
        }
        Verdict verdict = Verdict.byId(link.event().facts().getOrDefault(TrailEntry.OUTCOME, ""));
        return verdict == null ? summary.map(GuardSummary::getLook).orElse(null) : VerdictLook.of(verdict);
    }

    /** People do not look for milliseconds. */
    private static String seconds(String time) {
        int point = time.indexOf('.');
        return point < 0 ? time : time.substring(0, point) + "Z";
    }

    /** The key that the signature names; whether that key made it is for the verification to find out. */
    private String key(LinkName name) throws IOException {
        byte[] document = TrailFiles.read(files.signature(name));
        try {
            return document == null
                    ? ""
                    : line(EnvelopeDocument.read(document).signatures().get(0).keyId());
        } catch (DecisionFormatException e) {
            return "";
        }
    }

    private static String gap(Position position) {
        Gap gap = position.gap();
        if (gap == null) {
            return "";
        }
        int lost = gap.announced().size();
        if (position.start().equals(Position.RESET)) {
            String why =
                    switch (gap.reason()) {
                        case Gap.HEAD_LOST -> Messages.TrailRows_lost();
                        case HeadFile.DAMAGED -> Messages.TrailRows_damaged();
                        case HeadFile.OLD -> Messages.TrailRows_old();
                        default -> gap.reason();
                    };
            return lost == 0 ? why : why + " " + Messages.TrailRows_never(lost, gap.reason());
        }
        return Messages.TrailRows_never(lost, gap.reason());
    }

    private static TrailRow damaged(LinkName name, String damage) {
        return new TrailRow(name.sequence(), "", "", "", "", "", "", "", null, "", "", "", "", line(damage));
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_TEXT);
    }
}
