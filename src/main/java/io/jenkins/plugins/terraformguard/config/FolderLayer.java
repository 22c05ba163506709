package io.jenkins.plugins.terraformguard.config;

import hudson.ExtensionPoint;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Knows the policies that are set on some kind of folder, or what is granted for a job. */
@Restricted(NoExternalUse.class)
public interface FolderLayer extends ExtensionPoint {
    /**
     * The files that are set on this folder itself; none if it is not of the kind, or nothing is set.
     *
     * @param folder an item that holds items, or a job
     * @param place goes before their names in messages
     * @throws PolicyException if it can't be told what they are
     */
    List<PolicyFile> of(Item folder, String place) throws PolicyException;
}
