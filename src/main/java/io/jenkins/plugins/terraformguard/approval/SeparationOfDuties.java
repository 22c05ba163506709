package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Cause;
import hudson.model.Run;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has to do with a build, and so can't be the second pair of eyes on it. */
final class SeparationOfDuties {
    private final SortedMap<String, String> excluded = new TreeMap<>();

    private SeparationOfDuties() {}

    /**
     * User ids in their common form, with the reason.
     *
     * @param committers whether who wrote the commits may approve them
     */
    static SortedMap<String, String> of(Run<?, ?> run, boolean committers) {
        SeparationOfDuties duties = new SeparationOfDuties();
        for (Cause cause : run.getCauses()) {
            if (cause instanceof Cause.UserIdCause user) {
                duties.exclude(user.getUserId(), "started this build");
            }
        }
        return duties.excluded;
    }

    private void exclude(String id, String why) {
        String name = Names.user(id);
        if (!name.isEmpty()) {
            excluded.putIfAbsent(name, why);
        }
    }
}
