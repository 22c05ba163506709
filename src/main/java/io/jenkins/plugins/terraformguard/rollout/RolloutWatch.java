package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionLedger;
import io.jenkins.plugins.terraformguard.engine.rollout.JobPlans;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks, whenever a plan was judged or let pass, whether a pack that is rolled out has to take a step back. */
@Extension(ordinal = 500)
@Restricted(NoExternalUse.class)
public final class RolloutWatch implements GuardListener {
    private static final Logger LOGGER = Logger.getLogger(RolloutWatch.class.getName());

    @Override
    public void changed(Run<?, ?> run, String id) {
        RolloutIndex index = RolloutIndex.get();
        index.update(run.getParent(), id);
        if (!index.isBuilt()) {
            return;
        }
        for (RolloutLayer layer : RolloutLayer.above(run.getParent())) {
            try {
                check(layer, index);
            } catch (PolicyException e) {
                LOGGER.log(Level.FINE, e, () -> "Builds say what is wrong with the layer of " + layer.place());
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "What took a step back is not written down: " + layer.place());
            }
        }
    }

    private static void check(RolloutLayer layer, RolloutIndex index) throws PolicyException, IOException {
        List<Rollout> guarded = layer.rollouts().stream()
                .filter(rollout -> rollout.breaker() != null)
                .toList();
        if (guarded.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        Instant damaged = layer.demotions().damaged();
        List<JobPlans> jobs =
                layer.of(index.plans()).stream().map(job -> job.after(damaged)).toList();
        DemotionLedger after = layer.demotions().change(ledger -> {
            DemotionLedger next = ledger;
            for (Rollout rollout : guarded) {
                next = next.check(rollout, layer.owners(), jobs, now);
            }
            return next;
        });
        if (!after.all().isEmpty()) {
            index.place(layer.place());
        }
        tell(layer, index);
        RolloutTrail.record(layer);
    }

    /**
     * Tells of what holds and was not told yet, also what Jenkins was stopped before. It is told once while Jenkins runs,
     * however many look at the same time; once more only if Jenkins was stopped before that was written down.
     */
    static void tell(RolloutLayer layer, RolloutIndex index) throws IOException {
        for (Demotion demotion : layer.demotions().read().untold()) {
            if (index.claim(layer.place(), demotion)) {
                tell(layer.place(), demotion);
                layer.demotions().change(ledger -> ledger.told(demotion));
            }
        }
    }

    private static void tell(String place, Demotion demotion) {
        LOGGER.log(
                Level.WARNING,
                () -> "The pack " + demotion.pack() + " " + demotion.version() + " is at most "
                        + demotion.stage().id() + " from now on: " + demotion.reason());
        for (RolloutListener listener : ExtensionList.lookup(RolloutListener.class)) {
            try {
                listener.demoted(place, demotion);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A listener failed", e);
            }
        }
    }
}
