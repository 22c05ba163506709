package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.TrendDocument;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.JobPage;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** What one guard of a job came to over its builds. Made anew for each request from the history, and from no build. */
@Restricted(NoExternalUse.class)
public final class TrendPage extends JobPage {
    private static final Logger LOGGER = Logger.getLogger(TrendPage.class.getName());
    private static final int MAX_MESSAGE = 500;

    private final int range;

    private JobHistory history;
    private String damage = "";

    TrendPage(Job<?, ?> job, String guard) {
        super(job, guard);
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        this.range = TrendRange.of(request == null ? null : request.getParameter("range"));
    }

    /** The trends of a job's guards, by id. */
    public static List<TrendPage> all(Job<?, ?> job) {
        return HistoryStore.of(job).guards().stream()
                .map(guard -> new TrendPage(job, guard))
                .toList();
    }

    /** Sends the worst of the last verdicts as a picture; a history that can't be read counts as an error. */
    public static void badge(List<TrendPage> pages, StaplerResponse2 response) throws IOException {
        TrendBadge.send(
                response,
                pages.stream()
                        .map(TrendPage::verdict)
                        .filter(verdict -> verdict != null)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    @Override
    public String getDisplayName() {
        return Messages.TrendPage_displayName();
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return SitePath.root() + job.getUrl() + GuardRunAction.URL_NAME + "/trend/" + guard + "/";
    }

    /** Absolute address of the page of the last guarded build. */
    public String getLastUrl() {
        return SitePath.root() + job.getUrl() + GuardRunAction.URL_NAME + "/last";
    }

    @StaplerNotDispatchable
    public List<TrendRange.Choice> getRanges() {
        return TrendRange.CHOICES.stream()
                .map(count -> new TrendRange.Choice(count, getUrl() + "?range=" + count, count == range))
                .toList();
    }

    /** Parameters with which other addresses show the same stretch. */
    public String getParameters() {
        return "?range=" + range;
    }

    /** How the guard stands; null where none of its builds is there any more, an error where its history can't be read. */
    @StaplerNotDispatchable
    public VerdictLook getLook() {
        Verdict verdict = verdict();
        return verdict == null ? null : VerdictLook.of(verdict);
    }

    /** Verdicts as markup, in which all text is escaped. */
    public String getStrip() {
        return charts().strip(guard);
    }

    @StaplerNotDispatchable
    public List<TrendCharts.Drawn> getCharts() {
        return charts().all();
    }

    /** Numbers of this stretch. */
    @StaplerNotDispatchable
    public List<TrendFigure> getFigures() {
        return TrendFigure.of(Figures.of(entries()));
    }

    /** Judged plans, the newest first. */
    @StaplerNotDispatchable
    public List<TrendRow> getRows() {
        TrendLinks links = new TrendLinks(job, guard);
        List<TrendRow> rows = new ArrayList<>();
        entries().forEach(entry -> rows.add(TrendRow.of(entry, links)));
        Collections.reverse(rows);
        return rows;
    }

    /** What is wrong with the history, empty if nothing is. */
    public String getDamage() {
        history();
        return SafeText.oneLine(damage, MAX_MESSAGE);
    }

    /** Names of damaged histories that were put aside. */
    @StaplerNotDispatchable
    public List<String> getAside() throws IOException {
        return HistoryStore.of(job).aside(guard);
    }

    /** The trend for other programs; see {@link TrendDocument}. */
    @GET
    public void doJson(StaplerResponse2 response, @QueryParameter("range") String asked) throws IOException {
        job.checkPermission(Item.READ);
        history();
        if (!damage.isEmpty()) {
            throw HttpResponses.errorWithoutStack(500, getDamage());
        }
        byte[] document = TrendDocument.write(job.getFullName(), history().newest(TrendRange.of(asked)));
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    /** The last verdict of the guard as a picture. */
    @GET
    @WebMethod(name = "badge.svg")
    public void doBadge(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        TrendBadge.send(response, verdict());
    }

    /** That of the last build that is there. Of what can't be read nothing is known, which must not look like anything better. */
    private Verdict verdict() {
        JobHistory read = history();
        return damage.isEmpty()
                ? HistoryStore.of(job).current(read).map(Entry::verdict).orElse(null)
                : Verdict.ERROR;
    }

    private TrendCharts charts() {
        return new TrendCharts(entries(), new TrendLinks(job, guard));
    }

    private List<Entry> entries() {
        return history().newest(range).entries();
    }

    private JobHistory history() {
        if (history == null) {
            try {
                history = HistoryStore.of(job).read(guard);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't show the history of " + job.getFullName());
                damage = String.valueOf(e.getMessage());
                history = JobHistory.empty(guard);
                HistoryRebuild.get().start(job);
            }
        }
        return history;
    }
}
