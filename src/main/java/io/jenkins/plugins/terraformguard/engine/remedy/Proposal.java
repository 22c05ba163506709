package io.jenkins.plugins.terraformguard.engine.remedy;

import java.util.List;

/**
 * A change that a reviewer proposes.
 *
 * @param address of the resource
 * @param hcl what its configuration should say: a resource, or attributes and nested blocks alone
 * @param findings fingerprints of what it is to get rid of
 * @param role of the reviewer
 */
public record Proposal(String address, String hcl, List<String> findings, String role) {
    public Proposal {
        findings = List.copyOf(findings);
    }
}
