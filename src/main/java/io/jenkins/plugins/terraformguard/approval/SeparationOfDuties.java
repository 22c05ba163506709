package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/** Who has to do with a build, and so can't be the second pair of eyes on it. */
final class SeparationOfDuties {
    /** Builds that one may come from. */
    static final int MAX_BUILDS = 1_000;

    /** Causes within causes; core keeps fewer. */
    private static final int MAX_CAUSES = 10_000;

    private static final int MAX_NAME = 200;

    private final Run<?, ?> run;
    private final SortedMap<String, String> excluded = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Run<?, ?>> builds = new ArrayDeque<>();
    private int causes;

    private SeparationOfDuties(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * User ids in their common form, with the reason: who started the build, any build upstream of it, or any build that
     * is run again by one of these; and, where it is asked for, who wrote the commits.
     *
     * @param committers whether who wrote the commits may approve them
     * @throws IOException if it can't be told
     */
    @SuppressWarnings("try")
    static SortedMap<String, String> of(Run<?, ?> run, boolean committers) throws IOException {
        // What the step may see that asks does not matter: nobody escapes because it can't read a job upstream.
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            SeparationOfDuties duties = new SeparationOfDuties(run);
            duties.look(committers);
            return duties.excluded;
        }
    }

    private void look(boolean committers) throws IOException {
        add(run);
        while (!builds.isEmpty()) {
            Run<?, ?> next = builds.remove();
            look(next, place(next));
            if (!committers) {
                for (String id : Committers.of(next)) {
                    exclude(id, Messages.SeparationOfDuties_committed(place(next)));
                }
            }
        }
    }

    private void add(Run<?, ?> build) throws IOException {
        if (build != null && seen.add(build.getExternalizableId())) {
            if (seen.size() > MAX_BUILDS) {
                throw new IOException(Messages.SeparationOfDuties_builds(run.getFullDisplayName(), MAX_BUILDS));
            }
            builds.add(build);
        }
    }

    /**
     * Somebody who caused something.
     *
     * @param job in which builds are counted that it names by number; null if that is gone
     * @param place what was caused, for people
     */
    private record Reason(Cause cause, Job<?, ?> job, String place) {}

    /** What causes say of builds that are gone counts as well. */
    private void look(Run<?, ?> build, String place) throws IOException {
        Deque<Reason> open = new ArrayDeque<>();
        build.getCauses().forEach(cause -> open.add(new Reason(cause, build.getParent(), place)));
        while (!open.isEmpty()) {
            Reason reason = open.remove();
            if (++causes > MAX_CAUSES) {
                throw new IOException(Messages.SeparationOfDuties_builds(run.getFullDisplayName(), MAX_BUILDS));
            }
            if (reason.cause() instanceof Cause.UserIdCause user) {
                exclude(user.getUserId(), Messages.SeparationOfDuties_started(reason.place()));
            }
            if (reason.cause() instanceof Cause.UpstreamCause upstream) {
                Job<?, ?> job = Jenkins.get().getItemByFullName(upstream.getUpstreamProject(), Job.class);
                String where = name(upstream.getUpstreamProject(), upstream.getUpstreamBuild());
                upstream.getUpstreamCauses().forEach(cause -> open.add(new Reason(cause, job, where)));
            }
            add(EarlierBuilds.of(reason.cause(), reason.job()));
        }
    }

    private String place(Run<?, ?> build) {
        return build.equals(run)
                ? Messages.SeparationOfDuties_own()
                : name(build.getParent().getFullName(), build.getNumber());
    }

    private static String name(String job, int build) {
        return SafeText.oneLine(job, MAX_NAME) + " #" + build;
    }

    private void exclude(String id, String why) {
        String name = Names.user(id);
        if (!name.isEmpty()) {
            excluded.putIfAbsent(name, why);
        }
    }
}
