package io.jenkins.plugins.terraformguard.signing;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthSection.Fact;
import io.jenkins.plugins.terraformguard.health.HealthState;
import java.io.IOException;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Whether decisions can be signed, and with what. */
@Extension(ordinal = 80)
@Restricted(NoExternalUse.class)
public final class KeyHealth implements HealthReport {
    @Override
    public String id() {
        return "keys";
    }

    @Override
    public HealthSection look(boolean administrator) throws IOException {
        String problem = ControllerKeys.problem();
        List<KnownKey> keys = ControllerKeys.all();
        KnownKey current = keys.stream().filter(KnownKey::isOpen).findFirst().orElse(null);
        String summary = current == null ? Messages.KeyHealth_none() : Messages.KeyHealth_fine();
        return HealthSection.of(
                        Messages.KeysPage_displayName(),
                        problem.isEmpty() ? HealthState.FINE : HealthState.WRONG,
                        problem.isEmpty() ? summary : problem)
                .with(
                        new Fact(Messages.KeyHealth_current(), current == null ? "-" : current.getId()),
                        new Fact(Messages.KeyHealth_since(), current == null ? "-" : current.getMade()),
                        new Fact(
                                Messages.KeyHealth_earlier(),
                                Long.toString(keys.stream()
                                        .filter(key -> !key.isOpen())
                                        .count())))
                .on("manage/" + KeysPage.URL_NAME + "/");
    }
}
