package io.jenkins.plugins.terraformguard.rollout;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotedPack;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionLedger;
import io.jenkins.plugins.terraformguard.engine.rollout.PolicyHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is rolled out, what took a step back and what policies come to, as far as whoever looks may see folders and jobs.
 *
 * @param rollouts of all layers
 * @param past all that ever took a step back, the newest first
 * @param policies those that found something
 * @param problems layers and files that can't be read, a sentence each
 * @param complete whether all jobs are counted already
 */
@Restricted(NoExternalUse.class)
public record RolloutOverview(
        List<RolloutRow> rollouts,
        List<Past> past,
        List<PolicyHealth> policies,
        List<String> problems,
        boolean complete) {
    /** A step back, and what became of it. */
    public record Past(String place, DemotedPack pack) {
        /** The version, and which policies of it where that was not all of the pack. */
        public String getVersion() {
            return RolloutText.version(
                    pack.demotion().version(), pack.demotion().policies());
        }
    }

    /** As it is now. */
    static RolloutOverview now() {
        List<RolloutRow> rollouts = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        RolloutIndex index = RolloutIndex.get();
        Set<String> readable = readable();
        List<String> jobs = index.names().stream().filter(readable::contains).toList();
        for (RolloutLayer layer : layers()) {
            DemotionLedger ledger = layer.demotions().read();
            String problem = layer.demotions().problem();
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
            ledger.all().forEach(pack -> past.add(0, new Past(SafeText.oneLine(layer.place()), pack)));
            try {
                List<Rollout> said = layer.rollouts();
                List<String> own = said.isEmpty() ? List.of() : layer.own(jobs);
                for (Rollout rollout : said) {
                    rollouts.add(RolloutRow.of(
                            layer.place(),
                            rollout,
                            ledger.holding(rollout.pack(), rollout.version()).orElse(null),
                            own.stream().map(index::cohort).toList(),
                            Instant.now()));
                }
            } catch (PolicyException e) {
                problems.add(
                        layer.folder() != null || Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                                ? e.file() + ": " + e.getMessage()
                                : Messages.RolloutOverview_unusable());
            }
        }
        return new RolloutOverview(rollouts, past, PolicyHealth.of(index.totals(readable)), problems, index.isBuilt());
    }

    /** Full names of the jobs that whoever looks may read: others are in no number. */
    private static Set<String> readable() {
        Set<String> names = new HashSet<>();
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            names.add(job.getFullName());
        }
        return names;
    }

    /** The organisation, and folders whose configuration whoever looks may read. */
    private static List<RolloutLayer> layers() {
        List<RolloutLayer> layers = new ArrayList<>();
        layers.add(new RolloutLayer(null));
        for (Item item : Jenkins.get().allItems(Item.class)) {
            if (item instanceof ItemGroup<?> && item.hasPermission(Item.EXTENDED_READ)) {
                layers.add(new RolloutLayer(item));
            }
        }
        return layers;
    }
}
