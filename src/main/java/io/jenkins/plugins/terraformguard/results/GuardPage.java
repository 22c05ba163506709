package io.jenkins.plugins.terraformguard.results;

import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.trail.TrailPage;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** The page of one guard of a build. Made anew for each request. */
@Restricted(NoExternalUse.class)
public final class GuardPage extends RunPage implements ModelObject {
    private static final Logger LOGGER = Logger.getLogger(GuardPage.class.getName());

    private final Run<?, ?> run;
    private final GuardSummary summary;

    private boolean read;
    private GuardView view;
    private String damage = "";

    private boolean altered;

    GuardPage(Run<?, ?> run, GuardSummary summary) {
        super(run);
        this.run = run;
        this.summary = summary;
    }

    /** The page of a guard, or null if the build has none of that id. */
    public static GuardPage find(Run<?, ?> run, String id) {
        return GuardRunAction.find(run, id)
                .map(summary -> new GuardPage(run, summary))
                .orElse(null);
    }

    public String getId() {
        return summary.getId();
    }

    @Override
    public String getDisplayName() {
        return summary.getId();
    }

    @StaplerNotDispatchable
    public GuardSummary getSummary() {
        return summary;
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return buildUrl() + GuardRunAction.URL_NAME + "/" + summary.getId() + "/";
    }

    /** Absolute address of the trail that the decision is in. */
    public String getTrailUrl() {
        return TrailPage.url(run.getParent(), summary.getId());
    }

    /** What the page shows, or null if the decision can't be read. */
    @StaplerNotDispatchable
    public GuardView getView() {
        read();
        return view;
    }

    /** What is wrong with the stored decision; empty where it is not there at all. */
    public String getDamage() {
        read();
        return damage;
    }

    /** Whether the stored decision is another one than the build record names. */
    public boolean isAltered() {
        read();
        return altered;
    }

    public List<GuardRows.Artifact> getArtifacts() {
        return Artifacts.of(run, summary.getId(), buildUrl());
    }

    /** What came of the decision: what the gate said, and the look after apply; as far as there is any. */
    @StaplerNotDispatchable
    public List<OutcomeView> getOutcomes() {
        return OutcomeView.of(run, summary.getId(), buildUrl());
    }

    /** The class whose views are parts of this page, and of others. */
    @StaplerNotDispatchable
    public Class<?> getParts() {
        return GuardPage.class;
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            DecisionStore.Stored stored = DecisionStore.read(run, summary.getId());
            if (stored != null) {
                view = new GuardView(stored, query(), getUrl());
                altered = !stored.digest().equals(summary.getDigest());
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't show a decision of " + run);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            damage = SafeText.oneLine(String.valueOf(cause.getMessage()), 500);
        }
    }

    private static FindingQuery query() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? FindingQuery.ALL : FindingQuery.of(request::getParameter);
    }

    private String buildUrl() {
        return SitePath.root() + run.getUrl();
    }
}
