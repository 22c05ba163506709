package io.jenkins.plugins.terraformguard.integration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.reviewers.FolderTokens;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the limits of tokens that are set on folders, multibranch projects among them. */
@OptionalExtension(requirePlugins = "cloudbees-folder")
@Restricted(NoExternalUse.class)
public final class FolderReviewTokens implements FolderTokens {
    @Override
    public int limit(Item folder) {
        FolderReviewBudget budget = folder instanceof AbstractFolder<?> known
                ? known.getProperties().get(FolderReviewBudget.class)
                : null;
        return budget == null ? 0 : budget.getMonthlyTokens();
    }
}
