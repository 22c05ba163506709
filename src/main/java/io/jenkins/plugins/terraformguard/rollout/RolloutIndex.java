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
import io.jenkins.plugins.terraformguard.engine.rollout.JobPlans;
import io.jenkins.plugins.terraformguard.engine.rollout.PolicyTotals;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
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
    private volatile boolean built;

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

    /** Full names of folders that have, or had, a pack that took a step back; empty for the organisation. */
    Set<String> places() {
        return Set.copyOf(places);
    }

    void place(String place) {
        places.add(place);
    }

    /** Looks up what became of a guard. */
    void update(Job<?, ?> job, String guard) {
        try {
            JobHistory history = HistoryStore.of(job).read(guard);
            JobPlans plans = JobPlans.of(job.getFullName(), group(job), history);
            jobs.computeIfAbsent(job.getFullName(), name -> new ConcurrentHashMap<>())
                    .put(guard, new Row(plans, PolicyTotals.of(history)));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The history of " + guard + " in " + job + " can't be read");
        }
    }

    private void update(Job<?, ?> job) {
        HistoryStore.of(job).guards().forEach(guard -> update(job, guard));
    }

    /**
     * What a job counts as. What is in something that makes its jobs by itself, such as one for each branch, counts as that:
     * whoever can push a branch can make one more.
     */
    static String group(Job<?, ?> job) {
        ItemGroup<?> parent = job.getParent();
        return parent instanceof ModifiableTopLevelItemGroup || !(parent instanceof Item item)
                ? job.getFullName()
                : item.getFullName();
    }

    @Override
    public void onLoaded() {
        Timer.get().submit(this::build);
    }

    /** Reads all histories anew. */
    void build() {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            places.add("");
            record(new RolloutLayer(null));
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
                    record(new RolloutLayer(item));
                }
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "What " + item.getFullName() + " keeps can't be read");
        }
    }

    /** Makes up for what Jenkins was stopped before. */
    private static void record(RolloutLayer layer) {
        try {
            RolloutTrail.record(layer);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What took a step back is not in the trail yet: " + layer.place());
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
