package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.rollout.JobPlans;
import io.jenkins.plugins.terraformguard.engine.rollout.PolicyTotals;
import io.jenkins.plugins.terraformguard.results.JobGroup;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What packs and policies came to, of every guard of every job, in memory: from the histories, job by job as they change. */
@Extension
@Restricted(NoExternalUse.class)
public final class RolloutIndex extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(RolloutIndex.class.getName());

    private final Map<String, Map<String, Row>> jobs = new ConcurrentHashMap<>();
    private final Set<String> places = ConcurrentHashMap.newKeySet();
    /** What was told since the start, so that two builds at once do not tell it twice. */
    private final Set<Told> told = ConcurrentHashMap.newKeySet();

    private volatile boolean built;

    private record Told(String place, Demotion demotion) {}

    private record Row(JobPlans plans, PolicyTotals totals) {}

    static RolloutIndex get() {
        return ExtensionList.lookupSingleton(RolloutIndex.class);
    }

    /** Whether all jobs are in it; until then nothing is concluded from it. */
    boolean isBuilt() {
        return built;
    }

    List<JobPlans> plans() {
        return jobs.values().stream()
                .flatMap(guards -> guards.values().stream())
                .map(Row::plans)
                .toList();
    }

    /** @param names of the jobs that count */
    List<PolicyTotals> totals(Set<String> names) {
        return jobs.entrySet().stream()
                .filter(job -> names.contains(job.getKey()))
                .flatMap(job -> job.getValue().values().stream())
                .map(Row::totals)
                .toList();
    }

    /** Full names of jobs with a history. */
    List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    /** The name by which packs are rolled out to a job, by its full name; that itself where the job is not known any more. */
    String cohort(String job) {
        return jobs.getOrDefault(job, Map.of()).values().stream()
                .map(row -> row.plans().group())
                .findFirst()
                .orElse(job);
    }

    /** Full names of folders that have, or had, a pack that took a step back; empty for the organisation. */
    Set<String> places() {
        return Set.copyOf(places);
    }

    void place(String place) {
        places.add(place);
    }

    /** Whether whoever asks is the first who is going to tell of a step back since the start. */
    boolean claim(String place, Demotion demotion) {
        return told.add(new Told(place, demotion));
    }

    /** Looks up what became of a guard. */
    void update(Job<?, ?> job, String guard) {
        try {
            JobHistory history = HistoryStore.of(job).read(guard);
            JobPlans plans = JobPlans.of(job.getFullName(), JobGroup.of(job), history);
            jobs.computeIfAbsent(job.getFullName(), name -> new ConcurrentHashMap<>())
                    .put(guard, new Row(plans, PolicyTotals.of(history)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The history of " + guard + " in " + job + " can't be read");
        }
    }

    private void update(Job<?, ?> job) {
        HistoryStore.of(job).guards().forEach(guard -> update(job, guard));
    }

    @Override
    public void onLoaded() {
        Timer.get().submit(this::build);
    }

    /** Reads all histories anew. */
    void build() {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            places.add("");
            makeUp(new RolloutLayer(null));
            for (Item item : Jenkins.get().allItems(Item.class)) {
                look(item);
            }
            // Told once more where the configuration is read anew: what is gone by then counts no more.
            jobs.keySet().removeIf(name -> Jenkins.get().getItemByFullName(name) == null);
            built = true;
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Not all histories could be read", e);
        }
    }

    /** One that can't be read keeps no other from being counted. */
    private void look(Item item) {
        try {
            if (item instanceof Job<?, ?> job) {
                update(job);
            } else if (item instanceof ItemGroup<?>) {
                DemotionStore store = new DemotionStore(item);
                if (!store.read().all().isEmpty() || !store.problem().isEmpty()) {
                    places.add(item.getFullName());
                    makeUp(new RolloutLayer(item));
                }
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "What " + item.getFullName() + " keeps can't be read");
        }
    }

    /** Makes up for what Jenkins was stopped before. */
    private void makeUp(RolloutLayer layer) {
        try {
            RolloutWatch.tell(layer, this);
            RolloutTrail.record(layer);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "What took a step back is not told or in the trail yet: " + layer.place());
        }
    }

    @Override
    public void onDeleted(Item item) {
        jobs.remove(item.getFullName());
        places.remove(item.getFullName());
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (places.remove(oldFullName)) {
            places.add(newFullName);
        }
        if (item instanceof Job<?, ?> job && jobs.remove(oldFullName) != null) {
            update(job);
        }
    }
}
