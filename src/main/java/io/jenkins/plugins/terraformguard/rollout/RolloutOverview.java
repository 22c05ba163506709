package io.jenkins.plugins.terraformguard.rollout;

import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotedPack;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionLedger;
import io.jenkins.plugins.terraformguard.engine.rollout.PolicyHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is rolled out, what took a step back and what policies come to, as far as whoever looks may see the folders.
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
    public record Past(String place, DemotedPack pack) {}

    /** As it is now. */
    static RolloutOverview now() {
        List<RolloutRow> rollouts = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> jobs = RolloutIndex.get().names();
        for (RolloutLayer layer : layers()) {
            String prefix = layer.place().isEmpty() ? "" : layer.place() + "/";
            List<String> own =
                    jobs.stream().filter(job -> job.startsWith(prefix)).toList();
            DemotionLedger ledger = layer.demotions().read();
            String problem = layer.demotions().problem();
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
            ledger.all().forEach(pack -> past.add(0, new Past(SafeText.oneLine(layer.place()), pack)));
            try {
                for (Rollout rollout : layer.rollouts()) {
                    rollouts.add(RolloutRow.of(
                            layer.place(),
                            rollout,
                            ledger.holding(rollout.pack(), rollout.version()).orElse(null),
                            own,
                            Instant.now()));
                }
            } catch (PolicyException e) {
                problems.add(e.file() + ": " + e.getMessage());
            }
        }
        return new RolloutOverview(
                rollouts,
                past,
                PolicyHealth.of(RolloutIndex.get().totals()),
                problems,
                RolloutIndex.get().isBuilt());
    }

    /** The organisation, and folders that whoever looks may see. */
    private static List<RolloutLayer> layers() {
        List<RolloutLayer> layers = new ArrayList<>();
        layers.add(new RolloutLayer(null));
        for (Item item : Jenkins.get().allItems(Item.class)) {
            if (item instanceof ItemGroup<?>) {
                layers.add(new RolloutLayer(item));
            }
        }
        return layers;
    }
}
