package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Set;

/**
 * What a plan says of itself. Flags are true, false, or the null value where the plan does not say.
 *
 * @param document whether it is a plan or a state
 * @param formatVersion version of the JSON format
 * @param tool which program wrote it, told from provider addresses and fields
 * @param toolVersion version of that program
 * @param timestamp RFC 3339, or empty
 * @param resourceChanges number of elements of {@code resource_changes}
 * @param sections the sections that the document has
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
        int resourceChanges,
        Set<PlanSection> sections) {
    public PlanFacts {
        sections = Set.copyOf(sections);
    }

    /** Whether the document has this section; where it has not, nothing is known of it, not even that it is empty. */
    public boolean has(PlanSection section) {
        return sections.contains(section);
    }

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
