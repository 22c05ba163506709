package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Cause;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has to do with a build, and so can't be the second pair of eyes on it. */
final class SeparationOfDuties {
    /** Builds that one may come from. */
    static final int MAX_BUILDS = 1_000;

    /** Causes within causes; core keeps fewer. */
    private static final int MAX_CAUSES = 10_000;

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
    static SortedMap<String, String> of(Run<?, ?> run, boolean committers) throws IOException {
        SeparationOfDuties duties = new SeparationOfDuties(run);
        duties.add(run);
        while (!duties.builds.isEmpty()) {
            Run<?, ?> next = duties.builds.remove();
            duties.look(next, duties.place(next));
            if (!committers) {
                for (String id : Committers.of(next)) {
                    duties.exclude(id, Messages.SeparationOfDuties_committed(duties.place(next)));
                }
            }
        }
        return duties.excluded;
    }

    private void add(Run<?, ?> build) throws IOException {
        if (build != null && seen.add(build.getExternalizableId())) {
            if (seen.size() > MAX_BUILDS) {
                throw new IOException(Messages.SeparationOfDuties_builds(run.getFullDisplayName(), MAX_BUILDS));
            }
            builds.add(build);
        }
    }

    /** What causes say of builds that are gone counts as well. */
    private void look(Run<?, ?> build, String place) throws IOException {
        Deque<Cause> open = new ArrayDeque<>(build.getCauses());
        String where = place;
        while (!open.isEmpty()) {
            Cause cause = open.remove();
            if (++causes > MAX_CAUSES) {
                throw new IOException(Messages.SeparationOfDuties_builds(run.getFullDisplayName(), MAX_BUILDS));
            }
            if (cause instanceof Cause.UserIdCause user) {
                exclude(user.getUserId(), Messages.SeparationOfDuties_started(where));
            }
            if (cause instanceof Cause.UpstreamCause upstream) {
                open.addAll(upstream.getUpstreamCauses());
            }
            add(EarlierBuilds.of(cause, build.getParent()));
        }
    }

    private String place(Run<?, ?> build) {
        return build.equals(run)
                ? Messages.SeparationOfDuties_own()
                : build.getParent().getFullName() + " #" + build.getNumber();
    }

    private void exclude(String id, String why) {
        String name = Names.user(id);
        if (!name.isEmpty()) {
            excluded.putIfAbsent(name, why);
        }
    }
}
