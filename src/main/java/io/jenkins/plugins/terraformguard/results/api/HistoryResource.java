package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.HistoryDocument;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a guard came to, build by build in numbers, the newest first. No build is loaded for it. */
@Extension
@Restricted(NoExternalUse.class)
public final class HistoryResource implements ApiResource {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public Set<String> parameters() {
        return Set.of(Named.JOB, Named.GUARD, "before", "limit");
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        int before = query.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        int limit = query.limit();
        Job<?, ?> job = Named.job(query);
        String guard = Named.guard(query);
        List<Entry> entries = HistoryStore.of(job).read(guard).entries();
        List<Entry> older =
                entries.stream().filter(entry -> entry.build() < before).toList();
        List<Entry> part = older.subList(Math.max(0, older.size() - limit), older.size());
        String next =
                part.size() < older.size() ? query.with("before", part.get(0).build()) : null;
        return ApiReply.list(
                shapes(guard, part), entries.size(), next, Map.of(Named.JOB, job.getFullName(), Named.GUARD, guard));
    }

    /** Entries as the document of the history has them, the newest first. */
    static List<Map<String, Object>> shapes(String guard, List<Entry> entries) throws IOException {
        JobHistory part = new JobHistory(guard, entries, new TreeMap<>(), List.of());
        List<Map<String, Object>> shapes = new ArrayList<>(Plain.objects(HistoryDocument.write(part), "entries"));
        Collections.reverse(shapes);
        return shapes;
    }
}
