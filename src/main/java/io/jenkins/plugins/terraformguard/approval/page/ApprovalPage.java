package io.jenkins.plugins.terraformguard.approval.page;

import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalRefusedException;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.RunPage;
import io.jenkins.plugins.terraformguard.results.SitePath;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.POST;

/**
 * What one guard of a build asks, and the door through which people and programs answer. Made anew for each request. Who may
 * read the job may see it; who may answer is for {@link ApprovalService} to say.
 */
@Restricted(NoExternalUse.class)
public final class ApprovalPage extends RunPage implements ModelObject {
    private static final Logger LOGGER = Logger.getLogger(ApprovalPage.class.getName());

    private final Run<?, ?> run;
    private final String guard;
    private final ApprovalCase approval;
    private final String damage;

    private ApprovalView view;
    private AnswerForm refused;
    private String refusal = "";

    private ApprovalPage(Run<?, ?> run, String guard, ApprovalCase approval, String damage) {
        super(run);
        this.run = run;
        this.guard = guard;
        this.approval = approval;
        this.damage = damage;
    }

    /** The page of a guard; null if it asks nothing in this build. */
    static ApprovalPage find(Run<?, ?> run, String guard) {
        if (!exists(run, guard)) {
            return null;
        }
        try {
            return ApprovalService.find(run, guard)
                    .map(approval -> new ApprovalPage(run, guard, approval, ""))
                    .orElse(null);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't show what '" + guard + "' of " + run + " asks");
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new ApprovalPage(run, guard, null, SafeText.oneLine(String.valueOf(cause.getMessage()), 500));
        }
    }

    static boolean exists(Run<?, ?> run, String guard) {
        try {
            return DecisionStore.isUsableId(guard) && OutcomeStore.hasApproval(run, guard);
        } catch (IOException e) {
            return false;
        }
    }

    public String getId() {
        return guard;
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalRunAction_displayName();
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return SitePath.root() + run.getUrl() + ApprovalCase.URL_NAME + "/" + guard + "/";
    }

    /** Absolute address of what the guard says. */
    public String getGuardUrl() {
        GuardPage page = getGuardPage();
        return page == null ? "" : page.getUrl();
    }

    /** How it is shown where it stands. */
    @StaplerNotDispatchable
    public ApprovalLook getLook() {
        return approval == null
                ? ApprovalLook.damaged()
                : ApprovalLook.of(approval.state().status());
    }

    /** What is wrong with the stored request, empty if nothing is. */
    public String getDamage() {
        return damage;
    }

    /** What the page shows; null if the request can't be read. */
    @StaplerNotDispatchable
    public ApprovalView getView() {
        if (view == null && approval != null) {
            view = new ApprovalView(approval, approval.voter(), Instant.now());
        }
        return view;
    }

    /** A page of what needs an exception. */
    @StaplerNotDispatchable
    public Paged<ApprovalRows.ItemRow> getItems() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        int number = request == null ? 1 : Paged.number(request.getParameter("page"));
        String url = getUrl();
        return getView().items(number, page -> url + "?page=" + page);
    }

    /** What was asked before, or null. */
    @StaplerNotDispatchable
    public EarlierView getEarlier() {
        try {
            return ApprovalService.earlier(run, guard)
                    .map(earlier -> new EarlierView(earlier, Instant.now()))
                    .orElse(null);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't tell what '" + guard + "' of " + run + " asked before");
            return null;
        }
    }

    /** The page of the decision that asks, or null if the build has none any more. */
    @StaplerNotDispatchable
    public GuardPage getGuardPage() {
        return GuardPage.find(run, guard);
    }

    /** Whether the decision that asks is the one that the build has now. */
    public boolean isOfDecision() {
        GuardPage page = getGuardPage();
        return page != null
                && approval != null
                && !page.isAltered()
                && page.getSummary().getDigest().equals(approval.log().request().decisionSha256());
    }

    /** The class whose views show changes, risk and pages. */
    @StaplerNotDispatchable
    public Class<?> getParts() {
        return GuardPage.class;
    }

    /** Why the last answer was not taken, empty if it was, or if there was none. */
    public String getRefusal() {
        return refusal;
    }

    /** What was filled in then. */
    @StaplerNotDispatchable
    public AnswerForm getRefused() {
        return refused == null ? AnswerForm.of("", null, "", "", "") : refused;
    }

    @POST
    public HttpResponse doApprove(StaplerRequest2 request) throws IOException {
        return answer(request, Act.Kind.APPROVE);
    }

    @POST
    public HttpResponse doReject(StaplerRequest2 request) throws IOException {
        return answer(request, Act.Kind.REJECT);
    }

    /** Takes back one's own approval, while nothing is decided. */
    @POST
    public HttpResponse doWithdraw(StaplerRequest2 request) throws IOException {
        return answer(request, Act.Kind.WITHDRAW);
    }

    @POST
    @WebMethod(name = "break-glass")
    public HttpResponse doBreakGlass(StaplerRequest2 request) throws IOException {
        return answer(request, Act.Kind.BREAK_GLASS);
    }

    /** Takes back what was let pass. */
    @POST
    public HttpResponse doVoid(StaplerRequest2 request) throws IOException {
        return answer(request, Act.Kind.VOID);
    }

    /** The same for programs. */
    public ApprovalApi getApi() {
        return new ApprovalApi(approval, SitePath.root());
    }

    private HttpResponse answer(StaplerRequest2 request, Act.Kind kind) throws IOException {
        run.getParent().checkPermission(Item.READ);
        AnswerForm form = AnswerForm.of(
                request.getParameter("request"),
                request.getParameterValues("item"),
                request.getParameter("scope"),
                request.getParameter("reason"),
                request.getParameter("waiver"));
        if (approval == null) {
            return refused(request, form, 500, "damaged", Messages.ApprovalApi_damaged());
        }
        try {
            ApprovalCase answered = ApprovalService.answer(run, guard, form.answer(kind));
            return JsonReply.isWanted(request)
                    ? JsonReply.of(200, ApprovalJson.of(answered, SitePath.root(), Instant.now()))
                    : HttpResponses.redirectTo(getUrl());
        } catch (IllegalArgumentException e) {
            return refused(request, form, 400, "malformed", e.getMessage());
        } catch (ApprovalRefusedException e) {
            return refused(request, form, status(e), ApprovalJson.word(e.kind()), e.getMessage());
        }
    }

    private HttpResponse refused(StaplerRequest2 request, AnswerForm form, int status, String kind, String why) {
        if (JsonReply.isWanted(request)) {
            return JsonReply.of(status, ApprovalJson.refusal(kind, why));
        }
        ApprovalPage current = find(run, guard);
        ApprovalPage again = current == null ? this : current;
        again.refused = form;
        again.refusal = SafeText.oneLine(why, 500);
        return new ShownAgain(again, status);
    }

    /** The page once more, with what was filled in and why it was not taken. */
    private record ShownAgain(ApprovalPage page, int status) implements HttpResponse {
        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException, ServletException {
            response.setStatus(status);
            request.getView(page, "index.jelly").forward(request, response);
        }
    }

    private static int status(ApprovalRefusedException refused) {
        return switch (refused.kind()) {
            case NOBODY, PERMISSION, SEPARATION, NOT_ASKED -> 403;
            case OVER, TWICE -> 409;
            case MALFORMED -> 400;
        };
    }
}
