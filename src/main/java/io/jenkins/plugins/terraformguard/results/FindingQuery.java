package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a decision is to be shown, as the address of the page says. Words that are not known count as not given.
 *
 * @param group a severity or {@code shadow}; empty for all
 * @param policy id of a policy, or empty
 * @param outcome an outcome, or empty
 * @param state {@code counts}, {@code waived} or {@code baselined}; empty for all
 * @param page page of the findings, from 1
 * @param drift what of the drift is to be shown
 */
record FindingQuery(String group, String policy, String outcome, String state, int page, BuildDriftQuery drift) {
    static final String SHADOW = "shadow";

    /** Findings that are not exempt. */
    static final String COUNTS = "counts";

    static final String WAIVED = "waived";
    static final String BASELINED = "baselined";

    /** What may have been made of a finding, in the order of a list to choose from. */
    static final List<String> STATES = List.of(COUNTS, WAIVED, BASELINED);

    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    static final FindingQuery ALL = new FindingQuery("", "", "", "", 1, BuildDriftQuery.ALL);

    /** @param parameter gives the value of a parameter, null if it is not there */
    static FindingQuery of(UnaryOperator<String> parameter) {
        String group = parameter.apply("severity");
        String policy = parameter.apply("policy");
        String outcome = parameter.apply("outcome");
        String state = parameter.apply("state");
        return new FindingQuery(
                SHADOW.equals(group) || Severity.byId(group) != null ? group : "",
                policy != null && POLICY.matcher(policy).matches() ? policy : "",
                isOutcome(outcome) ? outcome : "",
                state != null && STATES.contains(state) ? state : "",
                Paged.number(parameter.apply("page")),
                BuildDriftQuery.of(parameter));
    }

    /** Severity of a finding; findings that are only recorded stand apart. */
    static String group(Finding finding) {
        return finding.level() == EnforcementLevel.SHADOW
                ? SHADOW
                : finding.severity().id();
    }

    /** What was made of a finding. */
    static String state(Finding finding) {
        if (!finding.isExempt()) {
            return COUNTS;
        }
        return finding.exemption().isWaiver() ? WAIVED : BASELINED;
    }

    boolean isFiltered() {
        return !group.isEmpty() || !policy.isEmpty() || !outcome.isEmpty() || !state.isEmpty();
    }

    boolean matches(Finding finding) {
        return (group.isEmpty() || group.equals(group(finding)))
                && (policy.isEmpty() || policy.equals(finding.policy()))
                && (outcome.isEmpty() || outcome.equals(finding.outcome().id()))
                && (state.isEmpty() || state.equals(state(finding)));
    }

    FindingQuery withGroup(String other) {
        return new FindingQuery(other, policy, outcome, state, 1, drift);
    }

    /** All findings of a policy. */
    FindingQuery of(String other) {
        return new FindingQuery("", other, "", "", 1, drift);
    }

    FindingQuery withoutPolicy() {
        return new FindingQuery(group, "", outcome, state, page, drift);
    }

    FindingQuery withPage(int other) {
        return new FindingQuery(group, policy, outcome, state, other, drift);
    }

    FindingQuery with(BuildDriftQuery other) {
        return new FindingQuery(group, policy, outcome, state, page, other);
    }

    /** The part of an address that asks for this. Nothing in it needs encoding. */
    String address(String fragment) {
        String parameters = parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return (parameters.isEmpty() ? "" : "?" + parameters) + "#" + fragment;
    }

    /** The parameters that ask for this; what is as usual is left out. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        add(parameters, "severity", group);
        add(parameters, "policy", policy);
        add(parameters, "outcome", outcome);
        add(parameters, "state", state);
        add(parameters, "page", page == 1 ? "" : Integer.toString(page));
        parameters.putAll(drift.parameters());
        return parameters;
    }

    private static boolean isOutcome(String id) {
        Outcome known = Outcome.byId(id);
        return known != null && known != Outcome.PASS;
    }

    private static void add(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
