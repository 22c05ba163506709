package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * What a plan says of itself. Flags are true, false, or the null value where the plan does not say.
 *
 * @param document whether it is a plan or a state
 * @param formatVersion version of the JSON format
 * @param tool which program wrote it, told from provider addresses and fields
 * @param toolVersion version of that program
 * @param timestamp RFC 3339, or empty
 * @param resourceChanges number of elements of {@code resource_changes}
 */
public record PlanFacts(
        Document document,
        String formatVersion,
        Tool tool,
        String toolVersion,
        String timestamp,
        Value complete,
        Value applyable,
        Value errored,
        int resourceChanges) {

    /** What kind of document it is. */
    public enum Document {
        PLAN,
        STATE
    }

    /** The program that wrote it. */
    public enum Tool {
        TERRAFORM,
        OPENTOFU,
        UNKNOWN
    }
}
