package io.jenkins.plugins.terraformguard.results.told;

import hudson.model.Run;
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

    private Progress() {}

    static String approval(Run<?, ?> run, List<GuardSummary> guards) {
        List<String> found = new ArrayList<>();
        for (GuardSummary guard : guards) {
            found.add(word(run, guard, () -> {
                ApprovalLog log = OutcomeStore.approval(run, guard.getId());
                return log == null ? "" : log.settled(Instant.now()).status().id();
            }));
        }
        return WORST_FIRST.stream().filter(found::contains).findFirst().orElse("");
    }

    static String gate(Run<?, ?> run, List<GuardSummary> guards) {
        Set<String> found = new TreeSet<>();
        for (GuardSummary guard : guards) {
            found.add(word(run, guard, () -> {
                GateDecision gate = OutcomeStore.gate(run, guard.getId());
                return gate == null ? "" : gate.passed() ? GateDocument.PASSED : GateDocument.REFUSED;
            }));
        }
        for (String word : List.of(DAMAGED, GateDocument.REFUSED, GateDocument.PASSED)) {
            if (found.contains(word)) {
                return word;
            }
        }
        return "";
    }

    private static String word(Run<?, ?> run, GuardSummary guard, Word word) {
        try {
            return word.read();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Can't tell where the guard " + guard.getId() + " of " + run + " stands");
            return DAMAGED;
        }
    }

    /** Reads a word from what is kept. */
    private interface Word {
        String read() throws IOException;
    }
}
