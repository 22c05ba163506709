package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;

/** What a finding is recognised by in other plans: policy and resource, whatever the values. */
public final class Fingerprint {
    private Fingerprint() {}

    /** That of a finding about the plan as a whole. */
    static String of(String policy) {
        return hex(policy, "");
    }

    /**
     * That of a finding about a resource.
     *
     * @param deposed key of the deposed object, or empty
     */
    public static String of(String policy, String address, String deposed) {
        return hex(policy, address + "\n" + deposed);
    }

    /**
     * The fingerprint by the place where the resource is after this plan. {@link Finding#fingerprint} goes by the place
     * before it, which is another one where the plan moves the resource.
     */
    public static String afterMove(Finding finding) {
        return finding.previousAddress().isEmpty()
                ? finding.fingerprint()
                : of(
                        finding.policy(),
                        ResourceChange.addressOf(finding.address()),
                        ResourceChange.deposedOf(finding.address()));
    }

    private static String hex(String policy, String place) {
        return Sha256.hex("finding/v1\n" + policy + "\n" + place);
    }
}
