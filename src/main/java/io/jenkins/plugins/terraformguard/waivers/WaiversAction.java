package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.approval.ApprovalPermissions;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Names;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Revocation;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.SitePath;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jenkins.model.TransientActionFactory;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The waivers that were granted for a job or a folder: {@code .../terraform-waivers/}. Who may read the item sees them; who
 * may approve there can revoke them.
 */
@Restricted(NoExternalUse.class)
public final class WaiversAction implements Action, StaplerProxy {
    static final String URL_NAME = "terraform-waivers";

    private static final int PAGE_SIZE = 30;

    private final AbstractItem item;

    WaiversAction(AbstractItem item) {
        this.item = item;
    }

    @Override
    public Object getTarget() {
        item.checkPermission(Item.READ);
        return this;
    }

    /** The job or folder; the name is the one that core's pages for parts of a job ask for. */
    @StaplerNotDispatchable
    public AbstractItem getObject() {
        return item;
    }

    public boolean isForJob() {
        return item instanceof Job;
    }

    /** The waivers, the newest first. */
    @StaplerNotDispatchable
    public Paged<WaiverRow> getRows() throws IOException {
        List<GrantedWaiver> waivers =
                new ArrayList<>(new WaiverStore(item).read().all());
        Collections.reverse(waivers);
        boolean mayRevoke = item.hasPermission(ApprovalPermissions.APPROVE);
        Instant now = Instant.now();
        String url = getUrl();
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return Paged.of(
                waivers,
                PAGE_SIZE,
                request == null ? 1 : Paged.number(request.getParameter("page")),
                waiver -> WaiverRow.of(waiver, mayRevoke, SitePath.root(), now),
                page -> url + "?page=" + page);
    }

    /** Why the waivers can't be read, in which case nothing is decided here; empty if they can. */
    @StaplerNotDispatchable
    public String getDamage() {
        try {
            new WaiverStore(item).read();
            return "";
        } catch (IOException e) {
            return SafeText.oneLine(String.valueOf(e.getMessage()));
        }
    }

    /** Jobs of a folder that have waivers of their own. */
    @StaplerNotDispatchable
    public List<FolderJobs.Row> getJobs() {
        return item instanceof ItemGroup<?> group && !isForJob() ? FolderJobs.of(group, SitePath.root()) : List.of();
    }

    /** The class whose view turns pages. */
    @StaplerNotDispatchable
    public Class<?> getPages() {
        return GuardPage.class;
    }

    /** Takes a waiver back: evaluations that begin from now on are not told of it. */
    @POST
    public HttpResponse doRevoke(@QueryParameter String id, @QueryParameter String reason) throws IOException {
        item.checkPermission(ApprovalPermissions.APPROVE);
        String user = Names.current(item).id();
        if (user.isEmpty()) {
            return HttpResponses.errorWithoutStack(403, Messages.WaiversAction_nobody());
        }
        String why = Util.fixNull(reason).strip();
        if (why.length() < VoteRules.MIN_REASON || why.length() > VoteRules.MAX_REASON) {
            return HttpResponses.errorWithoutStack(
                    400, Messages.WaiversAction_reason(VoteRules.MIN_REASON, VoteRules.MAX_REASON));
        }
        WaiverStore store = new WaiverStore(item);
        Optional<GrantedWaiver> waiver = store.read().find(Util.fixNull(id));
        if (waiver.isEmpty()) {
            return HttpResponses.errorWithoutStack(404, Messages.WaiversAction_gone());
        }
        if (!waiver.get().holds(Instant.now())) {
            return HttpResponses.errorWithoutStack(409, Messages.WaiversAction_over());
        }
        if (item instanceof Job<?, ?> job) {
            // Else the votes that made the waiver would let the next plan pass that does the same.
            ApprovalService.forget(job, waiver.get().source().guard());
        }
        Revocation revocation = new Revocation(user, why, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        store.change(all -> all.revoked(each -> each.id().equals(waiver.get().id()), revocation));
        WaiverTrail.record(item);
        return HttpResponses.redirectTo(getUrl());
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return SitePath.root() + item.getUrl() + URL_NAME + "/";
    }

    @Override
    public String getIconFileName() {
        boolean shown = new WaiverStore(item).exists()
                || item instanceof ItemGroup<?> group && !isForJob() && FolderJobs.isShown(group);
        return shown ? "symbol-ribbon-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.WaiversAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** Adds the page to jobs and to what holds jobs; the link to it is there where there are waivers. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Factory extends TransientActionFactory<AbstractItem> {
        @Override
        public Class<AbstractItem> type() {
            return AbstractItem.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return WaiversAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(AbstractItem target) {
            return target instanceof Job || target instanceof ItemGroup
                    ? List.of(new WaiversAction(target))
                    : List.of();
        }
    }
}
