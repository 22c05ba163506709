package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;

/**
 * Configuration that a reviewer would use instead. It is only worth something once it was tried, and it is not shown before.
 *
 * @param role who proposes it
 * @param facts what its concern rests on: which resources it is about, and which findings
 * @param patch HCL, of whatever quality
 */
public record ProposedPatch(String role, List<Fact> facts, String patch) {
    public ProposedPatch {
        facts = List.copyOf(facts);
    }
}
