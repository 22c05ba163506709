package io.jenkins.plugins.terraformguard.approval.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.RunActionFactory;
import io.jenkins.plugins.terraformguard.results.RunPage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerOverridable;

/**
 * What a build asks: {@code .../terraform-approval/} for all its guards, {@code .../terraform-approval/ID/} for one. Also the
 * lines on the page of the build, and its badge in lists of builds.
 */
@Restricted(NoExternalUse.class)
public final class ApprovalRunAction extends RunPage implements BuildBadgeAction, StaplerOverridable {
    private final Run<?, ?> run;

    ApprovalRunAction(Run<?, ?> run) {
        super(run);
        this.run = run;
    }

    /** Ids come before all else that could be meant by a part of the address, so that a guard may be named "object". */
    @Override
    public Collection<?> getOverrides() {
        return List.of(new ApprovalIds(run));
    }

    /** The requests of the build, by the ids of their guards. */
    @StaplerNotDispatchable
    public List<ApprovalPage> getPages() {
        return GuardRunAction.ids(run).stream()
                .map(id -> ApprovalPage.find(run, id))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The page of the request, if there is but one; null otherwise. */
    @StaplerNotDispatchable
    public ApprovalPage getOnly() {
        List<ApprovalPage> pages = getPages();
        return pages.size() == 1 ? pages.get(0) : null;
    }

    @Override
    public String getIconFileName() {
        return "symbol-hand-left-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalRunAction_displayName();
    }

    @Override
    public String getUrlName() {
        return ApprovalCase.URL_NAME;
    }

    /** Adds the page to builds that ask something. */
    @Extension
    public static final class Factory extends RunActionFactory {
        @Override
        public Class<? extends Action> actionType() {
            return ApprovalRunAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run<?, ?> target) {
            return GuardRunAction.ids(target).stream().anyMatch(id -> ApprovalPage.exists(target, id))
                    ? List.of(new ApprovalRunAction(target))
                    : List.of();
        }
    }
}
