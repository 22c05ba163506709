package io.jenkins.plugins.terraformguard.results.told;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What has become of decisions, in a word; of several, the one that is furthest from letting a plan pass. */
final class Progress {
    private static final Logger LOGGER = Logger.getLogger(Progress.class.getName());

    /** Stands for a document that can't be read. */
    private static final String DAMAGED = "damaged";

    private static final List<String> WORST_FIRST = List.of(
            DAMAGED,
            Status.REJECTED.id(),
            Status.VOID.id(),
            Status.EXPIRED.id(),
            Status.ABORTED.id(),
            Status.PENDING.id(),
            Status.BROKEN_GLASS.id(),
            Status.APPROVED.id());

    /** Enough for a few builds with as many plans as a guard takes. */
    private static final KeptWords WORDS = new KeptWords(10_000);

    private Progress() {}

    static String approval(Run<?, ?> run, List<GuardSummary> guards) {
        List<String> found = new ArrayList<>();
        for (GuardSummary guard : guards) {
            found.add(word(run, guard, ApprovalDocument.FILE, () -> approval(run, guard)));
        }
        return WORST_FIRST.stream().filter(found::contains).findFirst().orElse("");
    }

    static String gate(Run<?, ?> run, List<GuardSummary> guards) {
        Set<String> found = new TreeSet<>();
        for (GuardSummary guard : guards) {
            found.add(word(run, guard, GateDocument.FILE, () -> gate(run, guard)));
        }
        for (String word : List.of(DAMAGED, GateDocument.REFUSED, GateDocument.PASSED)) {
            if (found.contains(word)) {
                return word;
            }
        }
        return "";
    }

    /** Time alone makes but one thing of a request: from some moment on it is too late to answer it. */
    private static KeptWords.Word approval(Run<?, ?> run, GuardSummary guard) throws IOException {
        ApprovalLog log = OutcomeStore.approval(run, guard.getId());
        return log == null
                ? KeptWords.Word.always("")
                : new KeptWords.Word(status(log, Instant.MIN), log.request().expiresAt(), status(log, Instant.MAX));
    }

    private static String status(ApprovalLog log, Instant at) {
        return log.settled(at).status().id();
    }

    private static KeptWords.Word gate(Run<?, ?> run, GuardSummary guard) throws IOException {
        GateDecision gate = OutcomeStore.gate(run, guard.getId());
        return KeptWords.Word.always(gate == null ? "" : gate.passed() ? GateDocument.PASSED : GateDocument.REFUSED);
    }

    private static String word(Run<?, ?> run, GuardSummary guard, String name, KeptWords.Source source) {
        try {
            return WORDS.of(OutcomeStore.file(run, guard.getId(), name), Instant.now(), source);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Can't tell where the guard " + guard.getId() + " of " + run + " stands");
            return DAMAGED;
        }
    }
}
