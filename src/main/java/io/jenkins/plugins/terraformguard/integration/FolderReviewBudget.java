package io.jenkins.plugins.terraformguard.integration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Tokens that models may use in a month for the jobs in a folder and below. It can only lower what holds anyway. */
@Restricted(NoExternalUse.class)
public final class FolderReviewBudget extends AbstractFolderProperty<AbstractFolder<?>> {
    private static final int MAX = 2_000_000_000;

    private final int monthlyTokens;

    /** @param monthlyTokens 0 for no limit of this folder */
    @DataBoundConstructor
    public FolderReviewBudget(int monthlyTokens) {
        this.monthlyTokens = Math.max(0, monthlyTokens);
    }

    public int getMonthlyTokens() {
        return monthlyTokens;
    }

    /** Describes the property. */
    @OptionalExtension(requirePlugins = "cloudbees-folder")
    @Symbol("terraformGuardReviewBudget")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FolderReviewBudget_displayName();
        }

        /** No limit, no property. */
        @Override
        public FolderReviewBudget newInstance(StaplerRequest2 request, JSONObject json) throws FormException {
            int tokens = tokens(json.optString("monthlyTokens"));
            if (tokens < 0) {
                throw new FormException(Messages.FolderReviewBudget_number(MAX), "monthlyTokens");
            }
            return tokens == 0 ? null : new FolderReviewBudget(tokens);
        }

        @POST
        public FormValidation doCheckMonthlyTokens(@AncestorInPath Item item, @QueryParameter String value) {
            if (item == null) {
                return FormValidation.ok();
            }
            item.checkPermission(Item.CONFIGURE);
            return tokens(value) < 0
                    ? FormValidation.error(Messages.FolderReviewBudget_number(MAX))
                    : FormValidation.ok();
        }

        /** Below 0 if it is no such number. */
        private static int tokens(String text) {
            String given = Util.fixNull(text).trim();
            try {
                int tokens = given.isEmpty() ? 0 : Integer.parseInt(given);
                return tokens <= MAX ? tokens : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }
}
