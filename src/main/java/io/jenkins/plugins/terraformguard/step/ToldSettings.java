package io.jenkins.plugins.terraformguard.step;

import java.io.Serializable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that are about where else the outcome is told. */
@Restricted(NoExternalUse.class)
public final class ToldSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    private boolean skipPublishingChecks;
    private boolean describe;

    /** Whether no check is published at the code host. */
    boolean skipPublishingChecks() {
        return skipPublishingChecks;
    }

    void skipPublishingChecks(boolean value) {
        skipPublishingChecks = value;
    }

    /** Whether the description of the build says what came of it. */
    boolean describe() {
        return describe;
    }

    void describe(boolean value) {
        describe = value;
    }
}
