package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.List;

/**
 * What the author of a policy says to the tools for authors; the policy's answers do not depend on it.
 *
 * @param explained mutants that no example can tell apart, with the reason
 * @param ignoredLint names of lint rules that do not apply to the policy
 * @param fix what to set, all of it together, to get rid of a finding; empty where that is not so plain
 */
public record AuthorNotes(List<ExplainedMutant> explained, List<String> ignoredLint, List<SuggestedEdit> fix) {
    public static final AuthorNotes NONE = new AuthorNotes(List.of(), List.of(), List.of());

    public AuthorNotes {
        explained = List.copyOf(explained);
        ignoredLint = List.copyOf(ignoredLint);
        fix = List.copyOf(fix);
    }

    /**
     * A change of the policy that makes no difference.
     *
     * @param mutant the change as it is printed
     * @param place where it stands
     */
    public record ExplainedMutant(String mutant, String reason, Place place) {}
}
