package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the entry of a judged plan: nothing but what is kept with the build, and the drifts of the job, has a say in it. */
public final class EntryMaker {
    private final Kept kept;
    private final DriftLedger ledger;
    private final Instant now;

    /**
     * An entry in the making.
     *
     * @param ledger drifts of this guard
     * @param now tells whether the time for an answer is over
     */
    public EntryMaker(Kept kept, DriftLedger ledger, Instant now) {
        this.kept = kept;
        this.ledger = ledger;
        this.now = now;
    }

    /** The entry, as far as it can be told without those of other builds. */
    public Entry entry() {
        Decision decision = kept.decision();
        UseCounter uses = new UseCounter(decision, overridden());
        List<PolicyUse> policies = uses.policies();
        Impact impact = decision.impact();
        return new Entry(
                kept.build(),
                kept.recordedAt(),
                decision.verdict(),
                course(),
                found(decision.findings()),
                impact.equals(Impact.NONE) ? Entry.UNKNOWN : impact.risk().score(),
                new Entry.Changes(
                        decision.changes().toAdd(),
                        decision.changes().update(),
                        decision.changes().toDestroy()),
                drift(),
                policies,
                0,
                uses.packs(),
                decision.grounds().provenance().configuration().providers().stream()
                        .map(Provenance.Provider::source)
                        .distinct()
                        .sorted()
                        .limit(Entry.MAX_NAMES)
                        .toList(),
                List.of(),
                decision.grounds().effects().digest(),
                Entry.UNKNOWN);
    }

    private Course course() {
        return new Course(
                kept.approval() == null
                        ? ""
                        : kept.approval().settled(now).status().id(),
                kept.approval() == null ? null : kept.approval().request().requestedAt(),
                kept.gate() == null ? "" : kept.gate().passed() ? Course.PASSED : Course.REFUSED,
                kept.gate() == null ? null : kept.gate().at(),
                kept.verification() == null ? "" : kept.verification().status().id(),
                obligations(ObligationOutcome.State.DISCHARGED),
                obligations(ObligationOutcome.State.VIOLATED));
    }

    private int obligations(ObligationOutcome.State state) {
        return kept.verification() == null
                ? 0
                : Math.toIntExact(kept.verification().obligations().stream()
                        .filter(one -> one.state() == state)
                        .count());
    }

    private Found found(List<Finding> findings) {
        return new Found(
                kept.decision().countsBySeverity(),
                count(findings, finding -> finding.counts() && finding.outcome() == Outcome.UNDECIDED),
                count(findings, finding -> finding.counts() && finding.outcome() == Outcome.ERROR),
                count(
                        findings,
                        finding -> finding.isExempt() && finding.exemption().isWaiver()),
                count(
                        findings,
                        finding -> finding.isExempt() && !finding.exemption().isWaiver()),
                count(findings, finding -> !finding.isExempt() && !finding.counts()));
    }

    private static int count(List<Finding> findings, Predicate<Finding> which) {
        return Math.toIntExact(findings.stream().filter(which).count());
    }

    private DriftCount drift() {
        List<LedgerEntry> ended = ledger.all().stream()
                .filter(entry -> !entry.isOpen() && entry.remedied().when().build() == kept.build())
                .toList();
        return new DriftCount(
                kept.decision().driftSummary().status(),
                kept.decision().driftSummary().resources(),
                ended.size(),
                Seconds.bounded(ended.stream()
                        .mapToLong(entry -> entry.age(now).toSeconds())
                        .sum()));
    }

    /** Fingerprints of findings that people let pass. */
    private Set<String> overridden() {
        ApprovalLog log = kept.approval();
        return log == null || !log.settled(now).lets()
                ? Set.of()
                : log.request().items().stream().map(ApprovalItem::id).collect(Collectors.toSet());
    }
}
