package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a state says of a plan that was applied.
 *
 * @param subject what was looked at, and by whom
 * @param status what it comes to
 * @param reasons why, one sentence each
 * @param counts how much was compared
 * @param resources resources that are not as planned, at most {@link #MAX_LISTED}
 * @param omitted how many more of them there are
 * @param outputs outputs that are not as planned, at most {@link #MAX_LISTED}
 * @param obligations what became of each obligation of the decision
 * @param error why the state or the plan could not be read; empty where it could
 * @param remedy what to do about it
 */
public record Verification(
        Subject subject,
        Status status,
        List<String> reasons,
        Counts counts,
        List<ResourceOutcome> resources,
        int omitted,
        List<ResourceOutcome> outputs,
        List<ObligationOutcome> obligations,
        String error,
        String remedy) {
    public static final String SCHEMA = "terraform-guard/verification/v1";
    public static final int MAX_LISTED = 1000;

    public Verification {
        reasons = List.copyOf(reasons);
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
        obligations = List.copyOf(obligations);
    }

    /** Nothing could be compared. */
    public static Verification unreadable(Subject subject, String error, String remedy) {
        return new Verification(
                subject,
                Status.UNREADABLE,
                List.of("What is there could not be compared with the plan"),
                Counts.NONE,
                List.of(),
                0,
                List.of(),
                List.of(),
                error,
                remedy);
    }

    /** Whether a mandatory policy turned out to be violated. */
    public boolean violatesMandatory() {
        return obligations.stream()
                .filter(one -> one.state() == ObligationOutcome.State.VIOLATED)
                .anyMatch(one -> {
                    EnforcementLevel level =
                            EnforcementLevel.byId(one.obligation().level());
                    return level == null || level.isMandatory();
                });
    }

    /** Whether something that was planned is not done, or can't be told. */
    public boolean isUnfinished() {
        return status == Status.INCOMPLETE
                || obligations.stream().anyMatch(one -> one.state().isOpen())
                || Stream.concat(resources.stream(), outputs.stream())
                        .anyMatch(one -> one.kind().isUnfinished());
    }

    /** Whether something is not as planned. */
    public boolean differs() {
        return status == Status.DIFFERS || !resources.isEmpty() || !outputs.isEmpty();
    }

    /**
     * What was looked at.
     *
     * @param id id of the guard
     * @param engineVersion version of the engine
     * @param decisionSha256 digest of the decision whose plan it is
     * @param savedPlanSha256 digest of the saved plan, empty where JSON was given
     * @param planned lineage and serial of the state that the plan was made from
     * @param found lineage and serial of the state that was looked at
     * @param job full name of the job
     * @param build number or name of the build
     * @param startedBy who or what started it
     * @param at when, in whole seconds
     */
    public record Subject(
            String id,
            String engineVersion,
            String decisionSha256,
            String savedPlanSha256,
            StateVersion planned,
            StateVersion found,
            String job,
            String build,
            String startedBy,
            Instant at) {}

    /** A version of a state; the lineage is empty where nothing is known. */
    public record StateVersion(String lineage, String serial) {
        public static final StateVersion UNKNOWN = new StateVersion("", "");
    }

    /**
     * How much was compared.
     *
     * @param planned resources that the plan does something to
     * @param asPlanned how many of them are as planned
     * @param becameKnown values that were unknown before
     * @param hidden sensitive values, which are not compared
     * @param noise values that are written in another way and mean the same
     */
    public record Counts(int planned, int asPlanned, int becameKnown, int hidden, int noise) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /** What it comes to, from best to worst. */
    public enum Status {
        /** All is as planned, and all that was open holds. */
        CLOSED,
        /** Something is not as planned. */
        DIFFERS,
        /** Something that was planned is not done, or can't be told. */
        INCOMPLETE,
        /** Something that could not be decided before violates a policy. */
        VIOLATED,
        /** It could not be looked at. */
        UNREADABLE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of that name, or null. */
        public static Status byId(String id) {
            for (Status status : values()) {
                if (status.id().equals(id)) {
                    return status;
                }
            }
            return null;
        }
    }
}
