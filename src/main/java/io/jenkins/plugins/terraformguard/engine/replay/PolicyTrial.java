package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.replay.FindingChange.Kind;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** Tries other policies on decisions of the past, one at a time; nothing is kept between them. */
public final class PolicyTrial {
    private final String engineVersion;
    private final Replayer replayer;
    private final PolicyChange change;

    /**
     * @param engineVersion version of this engine
     * @param change what shall be other than it was
     */
    public PolicyTrial(String engineVersion, PolicyChange change) {
        this.engineVersion = engineVersion;
        this.replayer = new Replayer(engineVersion);
        this.change = change;
    }

    /**
     * Decides once more, with the other policies. Whatever is wrong with what was archived is a row that says so.
     *
     * @param progress is told how far it is; an exception of it ends the trial
     * @throws CancellationException if this thread is interrupted
     */
    public TrialResult run(ReplayCase past, GuardProgress progress) {
        DecisionLabel label = DecisionLabel.NONE;
        String verdict = "";
        try {
            Decision then = Reevaluation.read(past);
            label = DecisionLabel.of(then);
            verdict = then.verdict().id();
            Decision now = Reevaluation.decide(then, change.apply(Reevaluation.archived(past, then)), progress);
            List<String> notes = notes(then, past, progress);
            ReviewSummary review = then.grounds().review();
            if (review.raises()) {
                now = Reviewing.apply(now, review);
                notes.add(
                        "Reviewers made somebody approve it. They were not asked again: what they said then counts here"
                                + " as well");
            }
            return result(then, now, label, notes);
        } catch (NotReplayableException e) {
            return new TrialResult(
                    TrialRow.problem(label, verdict, e.getMessage()), null, List.of(), List.of(), List.of());
        }
    }

    /** Another version of the engine may have its own part in what is other; then it is asked what that is. */
    private List<String> notes(Decision then, ReplayCase past, GuardProgress progress) {
        List<String> notes = new ArrayList<>();
        if (!then.engineVersion().equals(engineVersion)) {
            ReplayResult own = replayer.replay(past, progress);
            if (own.status() == ReplayStatus.DIFFERENT) {
                notes.add("It was made by version " + then.engineVersion() + " of the engine, and this is "
                        + engineVersion
                        + ", by which it comes out differently with the policies of then already: at "
                        + own.first().pointer());
            }
        }
        return notes;
    }

    private static TrialResult result(Decision then, Decision now, DecisionLabel label, List<String> notes) {
        List<FindingChange> changes = FindingChanges.between(then.findings(), now.findings());
        Verdict bare = bare(now.verdict(), changes);
        Effect real = Effect.of(then.verdict(), now.verdict());
        Effect effect = real.stops() ? real : Effect.of(then.verdict(), bare);
        if (now.error() != null) {
            notes.add(now.error().file()
                    + (now.error().line() > 0 ? ":" + now.error().line() : "") + ": "
                    + now.error().message());
        }
        TrialRow row = new TrialRow(
                label,
                then.verdict().id(),
                now.verdict().id(),
                effect,
                effect != real,
                count(
                        changes,
                        change -> change.kind() == Kind.ADDED && change.now().counts()),
                count(
                        changes,
                        change -> change.kind() == Kind.ADDED && !change.now().counts()),
                count(changes, change -> change.kind() == Kind.GONE),
                count(changes, change -> change.kind() == Kind.CHANGED || change.kind() == Kind.COUNTS),
                count(changes, change -> change.kind() == Kind.EXEMPT),
                "");
        List<WaiverUse> effective = now.exemptions().waivers().stream()
                .filter(waiver -> waiver.count() > 0)
                .filter(waiver -> waiver.state() == WaiverUse.State.USED || waiver.state() == WaiverUse.State.TOO_BROAD)
                .toList();
        return new TrialResult(row, now, changes, effective, notes);
    }

    /** The verdict that it would be, did nothing exempt what asks for more than it did. */
    private static Verdict bare(Verdict verdict, List<FindingChange> changes) {
        Verdict worst = verdict;
        for (FindingChange change : changes) {
            Finding now = change.now();
            if (now != null && now.isExempt() && change.isStricter()) {
                Verdict demand = FindingChange.demand(now);
                worst = demand.compareTo(worst) > 0 ? demand : worst;
            }
        }
        return worst;
    }

    private static int count(List<FindingChange> changes, Predicate<FindingChange> which) {
        return (int) changes.stream().filter(which).count();
    }
}
