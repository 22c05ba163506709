package io.jenkins.plugins.terraformguard.integration.metrics;

import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Looks at the figures once a minute, never twice at once. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class FigureClock extends AsyncPeriodicWork {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    public FigureClock() {
        super("Figures of Terraform Guard");
    }

    @Override
    public long getRecurrencePeriod() {
        return MINUTE;
    }

    @Override
    public long getInitialDelay() {
        return MINUTE;
    }

    @Override
    protected void execute(TaskListener listener) {
        look();
    }

    /** Looks now. */
    @SuppressWarnings("try")
    public static void look() {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            GuardMetrics.get().figures().look(ExtensionList.lookup(FigureSource.class));
        }
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINEST;
    }
}
