package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells administrators that packs took a step back, until they lift that or roll out something better. */
@Extension
@Restricted(NoExternalUse.class)
public final class DemotionMonitor extends AdministrativeMonitor {
    private static final int MAX = 10;

    @Override
    public boolean isActivated() {
        return !getLines().isEmpty();
    }

    @Override
    public String getDisplayName() {
        return Messages.DemotionMonitor_displayName();
    }

    /** A sentence for each of the first, as far as whoever looks may see where it is. */
    public List<String> getLines() {
        List<String> lines = new ArrayList<>();
        for (StepsBack layer : StepsBack.all()) {
            if (!layer.problem().isEmpty()) {
                lines.add(layer.problem());
            }
            for (Demotion demotion : layer.held()) {
                lines.add(Messages.DemotionMonitor_line(
                        demotion.pack(),
                        RolloutText.version(demotion.version(), demotion.policies()),
                        demotion.stage().id(),
                        demotion.since(),
                        demotion.reason()));
            }
        }
        return lines.stream().sorted().limit(MAX).toList();
    }

    /** Where it is lifted, below the address of Jenkins. */
    public String getPage() {
        return "manage/" + RolloutPage.URL_NAME + "/";
    }
}
