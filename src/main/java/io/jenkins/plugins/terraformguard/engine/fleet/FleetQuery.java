package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Which rows are asked for. It comes from an address that anybody may have written: what is not valid is ignored.
 *
 * @param folder full name of a folder; empty for all, as with all texts
 * @param provider source of a provider
 * @param region a region
 * @param policy id of a policy that found something
 * @param verdict the last verdict, or null for all
 * @param state what else must hold, or null
 * @param text what job or guard must contain, whatever the case
 * @param sort what to sort by
 * @param descending the other way round
 * @param page from 1
 * @param size rows of a page, at most {@link #MAX_SIZE}
 */
public record FleetQuery(
        String folder,
        String provider,
        String region,
        String policy,
        Verdict verdict,
        FleetState state,
        String text,
        FleetColumn sort,
        boolean descending,
        int page,
        int size) {
    public static final int SIZE = 50;
    public static final int MAX_SIZE = 500;
    public static final int MAX_TEXT = 500;

    /** All rows, the worst first. */
    public static final FleetQuery ALL =
            new FleetQuery("", "", "", "", null, null, "", FleetColumn.SCORE, false, 1, SIZE);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    /** @param parameter gives the value of a parameter, null if it is not there */
    public static FleetQuery of(UnaryOperator<String> parameter) {
        FleetColumn column = FleetColumn.byId(parameter.apply("sort"));
        return new FleetQuery(
                text(parameter.apply("folder")),
                text(parameter.apply("provider")),
                text(parameter.apply("region")),
                text(parameter.apply("policy")),
                Verdict.byId(parameter.apply("verdict")),
                FleetState.byId(parameter.apply("state")),
                text(parameter.apply("text")),
                column == null ? FleetColumn.SCORE : column,
                "desc".equals(parameter.apply("order")),
                number(parameter.apply("page"), 1),
                Math.min(MAX_SIZE, number(parameter.apply("size"), SIZE)));
    }

    private static String text(String text) {
        return text == null || text.length() > MAX_TEXT ? "" : text.strip();
    }

    private static int number(String text, int otherwise) {
        return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }

    /** What it takes to ask for this, as {@link #of} reads it; what is as usual is left out. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        add(parameters, "folder", folder);
        add(parameters, "provider", provider);
        add(parameters, "region", region);
        add(parameters, "policy", policy);
        add(parameters, "verdict", verdict == null ? "" : verdict.id());
        add(parameters, "state", state == null ? "" : state.id());
        add(parameters, "text", text);
        add(parameters, "sort", sort == FleetColumn.SCORE ? "" : sort.id());
        add(parameters, "order", descending ? "desc" : "");
        add(parameters, "page", page == 1 ? "" : Integer.toString(page));
        add(parameters, "size", size == SIZE ? "" : Integer.toString(size));
        return parameters;
    }

    private static void add(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    public boolean isFiltered() {
        return !folder.isEmpty()
                || !provider.isEmpty()
                || !region.isEmpty()
                || !policy.isEmpty()
                || verdict != null
                || state != null
                || !text.isEmpty();
    }

    /** Whether a row is asked for. */
    public boolean matches(FleetRow row, Instant now) {
        return matches(row, now, text.toLowerCase(Locale.ROOT));
    }

    private boolean matches(FleetRow row, Instant now, String lower) {
        return (verdict == null || row.verdict() == verdict)
                && row.isIn(folder)
                && (state == null || state.holds(row, now))
                && (provider.isEmpty() || row.providers().contains(provider))
                && (region.isEmpty() || row.regions().contains(region))
                && (policy.isEmpty() || row.isHit(policy))
                && (lower.isEmpty()
                        || row.job().toLowerCase(Locale.ROOT).contains(lower)
                        || row.guard().toLowerCase(Locale.ROOT).contains(lower));
    }

    /** The rows that are asked for, all pages of them, in the order that is asked for. */
    public List<FleetRow> select(Collection<FleetRow> rows, Instant now) {
        String lower = text.toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> matches(row, now, lower))
                .sorted(sort.order(descending, now))
                .toList();
    }

    /** The page of what {@link #select} found; the last one where there are fewer. */
    public List<FleetRow> page(List<FleetRow> selected) {
        int last = Math.max(1, (selected.size() + size - 1) / size);
        int from = (Math.min(page, last) - 1) * size;
        return selected.subList(from, Math.min(selected.size(), from + size));
    }

    public FleetQuery withPage(int other) {
        return new FleetQuery(folder, provider, region, policy, verdict, state, text, sort, descending, other, size);
    }

    public FleetQuery withState(FleetState other) {
        return new FleetQuery(folder, provider, region, policy, verdict, other, text, sort, descending, 1, size);
    }

    public FleetQuery withVerdict(Verdict other) {
        return new FleetQuery(folder, provider, region, policy, other, state, text, sort, descending, 1, size);
    }

    public FleetQuery withPolicy(String other) {
        return new FleetQuery(folder, provider, region, other, verdict, state, text, sort, descending, 1, size);
    }

    /** The same sorted by a column; the other way round where it is already. */
    public FleetQuery sortedBy(FleetColumn column) {
        return new FleetQuery(
                folder, provider, region, policy, verdict, state, text, column, column == sort && !descending, 1, size);
    }
}
