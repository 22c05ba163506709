package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The guards of a job, with what each came to last. */
@Extension
@Restricted(NoExternalUse.class)
public final class GuardsResource implements ApiResource {
    @Override
    public String name() {
        return "guards";
    }

    @Override
    public Set<String> parameters() {
        return Named.listed(Named.JOB);
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        Job<?, ?> job = Named.job(query);
        HistoryStore store = HistoryStore.of(job);
        List<Map<String, Object>> guards = new ArrayList<>();
        for (String guard : store.guards()) {
            Entry last = store.current(guard).orElse(null);
            Map<String, Object> one = new HashMap<>();
            one.put(Named.GUARD, guard);
            one.put(
                    "last",
                    last == null
                            ? null
                            : HistoryResource.shapes(guard, List.of(last)).get(0));
            guards.add(one);
        }
        return ApiReply.part(query, guards, one -> one, Map.of(Named.JOB, job.getFullName()));
    }
}
