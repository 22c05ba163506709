package io.jenkins.plugins.terraformguard.results;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.BuildBadgeAction;
import hudson.model.Item;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Tab;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;

/**
 * The page of a build: {@code .../terraform-guard/} for all its guards, {@code .../terraform-guard/ID/} for one. The worst verdict
 * is shown in the list of builds.
 */
@Restricted(NoExternalUse.class)
public final class GuardTab extends Tab implements BuildBadgeAction, StaplerProxy, StaplerOverridable {
    private final Run<?, ?> run;

    GuardTab(Run<?, ?> run) {
        super(run);
        this.run = run;
    }

    @Override
    public Object getTarget() {
        run.getParent().checkPermission(Item.READ);
        return this;
    }

    /** Ids come before all else that could be meant by a part of the address, so that a guard may be named "run". */
    @Override
    public Collection<?> getOverrides() {
        return List.of(new GuardIds(run));
    }

    @Override
    @StaplerNotDispatchable
    public Actionable getObject() {
        return run;
    }

    /** The guards of the build. */
    @StaplerNotDispatchable
    public List<GuardSummary> getGuards() {
        GuardRunAction action = GuardRunAction.of(run);
        return action == null ? List.of() : action.getGuards();
    }

    /** The page of the guard, if there is but one; null otherwise. */
    @StaplerNotDispatchable
    public GuardPage getOnly() {
        List<GuardSummary> guards = getGuards();
        return guards.size() == 1 ? new GuardPage(run, guards.get(0)) : null;
    }

    @Override
    public String getIconFileName() {
        return "symbol-shield-checkmark-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.GuardTab_displayName();
    }

    @Override
    public String getUrlName() {
        return GuardRunAction.URL_NAME;
    }

    /** What the worst of the guards came to; null if there is none. */
    @StaplerNotDispatchable
    public GuardSummary getWorst() {
        GuardRunAction action = GuardRunAction.of(run);
        return action == null ? null : action.getWorst();
    }

    /** The number of findings, in the colour of the worst verdict. */
    @Override
    @StaplerNotDispatchable
    public Badge getBadge() {
        int findings = getGuards().stream().mapToInt(GuardSummary::getFindings).sum();
        GuardSummary worst = getWorst();
        return worst == null || findings == 0 ? null : worst.getLook().badge(findings);
    }

    /** Adds the page to builds that were guarded. */
    @Extension
    public static final class Factory extends RunActionFactory {
        @Override
        public Class<? extends Action> actionType() {
            return GuardTab.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run<?, ?> target) {
            return GuardRunAction.of(target) == null ? List.of() : List.of(new GuardTab(target));
        }
    }
}
