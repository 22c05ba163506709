package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Edits of one resource that may get rid of a finding, all together.
 *
 * @param kind how they came about
 */
record Candidate(Kind kind, List<Edit> edits) {
    Candidate {
        edits = List.copyOf(edits);
    }

    /** How edits come about; those that change least first. */
    enum Kind {
        /** The policy says so. */
        SUGGESTED,
        /** True becomes false, or the other way round. */
        FLIPPED,
        /** A word or number of an example that passes. */
        WORD,
        /** A text or number is taken out of a list. */
        ELEMENT_DROPPED,
        /** A list or object of an example that passes. */
        STRUCTURE,
        /** Everything that an example that passes has where the policy looked. */
        EXAMPLE,
        /** An object is taken out of a list. */
        BLOCK_DROPPED,
        /** The attribute is not set any more. */
        REMOVED
    }

    /** Whether it can be told of as a fix: one with more edits could not be shown whole. */
    boolean fits() {
        return !edits.isEmpty() && edits.size() <= ReviewSummary.MAX_PARTS;
    }

    /** These edits and then others; of two at one place the later one counts. */
    Candidate then(List<Edit> others) {
        Map<String, Edit> all = new LinkedHashMap<>();
        edits.forEach(edit -> all.put(edit.path(), edit));
        others.forEach(edit -> all.put(edit.path(), edit));
        return new Candidate(kind, List.copyOf(all.values()));
    }
}
