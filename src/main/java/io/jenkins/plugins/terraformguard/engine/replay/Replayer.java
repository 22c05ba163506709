package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/**
 * Makes decisions of the past again, with the policies of then and for the time of then, and compares the bytes. What a
 * redacted plan can't tell (name and digests of the plan that was given) and who asked are taken from the decision itself.
 * Nobody is asked to review anything again: what reviewers said then is compared with the facts once more.
 */
public final class Replayer {
    private final String engineVersion;

    /** @param engineVersion version of this engine */
    public Replayer(String engineVersion) {
        this.engineVersion = engineVersion;
    }

    /**
     * Makes a decision again. Whatever is wrong with what was archived is an outcome.
     *
     * @param progress is told how far it is; an exception of it ends the replay
     * @throws CancellationException if this thread is interrupted
     */
    public ReplayResult replay(ReplayCase past, GuardProgress progress) {
        DecisionLabel label = DecisionLabel.NONE;
        String verdict = "";
        try {
            Decision archived = Reevaluation.read(past);
            label = DecisionLabel.of(archived);
            verdict = archived.verdict().id();
            return compare(past.document(), archived, ReviewedAgain.of(past, archived, progress), label);
        } catch (NotReplayableException e) {
            return ReplayResult.notReplayable(label, verdict, e.getMessage());
        }
    }

    private ReplayResult compare(byte[] document, Decision archived, ReviewedAgain again, DecisionLabel label)
            throws NotReplayableException {
        String verdict = archived.verdict().id();
        byte[] replayed = DecisionWriter.write(again.decision());
        boolean reviewed = again.problem().isEmpty();
        if (Arrays.equals(document, replayed) && reviewed) {
            return new ReplayResult(
                    ReplayStatus.IDENTICAL, label, verdict, null, 0, new TreeMap<>(), new TreeSet<>(), "", List.of());
        }
        boolean other = !archived.engineVersion().equals(engineVersion);
        Object tree = tree(document);
        boolean canonical = Arrays.equals(document, CanonicalJson.bytes(tree));
        Comparison comparison = Comparison.of(tree, tree(replayed), other);
        ReplayStatus status = canonical && comparison.count() == 0 ? ReplayStatus.SAME_KEYS : ReplayStatus.DIFFERENT;
        if (status == ReplayStatus.SAME_KEYS && !reviewed) {
            return ReplayResult.notReplayable(label, verdict, again.problem());
        }
        return new ReplayResult(
                status,
                label,
                verdict,
                comparison.first(),
                comparison.count(),
                comparison.parts(),
                comparison.missing(),
                "",
                notes(archived, again, comparison, canonical));
    }

    private List<String> notes(Decision archived, ReviewedAgain reviewed, Comparison comparison, boolean canonical) {
        Decision again = reviewed.decision();
        List<String> notes = new ArrayList<>();
        if (!reviewed.problem().isEmpty()) {
            notes.add(reviewed.problem());
        }
        if (!archived.engineVersion().equals(engineVersion)) {
            notes.add("It was made by version " + archived.engineVersion() + " of the engine, and this is "
                    + engineVersion
                    + (comparison.count() == 0 ? "" : ": that is the likely reason"));
        }
        if (!comparison.missing().isEmpty()) {
            notes.add("Compared on the keys that it has; what this version writes beside them was left out");
        }
        if (!canonical) {
            notes.add("The archived document is not in canonical form, as every decision is written: it was edited");
        }
        if (again.error() != null && archived.error() == null) {
            notes.add("The archived policies can't be evaluated: "
                    + again.error().file() + ": " + again.error().message());
        }
        return notes;
    }

    private static Object tree(byte[] document) throws NotReplayableException {
        try {
            return StrictJson.read(document, DecisionLimits.DOCUMENT_BYTES, JsonCursor::any);
        } catch (DecisionFormatException e) {
            throw new NotReplayableException("The decision is damaged: " + e.getMessage());
        }
    }
}
