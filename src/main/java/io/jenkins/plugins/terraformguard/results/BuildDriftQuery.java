package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What of the drift is to be shown, as the address of the page says. Words that are not known count as not given.
 *
 * @param driftClass id of a class, or empty for all
 * @param state one of {@link #STATES}
 * @param severity of the resource, or empty for all
 * @param page from 1
 */
record BuildDriftQuery(String driftClass, String state, String severity, int page) {
    /** What is neither noise nor ignored: the usual. */
    static final String COUNTS = "counts";

    static final String NOISE = "noise";
    static final String IGNORED = "ignored";
    static final String ALL_STATES = "all";

    /** What may be made of a difference, in the order of a list to choose from. */
    static final List<String> STATES = List.of(COUNTS, NOISE, IGNORED, ALL_STATES);

    static final BuildDriftQuery ALL = new BuildDriftQuery("", COUNTS, "", 1);

    /** @param parameter gives the value of a parameter, null if it is not there */
    static BuildDriftQuery of(UnaryOperator<String> parameter) {
        String driftClass = parameter.apply("driftClass");
        String state = parameter.apply("driftState");
        String severity = parameter.apply("driftSeverity");
        return new BuildDriftQuery(
                isClass(driftClass) ? driftClass : "",
                state != null && STATES.contains(state) ? state : COUNTS,
                severity != null && Drift.SEVERITIES.contains(severity) ? severity : "",
                Paged.number(parameter.apply("drift")));
    }

    private static boolean isClass(String id) {
        DriftClass known = id == null ? null : DriftClass.byId(id);
        return known != null && known.id().equals(id);
    }

    boolean isFiltered() {
        return !withPage(1).equals(ALL);
    }

    /** Whether the resource is asked for, with at least one of its differences. */
    boolean matches(Drift drift) {
        if (!severity.isEmpty() && !severity.equals(drift.severity())) {
            return false;
        }
        boolean unlisted = driftClass.isEmpty()
                && (state.equals(COUNTS) || state.equals(ALL_STATES))
                && (drift.paths().isEmpty() || drift.omittedPaths() > 0);
        return unlisted || drift.paths().stream().anyMatch(this::matches);
    }

    boolean matches(DriftedPath path) {
        return hasState(path)
                && (driftClass.isEmpty() || driftClass.equals(path.driftClass().id()));
    }

    /** Whether that was made of the difference which is asked for. */
    boolean hasState(DriftedPath path) {
        return switch (state) {
            case NOISE -> !path.noise().isEmpty();
            case IGNORED -> path.noise().isEmpty() && !path.ignored().isEmpty();
            case ALL_STATES -> true;
            default -> path.counts();
        };
    }

    BuildDriftQuery withPage(int other) {
        return new BuildDriftQuery(driftClass, state, severity, other);
    }

    BuildDriftQuery withState(String other) {
        return new BuildDriftQuery(driftClass, other, severity, 1);
    }

    /** The parameters that ask for this; what is as usual is left out. Nothing in them needs encoding. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "driftClass", driftClass);
        put(parameters, "driftState", state.equals(COUNTS) ? "" : state);
        put(parameters, "driftSeverity", severity);
        put(parameters, "drift", page == 1 ? "" : Integer.toString(page));
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
