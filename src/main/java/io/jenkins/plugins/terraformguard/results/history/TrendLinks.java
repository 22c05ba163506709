package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.SitePath;
import java.util.Set;

/** Where points of a trend lead: to what the guard decided in a build, as long as that is there. No build is loaded for it. */
final class TrendLinks {
    private final Set<String> builds;
    private final String jobUrl;
    private final String guard;

    TrendLinks(Job<?, ?> job, String guard) {
        String[] names = job.getBuildDir().list();
        this.builds = names == null ? Set.of() : Set.of(names);
        this.jobUrl = SitePath.root() + job.getUrl();
        this.guard = guard;
    }

    /** The address; empty where the build is gone. */
    String to(int build) {
        return builds.contains(Integer.toString(build))
                ? jobUrl + build + "/" + GuardRunAction.URL_NAME + "/" + guard + "/"
                : "";
    }
}
