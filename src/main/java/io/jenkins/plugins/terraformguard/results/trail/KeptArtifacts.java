package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Functions;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import jenkins.util.VirtualFile;

/** What is archived of a guard with the builds of a job that are kept. */
final class KeptArtifacts {
    /** Builds that are looked at, the newest first. */
    static final int MAX_BUILDS = 5_000;

    private static final int MAX_FILES = 1_000;

    private final Job<?, ?> job;
    private final String guard;

    KeptArtifacts(Job<?, ?> job, String guard) {
        this.job = job;
        this.guard = guard;
    }

    /** Whether somebody may see archived files at all; the same question that core asks. */
    static boolean areVisible(Job<?, ?> job) {
        return !Functions.isArtifactsPermissionEnabled() || job.hasPermission(Run.ARTIFACTS);
    }

    /** Builds of links that are kept, the newest first. */
    List<Run<?, ?>> builds(Collection<Link> links) {
        TreeSet<Integer> numbers = new TreeSet<>(Comparator.reverseOrder());
        links.forEach(link -> numbers.add(number(link)));
        List<Run<?, ?>> builds = new ArrayList<>();
        for (int number : numbers) {
            Run<?, ?> run = number > 0 ? job.getBuildByNumber(number) : null;
            if (run != null) {
                builds.add(run);
                if (builds.size() == MAX_BUILDS) {
                    break;
                }
            }
        }
        return builds;
    }

    /** Number of the build that a link was made in, 0 where it names none. */
    static int number(Link link) {
        String build = link.event().origin().build();
        return build.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(build) : 0;
    }

    VirtualFile folder(Run<?, ?> run) {
        return run.getArtifactManager().root().child(GuardRunAction.URL_NAME).child(guard);
    }

    /**
     * Names of the files of a decision, by their paths from its folder.
     *
     * @throws IOException if they can't be listed, or are more than any decision has
     */
    List<String> names(Run<?, ?> run) throws IOException {
        Collection<String> names = folder(run).list("**", null, false);
        if (names.size() > MAX_FILES) {
            throw new IOException("There are more than " + MAX_FILES + " files");
        }
        return names.stream()
                .map(name -> name.replace('\\', '/'))
                .filter(ArtifactName::isSafe)
                .sorted()
                .toList();
    }
}
