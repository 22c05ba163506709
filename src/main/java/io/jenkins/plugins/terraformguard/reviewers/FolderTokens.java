package io.jenkins.plugins.terraformguard.reviewers;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Knows the limits of tokens that are set on some kind of folder. */
@Restricted(NoExternalUse.class)
public interface FolderTokens extends ExtensionPoint {
    /** Tokens of a calendar month that the jobs in this folder and below may use; 0 if none is set, or it is not of the kind. */
    int limit(Item folder);

    /** The limit that is set on a folder; 0 for none. */
    static int of(Item folder) {
        return ExtensionList.lookup(FolderTokens.class).stream()
                .mapToInt(tokens -> tokens.limit(folder))
                .filter(limit -> limit > 0)
                .min()
                .orElse(0);
    }
}
