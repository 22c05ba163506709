package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.List;

/**
 * Verified fixes as changes of the files that they belong to.
 *
 * @param text a unified diff with the remarks before it, as comments; empty where nothing can be patched
 * @param remarks what else is to be known: which fixes are not in it and why, and which change more than one resource
 * @param patched how many fixes are in it
 */
public record FixPatch(String text, List<String> remarks, int patched) {
    public FixPatch {
        remarks = List.copyOf(remarks);
    }

    /**
     * @param fixes of which those that are verified are written
     * @param plan that they are for
     * @param sources where its resources stand
     * @param texts of the files
     */
    static FixPatch of(List<Fix> fixes, EditablePlan plan, SourceIndex sources, SourceTexts texts) {
        PatchBuilder builder = new PatchBuilder(plan, new ResourcePlaces(sources), texts);
        fixes.stream()
                .filter(fix -> fix.status().equals(Fix.VERIFIED))
                // From the end of a file to its beginning: what is before a change stays where it is.
                .sorted((one, other) -> builder.line(other) - builder.line(one))
                .forEach(builder::add);
        return builder.build();
    }
}
