package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.kept.BackgroundWork;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Verifications of trails that people asked for. */
@Extension
@Restricted(NoExternalUse.class)
public final class Verifications {
    private static final Logger LOGGER = Logger.getLogger(Verifications.class.getName());

    private final BackgroundWork<VerificationOutcome> work =
            new BackgroundWork<>("Terraform Guard verification", VerificationOutcome::running);

    static Verifications get() {
        return ExtensionList.lookupSingleton(Verifications.class);
    }

    /** What the last one came to; null if there was none. */
    VerificationOutcome outcome(Job<?, ?> job, String guard) {
        return work.outcome(job, guard);
    }

    /**
     * Has a trail verified, unless that is under way.
     *
     * @return false if too many others wait
     */
    boolean start(Job<?, ?> job, String guard) {
        return work.start(job, guard, VerificationOutcome.started(), () -> verify(job, guard));
    }

    private static VerificationOutcome verify(Job<?, ?> job, String guard) {
        try {
            return VerificationOutcome.of(new TrailVerification(job, guard).run());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't verify the trail of " + job.getFullName());
            return VerificationOutcome.failed(String.valueOf(e.getMessage()));
        }
    }
}
