package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import io.jenkins.plugins.terraformguard.reviewers.ReviewersStatus.Endpoint;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Whether the models answer: the circuit breakers of their endpoints. */
@Extension(ordinal = 40)
@Restricted(NoExternalUse.class)
public final class ReviewerHealth implements HealthReport {
    private static final String CLOSED = "closed";

    @Override
    public String id() {
        return "reviewers";
    }

    @Override
    public HealthSection look(boolean administrator) {
        ReviewersStatus status = ReviewersStatus.now(false);
        HealthState state = status.problem().isEmpty() ? HealthState.FINE : HealthState.WRONG;
        long open = 0;
        for (Endpoint endpoint : status.endpoints()) {
            state = state.and(state(endpoint));
            open += state(endpoint) == HealthState.FINE ? 0 : 1;
        }
        List<Row> rows = status.endpoints().stream()
                .map(endpoint -> Row.of(
                        endpoint.name(),
                        endpoint.provider() + " " + endpoint.model(),
                        endpoint.state(),
                        endpoint.problem().isEmpty() ? endpoint.lastError() : endpoint.problem()))
                .toList();
        return HealthSection.of(Messages.ReviewersPage_displayName(), state, summary(status, open))
                .with(HealthTable.of(
                        Messages.ReviewersPage_displayName(),
                        List.of(
                                Messages.ReviewerHealth_endpoint(),
                                Messages.ReviewerHealth_model(),
                                Messages.ReviewerHealth_breaker(),
                                Messages.ReviewerHealth_last()),
                        rows))
                .on("manage/" + ReviewersPage.URL_NAME + "/");
    }

    private static HealthState state(Endpoint endpoint) {
        if (!endpoint.problem().isEmpty()) {
            return HealthState.WRONG;
        }
        return endpoint.state().equals(CLOSED) ? HealthState.FINE : HealthState.WATCH;
    }

    private static String summary(ReviewersStatus status, long open) {
        if (!status.problem().isEmpty()) {
            return status.problem();
        }
        return status.endpoints().isEmpty()
                ? Messages.ReviewerHealth_none()
                : Messages.ReviewerHealth_some(status.endpoints().size(), open);
    }
}
