package io.jenkins.plugins.terraformguard.results;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jenkins.model.RunAction2;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The guards of a build, in the build record. Its summary stands on the build's page. */
@Restricted(NoExternalUse.class)
public final class GuardRunAction extends InvisibleAction implements RunAction2 {
    /** Name of the page below a build, and of the folder with its data. */
    public static final String URL_NAME = "terraform-guard";

    private volatile List<GuardSummary> guards = List.of();

    private transient Run<?, ?> run;

    /** Puts the summary of a decision into the build record; one with the same id is replaced. */
    static void record(Run<?, ?> run, GuardSummary summary) throws IOException {
        synchronized (GuardRunAction.class) {
            GuardRunAction action = run.getAction(GuardRunAction.class);
            if (action == null) {
                action = new GuardRunAction();
                action.run = run;
                action.put(summary);
                run.addAction(action);
            } else {
                action.put(summary);
            }
        }
        run.save();
    }

    private void put(GuardSummary summary) {
        List<GuardSummary> next = new ArrayList<>(getGuards());
        next.removeIf(guard -> guard.getId().equals(summary.getId()));
        next.add(summary);
        next.sort(Comparator.comparing(GuardSummary::getId));
        guards = next;
    }

    /** The guards of this build by id. */
    public List<GuardSummary> getGuards() {
        List<GuardSummary> kept = guards;
        return kept == null
                ? List.of()
                : kept.stream()
                        .filter(guard -> guard != null && DecisionStore.isUsableId(guard.getId()))
                        .toList();
    }

    /** The worst of its verdicts; null if there is none. */
    public GuardSummary getWorst() {
        return getGuards().stream()
                .max(Comparator.comparing(GuardSummary::getVerdict))
                .orElse(null);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** Address of the page of this build's guards, below that of Jenkins. */
    public String getPageUrl() {
        return run.getUrl() + URL_NAME + "/";
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        this.run = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        this.run = loaded;
    }

    static GuardRunAction of(Run<?, ?> run) {
        return run.getAction(GuardRunAction.class);
    }
}
