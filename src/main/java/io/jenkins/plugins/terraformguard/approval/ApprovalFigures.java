package io.jenkins.plugins.terraformguard.approval;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How much waits for people. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalFigures implements FigureSource {
    @Override
    public Set<Figure> figures() {
        return Set.of(Figure.APPROVALS_PENDING, Figure.APPROVALS_OLDEST);
    }

    @Override
    public Map<Figure, Long> now() {
        Instant now = Instant.now();
        List<ApprovalCase> pending = PendingApprovals.get().all().stream()
                .filter(one -> one.state().status() == Status.PENDING)
                .toList();
        long oldest = pending.stream()
                .mapToLong(one ->
                        Duration.between(one.log().request().requestedAt(), now).toSeconds())
                .max()
                .orElse(0);
        return Map.of(Figure.APPROVALS_PENDING, (long) pending.size(), Figure.APPROVALS_OLDEST, Math.max(0, oldest));
    }
}
