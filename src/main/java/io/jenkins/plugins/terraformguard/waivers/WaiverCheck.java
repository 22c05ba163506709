package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.approval.AnswerCheck;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.grant.WaiverGrants;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Whether a waiver may be granted that somebody asks for with his approval: as the layers above the job have it now. */
@Extension
@Restricted(NoExternalUse.class)
public final class WaiverCheck implements AnswerCheck {
    private static final Logger LOGGER = Logger.getLogger(WaiverCheck.class.getName());
    private static final Set<String> NO_FINDINGS =
            Set.of(ApprovalItem.RISK, ApprovalItem.REVIEW, ApprovalQuestion.REST);

    @Override
    public Optional<Refusal> check(Run<?, ?> run, ApprovalRequest request, Answer answer) {
        return refusal(run, request, answer).map(why -> new Refusal(Refusal.Kind.MALFORMED, why));
    }

    /**
     * Why the waivers that an answer asks for can't be granted, for whoever gives it.
     *
     * @return empty if they can, or none is asked for
     */
    public static Optional<String> refusal(Run<?, ?> run, ApprovalRequest request, Answer answer) {
        if (answer.waiver().isEmpty()) {
            return Optional.empty();
        }
        if (answer.kind() != Act.Kind.APPROVE) {
            return Optional.of(Messages.WaiverCheck_onlyApproval());
        }
        List<String> items = request.items().stream()
                .map(ApprovalItem::id)
                .filter(id -> answer.items().isEmpty() || answer.items().contains(id))
                .filter(id -> !NO_FINDINGS.contains(id))
                .toList();
        if (items.isEmpty()) {
            return Optional.of(Messages.WaiverCheck_noFinding());
        }
        try {
            return refusal(run, request, items, answer.waiver());
        } catch (PolicyException e) {
            return Optional.of(Messages.WaiverCheck_layers(e.file(), e.getMessage()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't tell what waivers may be granted in " + run);
            return Optional.of(Messages.WaiverCheck_unreadable());
        }
    }

    private static Optional<String> refusal(Run<?, ?> run, ApprovalRequest request, List<String> items, String day)
            throws PolicyException, IOException {
        Instant now = Instant.now();
        if (!new WaiverStore(run.getParent()).read().hasRoom(items.size(), now)) {
            return Optional.of(Messages.WaiverCheck_full());
        }
        Optional<RecordedDecision> decision = WaiverGranter.decision(run, request);
        if (decision.isEmpty()) {
            return Optional.of(Messages.WaiverCheck_unreadable());
        }
        WaiverRules rules = GuardEngine.waiverRules(LayerSource.of(run));
        WaiverGrants grants = new WaiverGrants(decision.get().decision());
        return items.stream()
                .map(item -> grants.refusal(item, day, rules, now))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
