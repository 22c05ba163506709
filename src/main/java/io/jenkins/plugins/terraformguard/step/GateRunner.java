package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.config.GateLimit;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.Approval;
import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.gate.GateQuestion;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason;
import io.jenkins.plugins.terraformguard.engine.gate.GateRules;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.trail.TrailEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The gate: judges the plan once more on the agent, and asks whether what is on record lets it pass. What it says is kept
 * either way. A refusal ends the build, whatever the job sets.
 */
final class GateRunner {
    /** The decision of judging the plan again. */
    static final String AGAIN = "gate.decision.json";

    private static final int DIGEST_SHOWN = 12;

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final GuardRunner guard;
    private final StageRecord record;
    private final PhaseWatch watch;

    GateRunner(Run<?, ?> run, TaskListener listener, GuardRunner guard, StageRecord record, PhaseWatch watch) {
        this.run = run;
        this.listener = listener;
        this.guard = guard;
        this.record = record;
        this.watch = watch;
    }

    /** @throws AbortException if the plan may not be applied */
    GuardResult run(GuardSettings settings, Consumer<GuardResult> known) throws IOException, InterruptedException {
        Run<?, ?> named = NamedBuild.find(run, settings.stage().approvedIn());
        // First judge, then look: what is recorded meanwhile counts.
        Decision again = again(settings, named);
        watch.decided(List.of(again));
        GateDecision gate;
        Lock lock = GuardRunner.lock(run, settings.id());
        lock.lockInterruptibly();
        try {
            List<RecordedDecision> onRecord = onRecord(named, settings.id());
            Instant now = Instant.now();
            gate = GateRules.judge(question(settings, onRecord, approvals(named, onRecord, now), again, now));
            RecordedDecision counted = onRecord.stream()
                    .filter(one -> gate.decision() != null
                            && one.sha256().equals(gate.decision().sha256()))
                    .findFirst()
                    .orElse(null);
            GateDecision said = gate;
            watch.lap(
                    Lap.Part.RECORDING,
                    () -> record.keep(
                            TrailEntry.GATE,
                            settings.id(),
                            counted,
                            said.passed() ? GateDocument.PASSED : GateDocument.REFUSED,
                            GateDocument.FILE,
                            Map.of(GateDocument.FILE, GateDocument.write(said), AGAIN, DecisionWriter.write(again))));
            watch.gate(said);
        } finally {
            lock.unlock();
        }
        GuardResult result =
                new GuardResult(again, record.url(settings.id()), false).answered(gate.approval(), gate.approvedBy());
        print(gate);
        known.accept(result);
        if (!gate.passed()) {
            throw new AbortException(Messages.GateRunner_failure(
                    settings.id(),
                    gate.reasons().stream()
                            .map(reason -> SafeText.oneLine(reason.message()))
                            .collect(Collectors.joining("; "))));
        }
        return result;
    }

    /**
     * Judges the plan once more, with the place in roll-outs of the job whose decision counts: a pack that another job has
     * and that one has not would find what nobody was told of, each time anew. Which decision counts, if this build has
     * recorded some as well, is known only when the plan is.
     */
    private Decision again(GuardSettings settings, Run<?, ?> named) throws IOException, InterruptedException {
        Decision again = guard.evaluate(settings, "", named.getParent()).get(0).decision();
        if (named.getParent().equals(run.getParent())) {
            return again;
        }
        boolean own = GateRules.counted(
                        question(settings, onRecord(named, settings.id()), List.of(), again, Instant.now()))
                .filter(counted -> counted.job().equals(run.getParent().getFullName()))
                .isPresent();
        return own ? guard.evaluate(settings, "", run.getParent()).get(0).decision() : again;
    }

    /** What this build has decided counts as well where another one is named: it may be worse. */
    private List<RecordedDecision> onRecord(Run<?, ?> named, String id) throws IOException {
        List<RecordedDecision> onRecord = new ArrayList<>(DecisionStore.recorded(named, id));
        if (!named.equals(run)) {
            onRecord.addAll(DecisionStore.recorded(run, id));
        }
        return onRecord;
    }

    private GateQuestion question(
            GuardSettings settings,
            List<RecordedDecision> onRecord,
            List<Approval> approvals,
            Decision again,
            Instant now) {
        String asked = settings.stage().maxAge();
        Duration maxAge = GateLimit.of(asked.isEmpty() ? GateAge.DEFAULT : GateAge.parse(asked));
        return new GateQuestion(
                new GateQuestion.Asker(
                        settings.id(),
                        PluginVersion.current(),
                        run.getParent().getFullName(),
                        Integer.toString(run.getNumber()),
                        StartedBy.of(run)),
                again.plan().savedPlanSha256(),
                onRecord,
                again,
                maxAge,
                now,
                approvals);
    }

    /** What people have said to these decisions, in the build that has made them and in this one. */
    private List<Approval> approvals(Run<?, ?> named, List<RecordedDecision> onRecord, Instant now) throws IOException {
        Set<String> asking = onRecord.stream()
                .map(RecordedDecision::decision)
                .filter(decision -> decision.verdict() == Verdict.APPROVAL_REQUIRED)
                .map(Decision::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Approval> approvals = new ArrayList<>();
        for (Run<?, ?> asked : named.equals(run) ? List.of(run) : List.of(named, run)) {
            for (String id : asking) {
                ApprovalService.find(asked, id)
                        .map(one -> Approval.of(one.log(), now))
                        .ifPresent(approvals::add);
            }
        }
        return approvals;
    }

    private void print(GateDecision gate) {
        PrintStream log = listener.getLogger();
        String report =
                ModelHyperlinkNote.encodeTo("/" + record.url(gate.asker().id()), Messages.LogSummary_report());
        if (gate.passed()) {
            log.println(Messages.GateRunner_passed(
                    gate.savedPlanSha256(),
                    gate.decision().sha256().substring(0, DIGEST_SHOWN),
                    gate.decision().job(),
                    gate.decision().build(),
                    GateAge.text(Duration.ofSeconds(gate.ageSeconds())),
                    report));
            if (!gate.approval().isEmpty()) {
                log.println(Messages.GateRunner_approved(gate.approval(), SafeText.oneLine(gate.approvedBy())));
            }
        } else {
            log.println(Messages.GateRunner_refused(report));
        }
        for (GateReason reason : gate.reasons()) {
            log.println(Messages.GateRunner_reason(reason.kind().id(), SafeText.oneLine(reason.message())));
            reason.details().forEach(detail -> log.println(Messages.GateRunner_detail(SafeText.oneLine(detail))));
            log.println(Messages.GateRunner_remedy(SafeText.oneLine(reason.remedy())));
        }
        gate.packs()
                .forEach(pack -> log.println(Messages.GateRunner_pack(
                        SafeText.oneLine(pack.pack()),
                        SafeText.oneLine(pack.before().isEmpty() ? "-" : pack.before()),
                        SafeText.oneLine(pack.now().isEmpty() ? "-" : pack.now()))));
    }
}
