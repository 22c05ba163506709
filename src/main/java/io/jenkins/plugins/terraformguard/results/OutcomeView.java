package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What came of a decision, as the page of the guard shows it. */
@Restricted(NoExternalUse.class)
public final class OutcomeView {
    private static final Logger LOGGER = Logger.getLogger(OutcomeView.class.getName());
    private static final int MAX_LINES = 100;
    static final String SUCCESS = "success";
    static final String DANGER = "danger";

    private final String id;
    private final String title;
    private final String word;
    private final String tone;
    private final String facts;
    private final List<Line> lines;
    private final String href;

    private OutcomeView(String id, String title, String word, String tone, String facts, List<Line> lines) {
        this(id, title, word, tone, facts, lines, "");
    }

    /** @param href address of a page of its own, or empty */
    OutcomeView(String id, String title, String word, String tone, String facts, List<Line> lines, String href) {
        this.id = id;
        this.title = title;
        this.word = word;
        this.tone = tone;
        this.facts = facts;
        this.lines = List.copyOf(lines);
        this.href = href;
    }

    /** A line, and what belongs to it. */
    public record Line(String text, List<String> details) {
        static Line of(String text, List<String> details) {
            return new Line(
                    SafeText.oneLine(text),
                    details.stream().map(SafeText::oneLine).toList());
        }
    }

    /** @param buildUrl address of the build */
    static List<OutcomeView> of(Run<?, ?> run, String guard, String buildUrl) {
        List<OutcomeView> views = new ArrayList<>();
        try {
            ApprovalLog approval = OutcomeStore.approval(run, guard);
            if (approval != null) {
                views.add(ApprovalOutcome.of(approval, Instant.now(), ApprovalOutcome.url(buildUrl, guard)));
            }
        } catch (IOException e) {
            views.add(damaged(run, ApprovalOutcome.ID, Messages.OutcomeView_approval(), e));
        }
        try {
            GateDecision gate = OutcomeStore.gate(run, guard);
            if (gate != null) {
                views.add(of(gate));
            }
        } catch (IOException e) {
            views.add(damaged(run, "gate", Messages.OutcomeView_gate(), e));
        }
        try {
            Verification verification = OutcomeStore.verification(run, guard);
            if (verification != null) {
                views.add(of(verification));
            }
        } catch (IOException e) {
            views.add(damaged(run, "verification", Messages.OutcomeView_verification(), e));
        }
        return views;
    }

    private static OutcomeView damaged(Run<?, ?> run, String id, String title, IOException e) {
        LOGGER.log(Level.WARNING, e, () -> "Can't show what came of a decision of " + run);
        return new OutcomeView(
                id,
                title,
                Messages.OutcomeView_damaged(),
                DANGER,
                SafeText.oneLine(String.valueOf(e.getMessage())),
                List.of());
    }

    private static OutcomeView of(GateDecision gate) {
        List<Line> lines = new ArrayList<>();
        gate.reasons().forEach(reason -> {
            List<String> details = new ArrayList<>(reason.details());
            details.add(reason.remedy());
            lines.add(Line.of(reason.message(), details));
        });
        gate.packs()
                .forEach(pack -> lines.add(
                        Line.of(Messages.OutcomeView_pack(pack.pack(), pack.before(), pack.now()), List.of())));
        GateDecision.Counted decision = gate.decision();
        String facts = decision == null
                ? Messages.OutcomeView_noDecision(gate.at(), gate.again().id())
                : Messages.OutcomeView_gateFacts(
                        gate.at(),
                        Words.shortDigest(decision.sha256()),
                        SafeText.oneLine(decision.job()),
                        SafeText.oneLine(decision.build()),
                        GateAge.text(Duration.ofSeconds(gate.ageSeconds())),
                        GateAge.text(Duration.ofSeconds(gate.allowedSeconds())),
                        gate.again().id());
        return new OutcomeView(
                "gate",
                Messages.OutcomeView_gate(),
                gate.passed() ? Messages.OutcomeView_passed() : Messages.OutcomeView_refused(),
                gate.passed() ? SUCCESS : DANGER,
                facts,
                lines);
    }

    private static OutcomeView of(Verification verification) {
        List<Line> lines = new ArrayList<>();
        if (!verification.error().isEmpty()) {
            lines.add(Line.of(verification.error(), List.of(verification.remedy())));
        }
        verification.reasons().forEach(reason -> lines.add(Line.of(reason, List.of())));
        verification.obligations().stream()
                .filter(one -> one.state() != ObligationOutcome.State.DISCHARGED)
                .forEach(one -> lines.add(Line.of(
                        one.state().id() + ": " + one.obligation().policy() + " "
                                + one.obligation().address(),
                        one.message().isEmpty() ? List.of() : List.of(one.message()))));
        verification.resources().forEach(one -> lines.add(line(one, one.address())));
        verification.outputs().forEach(one -> lines.add(line(one, Messages.OutcomeView_output(one.address()))));
        Verification.Counts counts = verification.counts();
        long holds = verification.obligations().stream()
                .filter(one -> one.state() == ObligationOutcome.State.DISCHARGED)
                .count();
        String facts = Messages.OutcomeView_verificationFacts(
                verification.subject().at(),
                counts.asPlanned(),
                counts.planned(),
                counts.hidden(),
                holds,
                verification.obligations().size());
        return new OutcomeView(
                "verification",
                Messages.OutcomeView_verification(),
                verification.status().id(),
                tone(verification.status()),
                facts,
                lines);
    }

    private static Line line(ResourceOutcome outcome, String name) {
        return Line.of(
                outcome.kind().id() + ": " + name,
                outcome.differences().stream()
                        .map(one -> Messages.OutcomeView_value(one.path(), one.planned(), one.actual()))
                        .toList());
    }

    /** Part of the address of the section. */
    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    /** Address of a page of its own, or empty. */
    public String getHref() {
        return href;
    }

    /** What it came to. */
    public String getWord() {
        return word;
    }

    /** Part of a class name. */
    public String getTone() {
        return tone;
    }

    private static String tone(Verification.Status status) {
        return switch (status) {
            case CLOSED -> SUCCESS;
            case VIOLATED, UNREADABLE -> DANGER;
            default -> "warning";
        };
    }

    public String getFacts() {
        return facts;
    }

    public List<Line> getLines() {
        return lines.stream().limit(MAX_LINES).toList();
    }

    public int getOmitted() {
        return Math.max(0, lines.size() - MAX_LINES);
    }
}
