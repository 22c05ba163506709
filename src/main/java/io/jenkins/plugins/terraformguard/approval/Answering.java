package io.jenkins.plugins.terraformguard.approval;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Takes one answer of whoever is at it, or says why not. */
final class Answering {
    /** What people may say; the rest happens by itself. */
    private static final Set<Act.Kind> SAID =
            Set.of(Act.Kind.APPROVE, Act.Kind.REJECT, Act.Kind.WITHDRAW, Act.Kind.BREAK_GLASS, Act.Kind.VOID);

    /** Acts of one request after which only its end is written down. */
    private static final int MAX_ACTS = ApprovalLog.MAX_ACTS - 100;

    /** Times that one person may change his mind, beside answering each item on its own. */
    private static final int MAX_CHANGES = 20;

    private static final int MAX_GROUPS = 1_000;

    private final Run<?, ?> run;
    private final String guard;
    private final Answer answer;
    private final Instant now;
    private final HistoryStage stage;
    private final Voter voter;
    private final Act act;
    private Refusal refusal;
    private boolean written;

    /** @param stage of whoever tells of it */
    Answering(Run<?, ?> run, String guard, Answer answer, Instant now, HistoryStage stage) {
        this.run = run;
        this.guard = guard;
        this.answer = answer;
        this.now = now;
        this.stage = stage;
        this.voter = Names.current(run.getParent());
        this.act = new Act(
                answer.kind(),
                voter.id(),
                Set.of(),
                answer.items().stream().distinct().toList(),
                wellFormed(answer.reason().strip()),
                now,
                answer.waiver(),
                "");
    }

    /** @throws ApprovalRefusedException if it is not taken */
    void take() throws ApprovalRefusedException, IOException {
        stage.begin();
        JobLock.change(() -> ApprovalFiles.usable(run, guard), this::take);
        if (refusal != null) {
            stage.told();
            throw new ApprovalRefusedException(refusal);
        }
    }

    /** Done once more where the job was moved meanwhile, so that what is there already is no second answer. */
    private ApprovalFiles take(ApprovalFiles files) throws IOException {
        ApprovalLog before = files.read();
        Act said = before == null ? act : with(before.request());
        if (written && before != null && before.acts().contains(said)) {
            return files;
        }
        refusal = refusal(before).orElse(null);
        if (refusal == null) {
            written = true;
            files.write(before.with(said));
        }
        return files;
    }

    private Optional<Refusal> refusal(ApprovalLog before) {
        if (before == null || !before.request().id().equals(answer.request())) {
            return refuse(Refusal.Kind.MALFORMED, Messages.ApprovalService_otherRequest());
        }
        ApprovalRequest request = before.request();
        return refusalOfForm(before)
                .or(() -> run.getParent().hasPermission(Item.READ)
                        ? Optional.empty()
                        : refuse(Refusal.Kind.PERMISSION, Messages.ApprovalService_permission()))
                .or(() -> VoteRules.check(
                        request,
                        before.acts(),
                        Names.current(run.getParent()),
                        answer.kind(),
                        act.items(),
                        act.reason(),
                        now))
                .or(() -> DecisionOf.isOf(run, request)
                        ? Optional.empty()
                        : refuse(Refusal.Kind.OVER, Messages.ApprovalService_judgedAgain()))
                .or(() -> ExtensionList.lookup(AnswerCheck.class).stream()
                        .map(check -> check.check(run, request, answer))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Refusal> refusalOfForm(ApprovalLog before) {
        if (!SAID.contains(answer.kind())) {
            return refuse(
                    Refusal.Kind.MALFORMED,
                    Messages.ApprovalService_kind(answer.kind().id()));
        }
        if (!answer.waiver().isEmpty() && (answer.kind() != Act.Kind.APPROVE || !isDayToCome(answer.waiver()))) {
            return refuse(Refusal.Kind.MALFORMED, Messages.ApprovalService_waiver());
        }
        long own = before.acts().stream()
                .filter(other -> other.by().equals(voter.id()))
                .count();
        boolean more = answer.kind() == Act.Kind.APPROVE || answer.kind() == Act.Kind.WITHDRAW;
        boolean much = own >= MAX_CHANGES + before.request().items().size()
                || before.acts().size() >= MAX_ACTS;
        return more && much ? refuse(Refusal.Kind.TWICE, Messages.ApprovalService_much()) : Optional.empty();
    }

    private boolean isDayToCome(String day) {
        try {
            LocalDate last = LocalDate.parse(day);
            return day.length() == 10 && !last.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Somebody who is in very many groups is written down with those that matter here. */
    private Act with(ApprovalRequest request) {
        Set<String> groups = voter.groups();
        if (groups.size() > MAX_GROUPS) {
            Set<String> asked = new HashSet<>();
            request.requirements().forEach(requirement -> {
                asked.addAll(requirement.approvers());
                if (requirement.escalation() != null) {
                    asked.addAll(requirement.escalation().to());
                }
            });
            asked.retainAll(groups);
            groups = asked;
        }
        return new Act(act.kind(), act.by(), groups, act.items(), act.reason(), act.at(), act.waiver(), act.origin());
    }

    private static Optional<Refusal> refuse(Refusal.Kind kind, String message) {
        return Optional.of(new Refusal(kind, message));
    }

    /** What is written has to be read again as it was. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
