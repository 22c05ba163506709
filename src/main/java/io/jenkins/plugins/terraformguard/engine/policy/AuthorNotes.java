package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.List;

/**
 * What the author of a policy says to the tools for authors; the policy's answers do not depend on it.
 *
 * @param explained mutants that no example can tell apart, with the reason
 * @param ignoredLint names of lint rules that do not apply to the policy
 */
public record AuthorNotes(List<ExplainedMutant> explained, List<String> ignoredLint) {
    public static final AuthorNotes NONE = new AuthorNotes(List.of(), List.of());

    public AuthorNotes {
        explained = List.copyOf(explained);
        ignoredLint = List.copyOf(ignoredLint);
    }

    /**
     * A change of the policy that makes no difference.
     *
     * @param mutant the change as it is printed
     * @param place where it stands
     */
    public record ExplainedMutant(String mutant, String reason, Place place) {}
}
