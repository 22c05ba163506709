package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetChoices;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetColumn;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetState;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetSummary;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.GuardRows.Choice;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The rows that were asked for, of those that may be read, and what they come to. Made anew for each request. */
@Restricted(NoExternalUse.class)
public final class FleetPage {
    private static final int MAX_NAME = 200;
    /** Names to choose from, of each kind. */
    private static final int MAX_CHOICES = 1_000;

    private final FleetQuery query;
    private final FleetAddress address;
    private final List<FleetRow> readable;
    private final FleetSummary summary;
    private final FleetChoices choices;
    private final FleetRowViews views;
    private final Paged<FleetRowView> rows;

    FleetPage(FleetQuery query, FleetAddress address, ReadableRows reader, Instant now) {
        this.query = query;
        this.address = address;
        this.readable = reader.of(FleetIndex.get().all());
        List<FleetRow> selected = query.select(readable, now);
        this.summary = FleetSummary.of(selected, now);
        this.choices = FleetChoices.of(readable);
        this.views = new FleetRowViews(reader, now);
        this.rows =
                Paged.of(selected, query.size(), query.page(), views::view, page -> address.of(query.withPage(page)));
    }

    public Paged<FleetRowView> getRows() {
        return rows;
    }

    /** All rows that may be read, whatever was asked for. */
    public int getTotal() {
        return readable.size();
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    /** Whether rows are still being made, so that there may be more. */
    public boolean isRebuilding() {
        return FleetIndex.get().health().rebuilding();
    }

    public FleetSummary getSummary() {
        return summary;
    }

    /** The mean score; a dash where there is none. */
    public String getScore() {
        return FleetTexts.number(summary.score());
    }

    public String getDriftRate() {
        return FleetTexts.percent(summary.driftRate());
    }

    public String getRemedy() {
        return FleetTexts.time(summary.remedySeconds());
    }

    public String getLead() {
        return FleetTexts.time(summary.leadSeconds());
    }

    /** Verdicts with their number of rows among those that were asked for. */
    public List<Choice> getVerdicts() {
        return Stream.of(Verdict.values())
                .map(verdict -> new Choice(
                        verdict.id(),
                        VerdictLook.of(verdict).getWord(),
                        summary.verdicts().get(verdict),
                        address.of(query.withVerdict(verdict == query.verdict() ? null : verdict)),
                        verdict == query.verdict()))
                .toList();
    }

    /** States likewise. */
    public List<Choice> getStates() {
        return Stream.of(FleetState.values())
                .map(state -> new Choice(
                        state.id(),
                        FleetTexts.state(state),
                        summary.states().get(state),
                        address.of(query.withState(state == query.state() ? null : state)),
                        state == query.state()))
                .toList();
    }

    public List<Choice> getFolders() {
        return choices(choices.folders(), query.folder());
    }

    public List<Choice> getProviders() {
        return choices(choices.providers(), query.provider());
    }

    public List<Choice> getRegions() {
        return choices(choices.regions(), query.region());
    }

    public List<Choice> getPolicies() {
        return choices(choices.policies(), query.policy());
    }

    /** What was asked for that no row has: it stays in the form, so that nobody wonders where all rows are. */
    private static List<Choice> choices(Map<String, Integer> counts, String selected) {
        List<Choice> choices = new ArrayList<>();
        if (!selected.isEmpty() && !counts.containsKey(selected)) {
            choices.add(choice(selected, 0, true));
        }
        counts.entrySet().stream()
                .limit(MAX_CHOICES)
                .forEach(each -> choices.add(
                        choice(each.getKey(), each.getValue(), each.getKey().equals(selected))));
        return choices;
    }

    private static Choice choice(String id, int count, boolean selected) {
        return new Choice(id, SafeText.oneLine(id, MAX_NAME), count, "", selected);
    }

    public String getText() {
        return query.text();
    }

    /** What to sort by, for the form. */
    public String getSort() {
        return query.sort().id();
    }

    /** The order, for the form. */
    public String getOrder() {
        return query.descending() ? "desc" : "";
    }

    /** Columns that sort, in the order of the table. */
    public List<FleetHead> getHeads() {
        return Stream.of(
                        FleetColumn.JOB,
                        FleetColumn.VERDICT,
                        FleetColumn.SCORE,
                        FleetColumn.FINDINGS,
                        FleetColumn.DRIFT,
                        FleetColumn.WAIVERS,
                        FleetColumn.WAITING,
                        FleetColumn.REMEDY,
                        FleetColumn.LEAD,
                        FleetColumn.AT)
                .map(column -> new FleetHead(
                        FleetTexts.column(column),
                        address.of(query.sortedBy(column)),
                        column != query.sort() ? null : query.descending() ? "descending" : "ascending"))
                .toList();
    }

    /** Policies that bite, with how widely. */
    public List<FleetReach> getReaches() {
        return summary.policies().stream()
                .map(reach -> new FleetReach(
                        SafeText.oneLine(reach.policy(), MAX_NAME),
                        address.of(query.withPolicy(reach.policy())),
                        reach.asked(),
                        reach.hit(),
                        FleetTexts.percent(reach.rate()),
                        reach.findings()))
                .toList();
    }

    /** Rows with the lowest scores. */
    public List<FleetRowView> getWorst() {
        return summary.worst().stream().map(views::view).toList();
    }

    /** Address of the same rows for a spreadsheet. */
    public String getCsv() {
        return address.csv(query);
    }

    public String getReset() {
        return address.of(FleetQuery.ALL);
    }

    /** The head of a column; {@code sorted} is null, {@code ascending} or {@code descending}. */
    @Restricted(NoExternalUse.class)
    public record FleetHead(String name, String href, String sorted) {}

    /** A policy, and where it bites; {@code href} leads to the rows. */
    @Restricted(NoExternalUse.class)
    public record FleetReach(String policy, String href, int asked, int hit, String rate, int findings) {}
}
