package io.jenkins.plugins.terraformguard.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Knows more of the organisation's layer than its administrators wrote. */
@Restricted(NoExternalUse.class)
public interface OrganisationLayer extends ExtensionPoint {
    /**
     * The files; none if there is nothing to say.
     *
     * @param place goes before their names in messages
     * @throws PolicyException if it can't be told what they are
     */
    List<PolicyFile> ofOrganisation(String place) throws PolicyException;
}
