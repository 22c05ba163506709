package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.ApprovalSettings;
import java.io.IOException;

/**
 * What organisation and folders say of approvals, as the controller itself sees it. A decision comes from an agent, so it
 * can add to this but take nothing away.
 */
final class ControllerRules {
    private ControllerRules() {}

    /** @throws IOException if it can't be told; then nobody can be asked */
    static ApprovalRules of(Run<?, ?> run) throws IOException {
        try {
            return ApprovalSettings.of(LayerSource.of(run));
        } catch (PolicyException e) {
            throw new IOException(Messages.ControllerRules_wrong(e.file(), e.getMessage(), e.remedy()), e);
        }
    }
}
