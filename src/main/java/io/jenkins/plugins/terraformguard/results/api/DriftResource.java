package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.decision.LedgerDocument;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftState;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The drifts of a guard over its builds, as the ledger has them. */
@Extension
@Restricted(NoExternalUse.class)
public final class DriftResource implements ApiResource {
    private static final List<String> STATES =
            Arrays.stream(DriftState.values()).map(DriftState::id).toList();

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Set<String> parameters() {
        return Named.listed(Named.JOB, Named.GUARD, "state", "severity", "alarm");
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        String state = query.oneOf("state", STATES);
        String severity = query.oneOf("severity", Drift.SEVERITIES);
        String alarm = query.oneOf("alarm", List.of("true", "false"));
        Job<?, ?> job = Named.job(query);
        String guard = Named.guard(query);
        DriftLedger ledger = DriftStore.of(job).ledger(guard);
        // Whole minutes: an answer that says nothing new has the same tag for a while.
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60);
        List<Map<String, Object>> found = Plain.objects(LedgerDocument.export(ledger, now), "drifts").stream()
                .filter(entry -> state.isEmpty() || state.equals(entry.get("state")))
                .filter(entry -> severity.isEmpty() || severity.equals(entry.get("severity")))
                .filter(entry -> alarm.isEmpty() || alarm.equals(String.valueOf(entry.get("alarm"))))
                .toList();
        return ApiReply.part(
                query,
                found,
                Function.identity(),
                Map.of(Named.JOB, job.getFullName(), Named.GUARD, guard, "alarm_after", ledger.alarmAfter()));
    }
}
