package io.jenkins.plugins.terraformguard.results;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Puts the summaries of a guard's decisions into the build record, in place of those it has there. What else has one
     * of their ids is replaced as well.
     *
     * @return ids of those that were there and have no successor
     */
    static List<String> record(Run<?, ?> run, String guard, List<GuardSummary> summaries) throws IOException {
        List<String> gone;
        synchronized (GuardRunAction.class) {
            GuardRunAction action = run.getAction(GuardRunAction.class);
            if (action == null) {
                action = new GuardRunAction();
                action.run = run;
                gone = action.put(guard, summaries);
                run.addAction(action);
            } else {
                gone = action.put(guard, summaries);
            }
        }
        run.save();
        return gone;
    }

    private List<String> put(String guard, List<GuardSummary> summaries) {
        Set<String> ids = summaries.stream().map(GuardSummary::getId).collect(Collectors.toSet());
        List<GuardSummary> next = new ArrayList<>(summaries);
        List<String> gone = new ArrayList<>();
        for (GuardSummary kept : getGuards()) {
            if (!ids.contains(kept.getId())) {
                if (kept.getGuard().equals(guard)) {
                    gone.add(kept.getId());
                } else {
                    next.add(kept);
                }
            }
        }
        next.sort(Comparator.comparing(GuardSummary::getGuard).thenComparing(GuardSummary::getPart));
        guards = next;
        return gone;
    }

    /**
     * Ids of plans that a guard judged before in this build and that are gone when it judged others.
     *
     * @param ids what it judged now
     */
    public static List<String> gone(Run<?, ?> run, String guard, Set<String> ids) {
        return guards(run).stream()
                .filter(kept -> kept.getGuard().equals(guard) && !ids.contains(kept.getId()))
                .map(GuardSummary::getId)
                .toList();
    }

    /** What the build has of this id, if it has anything. */
    public static Optional<GuardSummary> find(Run<?, ?> run, String id) {
        return guards(run).stream().filter(kept -> kept.getId().equals(id)).findFirst();
    }

    /** Ids of all that the build has. */
    public static List<String> ids(Run<?, ?> run) {
        return guards(run).stream().map(GuardSummary::getId).toList();
    }

    private static List<GuardSummary> guards(Run<?, ?> run) {
        GuardRunAction action = of(run);
        return action == null ? List.of() : action.getGuards();
    }

    /** The guards of this build by id; one that judged several plans is there once for each. */
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
