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

/** Policies that people try on the kept builds of a job. */
@Extension
@Restricted(NoExternalUse.class)
public final class Trials {
    private static final Logger LOGGER = Logger.getLogger(Trials.class.getName());

    private final BackgroundWork<TrialOutcome> work =
            new BackgroundWork<>("Terraform Guard trial of policies", TrialOutcome::running);

    static Trials get() {
        return ExtensionList.lookupSingleton(Trials.class);
    }

    /** What the last one came to; null if there was none. */
    TrialOutcome outcome(Job<?, ?> job, String guard) {
        return work.outcome(job, guard);
    }

    /**
     * Tries them, unless others are tried.
     *
     * @return false if too many others wait
     */
    boolean start(Job<?, ?> job, String guard, TrialQuestion question, BuildTrial trial) {
        return work.start(job, guard, TrialOutcome.started(question.text()), () -> {
            try {
                return trial.run(question.text());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't try policies on the builds of " + job.getFullName());
                return TrialOutcome.failed(question.text(), String.valueOf(e.getMessage()));
            }
        });
    }
}
