package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;

/**
 * Something that a reviewer is worried about.
 *
 * @param title in a few words
 * @param detail why, in sentences
 * @param severity how bad, as the reviewer says
 * @param facts ids of the facts that it rests on
 * @param remediation what to do, in words; may be empty
 * @param patch configuration to use instead, as HCL; may be empty
 */
public record Concern(
        String title, String detail, Severity severity, List<String> facts, String remediation, String patch) {
    public Concern {
        facts = List.copyOf(facts);
    }
}
