package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.report.PolicyGuide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The findings of a decision that were asked for, a page of them, and what else can be asked for. */
@Restricted(NoExternalUse.class)
public final class FindingTable {
    static final int PAGE_SIZE = 50;
    static final String ANCHOR = "findings";

    /** Policies with their reasons; those of the worst findings. */
    static final int MAX_POLICIES = 200;

    private final Decision decision;
    private final List<Finding> all;
    private final FindingQuery query;
    private final String url;
    private final Paged<GuardRows.FindingRow> rows;
    private final PolicyGuide guide;

    FindingTable(Decision decision, FindingQuery query, String url) {
        this.decision = decision;
        this.all = decision.findings();
        this.query = known(query);
        this.url = url;
        this.guide = PolicyGuide.of(decision, MAX_POLICIES);
        List<Finding> found = all.stream()
                .filter(this.query::matches)
                .sorted(Comparator.comparing(finding -> FindingQuery.SHADOW.equals(FindingQuery.group(finding))))
                .toList();
        this.rows = Paged.of(
                found,
                PAGE_SIZE,
                this.query.page(),
                finding -> RowFactory.finding(finding, guide.anchor(finding.policy())),
                page -> url + this.query.withPage(page).address(ANCHOR));
    }

    public Paged<GuardRows.FindingRow> getRows() {
        return rows;
    }

    /** All findings of the decision, whatever was asked for. */
    public int getTotal() {
        return all.size();
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    /** Address of the page without a filter. */
    public String getReset() {
        return url + FindingQuery.ALL.with(query.drift()).address(ANCHOR);
    }

    /** What the form has to keep of what is asked for elsewhere on the page. */
    public Map<String, String> getKept() {
        return query.drift().parameters();
    }

    /** Severities with their number of findings; that of findings which are only recorded comes last, if any. */
    public List<GuardRows.Choice> getGroups() {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(FindingQuery::group, Collectors.counting()));
        return Stream.concat(Stream.of(Severity.values()).map(Severity::id), Stream.of(FindingQuery.SHADOW))
                .filter(id -> !FindingQuery.SHADOW.equals(id) || counts.containsKey(id))
                .map(id -> group(id, counts.getOrDefault(id, 0L).intValue()))
                .toList();
    }

    /** Policies that have findings, by id. */
    public List<GuardRows.Choice> getPolicies() {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(finding -> counts.merge(finding.policy(), 1, Integer::sum));
        List<GuardRows.Choice> choices = new ArrayList<>();
        counts.forEach((id, count) -> choices.add(new GuardRows.Choice(id, id, count, "", id.equals(query.policy()))));
        return choices;
    }

    /** Outcomes that there are. */
    public List<GuardRows.Choice> getOutcomes() {
        Map<Outcome, Long> counts =
                all.stream().collect(Collectors.groupingBy(Finding::outcome, Collectors.counting()));
        return Stream.of(Outcome.values())
                .filter(counts::containsKey)
                .map(outcome -> new GuardRows.Choice(
                        outcome.id(),
                        Words.outcome(outcome),
                        counts.get(outcome).intValue(),
                        "",
                        outcome.id().equals(query.outcome())))
                .toList();
    }

    /** What was made of findings; nothing to choose from if all of them count. */
    public List<GuardRows.Choice> getStates() {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(FindingQuery::state, Collectors.counting()));
        if (all.stream().noneMatch(Finding::isExempt)) {
            return List.of();
        }
        return FindingQuery.STATES.stream()
                .filter(counts::containsKey)
                .map(id -> new GuardRows.Choice(
                        id, Words.state(id), counts.get(id).intValue(), "", id.equals(query.state())))
                .toList();
    }

    /** Why the policies are there that found something, whatever was asked for. */
    public List<GuardRows.ReasonRow> getReasons() {
        return guide.entries().stream()
                .map(entry -> RowFactory.reason(
                        entry, url + query.of(entry.findings().get(0).policy()).address(ANCHOR)))
                .toList();
    }

    public int getReasonTotal() {
        return PolicyGuide.count(decision);
    }

    public int getOmittedReasons() {
        return getReasonTotal() - guide.entries().size();
    }

    /** The query without a policy that has no finding here. */
    private FindingQuery known(FindingQuery asked) {
        boolean known = all.stream().anyMatch(finding -> finding.policy().equals(asked.policy()));
        return known ? asked : asked.withoutPolicy();
    }

    private GuardRows.Choice group(String id, int count) {
        boolean selected = id.equals(query.group());
        String href = url + query.withGroup(selected ? "" : id).address(ANCHOR);
        return new GuardRows.Choice(id, Words.group(id), count, href, selected);
    }
}
