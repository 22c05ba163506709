package io.jenkins.plugins.terraformguard.results;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** Where Jenkins lies on its host, for whoever asks now. */
@Restricted(NoExternalUse.class)
public final class SitePath {
    private SitePath() {}

    /** What goes before an address below that of Jenkins: {@code /}, or {@code /jenkins/}. */
    public static String root() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return (request == null ? "" : request.getContextPath()) + "/";
    }
}
