package io.jenkins.plugins.terraformguard.config;

import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How old a decision may be that a gate relies on, by the organisation. */
@Restricted(NoExternalUse.class)
public final class GateLimit {
    private GateLimit() {}

    /** What is allowed where a job asks for so much: never more than the organisation allows. */
    public static Duration of(Duration asked) {
        String most = GuardGlobalConfiguration.get().getGateMaxAge();
        if (most.isEmpty()) {
            return asked;
        }
        Duration limit = GateAge.parse(most);
        return limit.compareTo(asked) < 0 ? limit : asked;
    }
}
