package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;

/**
 * Configuration that a reviewer would use instead. It is only worth something once it was tried, and it is not shown before.
 *
 * @param role who proposes it
 * @param subjects what it is about: subjects of the facts that the concern rests on
 * @param patch HCL, of whatever quality
 */
public record Proposal(String role, List<String> subjects, String patch) {
    public Proposal {
        subjects = List.copyOf(subjects);
    }
}
