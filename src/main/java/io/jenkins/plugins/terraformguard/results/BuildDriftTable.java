package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.report.DriftOverview;
import io.jenkins.plugins.terraformguard.engine.report.DriftRow;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The drift of a decision that was asked for, a page of it, and what else can be asked for. */
@Restricted(NoExternalUse.class)
public final class BuildDriftTable {
    static final int PAGE_SIZE = 25;
    static final String ANCHOR = "drift";

    private static final int MAX_REMEDIES = 10;

    private final List<Drift> all;
    private final FindingQuery query;
    private final String url;
    private final DriftOverview overview;
    private final Paged<DriftRow> rows;

    BuildDriftTable(Decision decision, FindingQuery query, String url) {
        this.all = decision.drift();
        this.query = query;
        this.url = url;
        this.overview = DriftOverview.of(decision);
        BuildDriftQuery asked = query.drift();
        this.rows = Paged.of(
                all.stream().filter(asked::matches).toList(),
                PAGE_SIZE,
                asked.page(),
                drift -> DriftRow.of(drift, asked::matches, RowFactory.MAX_DETAILS, MAX_REMEDIES),
                page -> address(asked.withPage(page)));
    }

    public DriftOverview getOverview() {
        return overview;
    }

    public Paged<DriftRow> getRows() {
        return rows;
    }

    /** Whether there is any difference to show, whatever was asked for. */
    public boolean isAny() {
        return !all.isEmpty();
    }

    public boolean isFiltered() {
        return query.drift().isFiltered();
    }

    /** Address of the page without a filter of drift. */
    public String getReset() {
        return address(BuildDriftQuery.ALL);
    }

    /** Address of what is noise. */
    public String getNoise() {
        return address(BuildDriftQuery.ALL.withState(BuildDriftQuery.NOISE));
    }

    /** Address of what is ignored. */
    public String getIgnored() {
        return address(BuildDriftQuery.ALL.withState(BuildDriftQuery.IGNORED));
    }

    /** What the form has to keep of what is asked for elsewhere on the page. */
    public Map<String, String> getKept() {
        return query.with(BuildDriftQuery.ALL).parameters();
    }

    /** Classes with their number of differences, as far as they are listed. */
    public List<GuardRows.Choice> getClasses() {
        return Stream.of(DriftClass.values())
                .map(driftClass -> new GuardRows.Choice(
                        driftClass.id(),
                        DriftText.name(driftClass),
                        count(path ->
                                path.driftClass() == driftClass && query.drift().hasState(path)),
                        "",
                        driftClass.id().equals(query.drift().driftClass())))
                .filter(choice -> choice.count() > 0 || choice.selected())
                .toList();
    }

    /** What was made of differences, with their number. */
    public List<GuardRows.Choice> getStates() {
        return BuildDriftQuery.STATES.stream()
                .map(state -> new GuardRows.Choice(
                        state,
                        Words.driftState(state),
                        count(BuildDriftQuery.ALL.withState(state)::hasState),
                        "",
                        state.equals(query.drift().state())))
                .filter(choice -> choice.count() > 0 || choice.selected())
                .toList();
    }

    /** Severities with their number of resources. */
    public List<GuardRows.Choice> getSeverities() {
        return Drift.SEVERITIES.stream()
                .map(severity -> new GuardRows.Choice(
                        severity,
                        Words.group(severity),
                        (int) all.stream()
                                .filter(drift -> drift.severity().equals(severity))
                                .count(),
                        "",
                        severity.equals(query.drift().severity())))
                .filter(choice -> choice.count() > 0 || choice.selected())
                .toList();
    }

    private int count(Predicate<DriftedPath> wanted) {
        return (int) all.stream()
                .flatMap(drift -> drift.paths().stream())
                .filter(wanted)
                .count();
    }

    private String address(BuildDriftQuery drift) {
        return url + query.with(drift).address(ANCHOR);
    }
}
