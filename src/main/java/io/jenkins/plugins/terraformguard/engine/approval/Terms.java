package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;

/**
 * What an approval is worth.
 *
 * @param holds how long it holds, from when it was given
 * @param keep which new plan keeps it
 * @param breakGlass whether somebody may let it pass alone in an emergency
 */
public record Terms(Duration holds, KeepMode keep, boolean breakGlass) {
    public static Terms of(ApprovalRules rules) {
        return new Terms(rules.holds(), rules.keep(), rules.breakGlass());
    }
}
