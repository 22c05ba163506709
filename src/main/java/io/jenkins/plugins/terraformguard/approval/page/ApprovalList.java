package io.jenkins.plugins.terraformguard.approval.page;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.SitePath;
import java.time.Instant;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/** What waits for approval, {@code /terraform-approvals/}: of jobs that one may read, with what waits for oneself first. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalList implements RootAction {
    static final String URL_NAME = "terraform-approvals";

    private static final int PAGE_SIZE = 50;
    private static final int MAX_LINE = 300;
    private static final int MAX_MISSING = 10;

    /**
     * A request in a list. All text is fit for showing.
     *
     * @param href address of its page
     * @param missing who is missing
     */
    @Restricted(NoExternalUse.class)
    public record Row(
            String href,
            String job,
            String build,
            String guard,
            int items,
            String startedBy,
            String asked,
            String expires,
            List<ApprovalRows.Missing> missing) {}

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) && Waiting.isSomebody()
                ? "symbol-hand-left-outline plugin-ionicons-api"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalList_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** In the header for whom anything waits, and in its menu for others. */
    @Override
    public boolean isPrimaryAction() {
        return Waiting.isSomebody() && !Waiting.now().mine().isEmpty();
    }

    /** How much waits for oneself. */
    @Override
    @StaplerNotDispatchable
    public Badge getBadge() {
        int count = Waiting.isSomebody() ? Waiting.now().mine().size() : 0;
        return count == 0
                ? null
                : new Badge(Integer.toString(count), Messages.ApprovalList_badge(count), Badge.Severity.WARNING);
    }

    /** Absolute address of the list for programs. */
    public String getApiUrl() {
        return SitePath.root() + URL_NAME + "/api/json";
    }

    @StaplerNotDispatchable
    public Paged<Row> getMine() {
        return rows(Waiting.now().mine(), "mine");
    }

    @StaplerNotDispatchable
    public Paged<Row> getOthers() {
        return rows(Waiting.now().others(), "others");
    }

    /** The class whose views turn pages. */
    @StaplerNotDispatchable
    public Class<?> getParts() {
        return GuardPage.class;
    }

    public Api getApi() {
        return new Api();
    }

    /** The list for programs. */
    @Restricted(NoExternalUse.class)
    public static final class Api {
        private Api() {}

        @GET
        public HttpResponse doJson() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return JsonReply.of(200, ApprovalJson.of(PendingApprovals.get().visible(), SitePath.root(), Instant.now()));
        }
    }

    private static Paged<Row> rows(List<ApprovalCase> cases, String parameter) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        int wanted = request == null ? 1 : Paged.number(request.getParameter(parameter));
        String url = SitePath.root() + URL_NAME + "/";
        return Paged.of(cases, PAGE_SIZE, wanted, ApprovalList::row, page -> url + "?" + parameter + "=" + page);
    }

    private static Row row(ApprovalCase approval) {
        ApprovalRequest request = approval.log().request();
        ApprovalState state = approval.state();
        return new Row(
                SitePath.root() + approval.url(),
                oneLine(approval.run().getParent().getFullDisplayName(), MAX_LINE),
                oneLine(approval.run().getDisplayName(), MAX_LINE),
                request.guard(),
                request.items().size(),
                oneLine(request.asker().startedBy(), MAX_LINE),
                request.requestedAt().toString(),
                request.expiresAt().toString(),
                state.open().stream()
                        .limit(MAX_MISSING)
                        .map(open -> new ApprovalRows.Missing(ApprovalOutcome.who(open.requirement()), open.missing()))
                        .toList());
    }
}
