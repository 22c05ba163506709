package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked before, with what the plan was to do: enough to tell whether votes still count for a later plan, and what
 * has changed since where they do not.
 *
 * @param log the request, and what happened to it
 * @param effects what the plan was to do, listed; of the log only the digest is read back
 */
public record KeptApproval(ApprovalLog log, Effects effects) {
    /** What has changed since in a request that was made later. */
    public Binding.Since since(ApprovalRequest later, Effects effects, Instant now) {
        ApprovalRequest request = log.request();
        ApprovalState state = log.state(now);
        Instant until = state.lets() ? state.until(request) : request.expiresAt();
        return binding(request, this.effects, until)
                .compare(
                        binding(later, effects, later.expiresAt()),
                        later.terms().keep() == KeepMode.SAFER,
                        now);
    }

    /**
     * The votes that still count for a request that was made later: its rules, and who it excludes, are those of now. A
     * vote counts as long as the shorter of both times that one holds.
     *
     * @param effects what the later plan does, listed
     */
    public List<Act> votesFor(ApprovalRequest later, Effects effects, Instant now) {
        ApprovalRequest request = log.request();
        boolean same = later.guard().equals(request.guard())
                && binding(request, this.effects, Instant.MAX)
                        .compare(
                                binding(later, effects, Instant.MAX),
                                later.terms().keep() == KeepMode.SAFER,
                                now)
                        .holds();
        List<Act> votes = new ArrayList<>();
        if (!same || later.terms().keep() == KeepMode.NONE || isRefused(now)) {
            return votes;
        }
        Duration holds = shorter(request.terms().holds(), later.terms().holds());
        for (Act vote : log.state(now).approvals()) {
            List<String> items = vote.items().stream().filter(later::has).toList();
            boolean aboutNothing = !vote.items().isEmpty() && items.isEmpty();
            if (!aboutNothing
                    && !later.excluded().containsKey(vote.by())
                    && !now.isAfter(vote.at().plus(holds))) {
                votes.add(vote.about(items).keptFrom(request.asker().text()));
            }
        }
        return votes;
    }

    /** Somebody said no, or took back what was decided; votes before that are not taken for a yes. */
    private boolean isRefused(Instant now) {
        Act end = log.state(now).end();
        return end != null
                && (end.kind() == Act.Kind.REJECT
                        || end.kind() == Act.Kind.VOID && !end.by().isEmpty());
    }

    private static Binding binding(ApprovalRequest request, Effects effects, Instant until) {
        Effects known = effects.digest().equals(request.effects().digest()) ? effects : request.effects();
        return new Binding(known, request.items(), request.packs(), until);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
