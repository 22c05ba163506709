package io.jenkins.plugins.terraformguard.results.api;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The job, the build and the guard that a query names, as far as whoever asks may read them. */
final class Named {
    static final String JOB = "job";
    static final String BUILD = "build";
    static final String GUARD = "guard";

    private static final String LAST = "last";
    private static final String USUAL = "default";

    private Named() {}

    static Job<?, ?> job(ApiQuery query) throws ApiProblem {
        Job<?, ?> job;
        try {
            job = Jenkins.get().getItemByFullName(query.required(JOB), Job.class);
        } catch (AccessDeniedException e) {
            // Whoever may only discover it is told no more than anybody else.
            throw ApiProblem.notFound();
        }
        if (job == null || !job.hasPermission(Item.READ)) {
            throw ApiProblem.notFound();
        }
        return job;
    }

    /** The guard that is named; the one without a name of its own where none is. */
    static String guard(ApiQuery query) throws ApiProblem {
        String guard = query.text(GUARD);
        if (guard.isEmpty()) {
            return USUAL;
        }
        if (!DecisionStore.isUsableId(guard)) {
            throw ApiProblem.notFound();
        }
        return guard;
    }

    /** A build that has a decision of the guard. */
    static Run<?, ?> build(ApiQuery query) throws ApiProblem, IOException {
        Job<?, ?> job = job(query);
        String text = query.text(BUILD);
        Run<?, ?> run = text.isEmpty() || text.equals(LAST)
                ? last(job, guard(query))
                : job.getBuildByNumber(query.number(BUILD, 0, 1, Integer.MAX_VALUE));
        if (run == null || GuardRunAction.find(run, guard(query)).isEmpty()) {
            throw ApiProblem.notFound();
        }
        return run;
    }

    /** The last build that has a decision of the guard; null if there is none. */
    private static Run<?, ?> last(Job<?, ?> job, String guard) throws IOException {
        Run<?, ?> last = LastGuarded.find(job);
        if (last != null && GuardRunAction.find(last, guard).isPresent()) {
            return last;
        }
        // Only other guards were asked since.
        Entry entry = HistoryStore.of(job).current(guard).orElse(null);
        return entry == null ? null : job.getBuildByNumber(entry.build());
    }

    static Decision decision(Run<?, ?> run, ApiQuery query) throws ApiProblem, IOException {
        return DecisionStore.decided(run, guard(query))
                .orElseThrow(ApiProblem::notFound)
                .decision();
    }

    /** What an answer says of the build that it is about. */
    static Map<String, Object> place(Run<?, ?> run, ApiQuery query) throws ApiProblem {
        return Map.of(JOB, run.getParent().getFullName(), BUILD, run.getNumber(), GUARD, guard(query));
    }

    /** The names of parameters, with those that every part of a list knows. */
    static Set<String> listed(String... names) {
        Set<String> all = new TreeSet<>(List.of(names));
        all.add("limit");
        all.add("offset");
        return Set.copyOf(all);
    }
}
