package io.jenkins.plugins.terraformguard.results.drift;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.results.GuardRows.Choice;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The drifts of a ledger that were asked for, a page of them, and what else can be asked for. */
@Restricted(NoExternalUse.class)
public final class DriftTable {
    static final int PAGE_SIZE = 50;

    private final DriftLedger ledger;
    private final DriftQuery query;
    private final Instant now;
    private final String url;
    private final Paged<DriftRow> rows;

    /** @param url address of the page */
    DriftTable(DriftLedger ledger, DriftQuery query, Instant now, String url, DriftRows factory) {
        this.ledger = ledger;
        this.query = query;
        this.now = now;
        this.url = url;
        List<LedgerEntry> found = ledger.all().stream()
                .filter(entry -> query.matches(entry, ledger, now))
                .sorted(order())
                .toList();
        this.rows = Paged.of(
                found,
                PAGE_SIZE,
                query.page(),
                factory::row,
                page -> url + query.withPage(page).address());
    }

    /** Alarms first, then by state and severity, the oldest first. */
    private Comparator<LedgerEntry> order() {
        return Comparator.comparing((LedgerEntry entry) -> !entry.alarms(now, ledger.alarmAfter()))
                .thenComparing(entry -> entry.state(now))
                .thenComparing(entry -> Drift.SEVERITIES.indexOf(entry.drift().severity()))
                .thenComparing(entry -> entry.first().time())
                .thenComparing(entry -> entry.drift().address())
                .thenComparing(entry -> entry.drift().path())
                .thenComparing(LedgerEntry::id);
    }

    public Paged<DriftRow> getRows() {
        return rows;
    }

    /** All drifts of the ledger, whatever was asked for. */
    public int getTotal() {
        return ledger.entries().size();
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    public String getText() {
        return query.text();
    }

    /** Address of the page without a filter. */
    public String getReset() {
        return url;
    }

    /** What was asked for, to be put behind an address. */
    public String getParameters() {
        return query.address();
    }

    public List<Choice> getStates() {
        return DriftQuery.STATES.stream()
                .map(id -> {
                    boolean selected = id.equals(query.state());
                    String href = url + query.withState(selected ? "" : id).address();
                    int count = count(entry -> DriftQuery.is(id, entry, ledger, now));
                    return new Choice(id, DriftWords.state(id), count, href, selected);
                })
                .toList();
    }

    public List<Choice> getSeverities() {
        return Drift.SEVERITIES.stream()
                .map(id -> new Choice(
                        id,
                        Words.group(id),
                        count(entry -> entry.drift().severity().equals(id)),
                        "",
                        id.equals(query.severity())))
                .toList();
    }

    /** Classes that there are. */
    public List<Choice> getClasses() {
        return Stream.of(DriftClass.values())
                .map(DriftClass::id)
                .map(id -> new Choice(
                        id,
                        DriftWords.driftClass(id),
                        count(entry -> entry.drift().driftClass().equals(id)),
                        "",
                        id.equals(query.driftClass())))
                .filter(choice -> choice.count() > 0 || choice.selected())
                .toList();
    }

    private int count(Predicate<LedgerEntry> which) {
        return (int) ledger.all().stream().filter(which).count();
    }
}
