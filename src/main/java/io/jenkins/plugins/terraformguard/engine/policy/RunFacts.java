package io.jenkins.plugins.terraformguard.engine.policy;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of the build that asks, as far as policies may look at it. Empty where nobody told.
 *
 * @param phase {@link #PLAN} or {@link #APPLY}
 * @param job full name of the job
 * @param startedBy who or what started the build
 * @param repository where the configuration comes from, without credentials
 * @param branch branch of the configuration
 * @param commit commit of the configuration
 * @param changeReferences tickets that the change was asked for in
 * @param time when the question was asked (RFC 3339, UTC, whole seconds)
 */
public record RunFacts(
        String phase,
        String job,
        String startedBy,
        String repository,
        String branch,
        String commit,
        List<String> changeReferences,
        String time)
        implements Serializable {
    /** A plan is looked at. */
    public static final String PLAN = "plan";

    /** A plan is about to be applied. */
    public static final String APPLY = "apply";

    public static final RunFacts NONE = new RunFacts(PLAN, "", "", "", "", "", List.of(), "");

    public RunFacts {
        changeReferences = List.copyOf(changeReferences);
    }
}
