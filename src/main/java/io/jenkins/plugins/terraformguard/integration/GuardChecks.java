package io.jenkins.plugins.terraformguard.integration;

import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisher.NullChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.KeptResults;
import io.jenkins.plugins.terraformguard.results.told.GuardWishes;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Publishes a check for each guard where a code host takes checks, and again whenever something became of its decision. Neither
 * build nor whoever approves waits for the code host, and what it says keeps nobody from anything.
 */
@OptionalExtension(requirePlugins = "checks-api")
@Restricted(NoExternalUse.class)
public final class GuardChecks implements GuardListener {
    private static final Logger LOGGER = Logger.getLogger(GuardChecks.class.getName());

    /** Checks of a build that fall to the same lock are published one after the other, each as things stand then. */
    private static final Object[] LOCKS = Stream.generate(Object::new).limit(64).toArray();

    @Override
    public void changed(Run<?, ?> run, String id) {
        if (GuardWishes.publishesCheck(run, id)) {
            Computer.threadPoolForRemoting.submit(() -> publish(run, id));
        }
    }

    private static void publish(Run<?, ?> run, String id) {
        synchronized (LOCKS[Math.floorMod(run.getExternalizableId().hashCode(), LOCKS.length)]) {
            try {
                ChecksPublisher publisher = ChecksPublisherFactory.fromRun(run, TaskListener.NULL);
                Kept kept = publisher instanceof NullChecksPublisher ? null : KeptResults.of(run, id);
                GuardSummary summary = GuardRunAction.find(run, id).orElse(null);
                if (kept == null || summary == null) {
                    return;
                }
                boolean annotated = GuardWishes.isAnnotated(run, id, summary.getDigest());
                publisher.publish(new GuardCheck(run, kept, summary).details(!annotated));
                if (!annotated) {
                    GuardWishes.annotated(run, id, summary.getDigest());
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't publish a check on the guard " + id + " of " + run);
            }
        }
    }
}
