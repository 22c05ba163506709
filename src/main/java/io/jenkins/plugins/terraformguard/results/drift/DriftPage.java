package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.decision.LedgerDocument;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftIdentity;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.JobPage;
import io.jenkins.plugins.terraformguard.results.SitePath;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The drifts of one guard of a job. Made anew for each request. Who may read the job may read them; who may configure it may acknowledge them: that
 * silences an alarm of the job, which is no less than to configure it.
 */
@Restricted(NoExternalUse.class)
public final class DriftPage extends JobPage {
    private static final Logger LOGGER = Logger.getLogger(DriftPage.class.getName());
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_MESSAGE = 500;

    private final Instant now = Instant.now();

    private DriftStore.Stored stored;
    private DriftTable table;

    DriftPage(Job<?, ?> job, String guard) {
        super(job, guard);
    }

    @Override
    public String getDisplayName() {
        return Messages.DriftJobAction_displayName();
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return jobUrl() + DriftJobAction.URL_NAME + "/" + guard + "/";
    }

    @StaplerNotDispatchable
    public DriftTable getTable() {
        if (table == null) {
            DriftLedger ledger = stored().ledger();
            table = new DriftTable(ledger, query(), now, getUrl(), new DriftRows(job, ledger, now, jobUrl()));
        }
        return table;
    }

    public int getAlarmAfter() {
        return stored().ledger().alarmAfter();
    }

    public int getDroppedOpen() {
        return stored().ledger().droppedOpen();
    }

    public int getDroppedRemedied() {
        return stored().ledger().droppedRemedied();
    }

    /** What is wrong with the stored ledger, empty if nothing is. */
    public String getDamage() {
        return SafeText.oneLine(stored().damage(), MAX_MESSAGE);
    }

    /** Names of damaged ledgers that were put aside. */
    @StaplerNotDispatchable
    public List<String> getKept() {
        return stored().kept();
    }

    public boolean isEditable() {
        return job.hasPermission(Item.CONFIGURE);
    }

    public int getMaxReason() {
        return Acknowledgement.MAX_REASON;
    }

    /** The class whose view turns pages. */
    @StaplerNotDispatchable
    public Class<?> getPages() {
        return GuardPage.class;
    }

    /** Acknowledges a drift. */
    @POST
    public HttpResponse doAcknowledge(
            @QueryParameter String drift, @QueryParameter String reason, @QueryParameter String until)
            throws IOException {
        job.checkPermission(Item.CONFIGURE);
        if (reason == null || reason.isBlank() || reason.length() > Acknowledgement.MAX_REASON) {
            throw HttpResponses.errorWithoutStack(400, Messages.DriftPage_reason(Acknowledgement.MAX_REASON));
        }
        Acknowledgement known = new Acknowledgement(
                Jenkins.getAuthentication2().getName(),
                reason,
                now,
                until == null || until.isBlank() ? null : day(until));
        return answer(DriftIdentity.isValid(drift) && DriftStore.of(job).acknowledge(guard, drift, known));
    }

    /** Takes an acknowledgement back. */
    @POST
    public HttpResponse doWithdraw(@QueryParameter String drift) throws IOException {
        job.checkPermission(Item.CONFIGURE);
        return answer(DriftIdentity.isValid(drift) && DriftStore.of(job).withdraw(guard, drift));
    }

    /** The ledger for other programs; see {@link LedgerDocument#export}. */
    @GET
    public void doJson(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        DriftStore.Stored read = DriftStore.of(job).read(guard);
        if (!read.damage().isEmpty()) {
            throw HttpResponses.errorWithoutStack(500, SafeText.oneLine(read.damage(), MAX_MESSAGE));
        }
        byte[] document = LedgerDocument.export(read.ledger(), now);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private HttpResponse answer(boolean done) {
        return done
                ? HttpResponses.redirectTo(getUrl() + query().address())
                : HttpResponses.errorWithoutStack(409, Messages.DriftPage_gone());
    }

    private LocalDate day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                if (!day.isBefore(now.atZone(ZoneOffset.UTC).toLocalDate())) {
                    return day;
                }
            }
        } catch (DateTimeException e) {
            LOGGER.log(Level.FINE, "Not a day", e);
        }
        throw HttpResponses.errorWithoutStack(400, Messages.DriftPage_day());
    }

    private DriftStore.Stored stored() {
        if (stored == null) {
            try {
                stored = DriftStore.of(job).read(guard);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't show the drifts of " + job.getFullName());
                stored = DriftStore.Stored.damaged(String.valueOf(e.getMessage()), List.of());
            }
        }
        return stored;
    }

    private static DriftQuery query() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? DriftQuery.ALL : DriftQuery.of(request::getParameter);
    }

    private String jobUrl() {
        return SitePath.root() + job.getUrl();
    }
}
