package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What of a decision is to be shown, as the address of the page says. Words that are not known count as not given.
 *
 * @param group a severity or {@code shadow}; empty for all
 * @param policy id of a policy, or empty
 * @param outcome an outcome, or empty
 * @param page page of the findings, from 1
 * @param driftPage page of the drift, from 1
 */
record FindingQuery(String group, String policy, String outcome, int page, int driftPage) {
    static final String SHADOW = "shadow";

    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");

    static final FindingQuery ALL = new FindingQuery("", "", "", 1, 1);

    /** @param parameter gives the value of a parameter, null if it is not there */
    static FindingQuery of(UnaryOperator<String> parameter) {
        String group = parameter.apply("severity");
        String policy = parameter.apply("policy");
        String outcome = parameter.apply("outcome");
        return new FindingQuery(
                SHADOW.equals(group) || Severity.byId(group) != null ? group : "",
                policy != null && POLICY.matcher(policy).matches() ? policy : "",
                isOutcome(outcome) ? outcome : "",
                page(parameter.apply("page")),
                page(parameter.apply("drift")));
    }

    /** Severity of a finding; findings that are only recorded stand apart. */
    static String group(Finding finding) {
        return finding.level() == EnforcementLevel.SHADOW
                ? SHADOW
                : finding.severity().id();
    }

    boolean isFiltered() {
        return !group.isEmpty() || !policy.isEmpty() || !outcome.isEmpty();
    }

    boolean matches(Finding finding) {
        return (group.isEmpty() || group.equals(group(finding)))
                && (policy.isEmpty() || policy.equals(finding.policy()))
                && (outcome.isEmpty() || outcome.equals(finding.outcome().id()));
    }

    FindingQuery withGroup(String other) {
        return new FindingQuery(other, policy, outcome, 1, driftPage);
    }

    FindingQuery withoutPolicy() {
        return new FindingQuery(group, "", outcome, page, driftPage);
    }

    FindingQuery withPage(int other) {
        return new FindingQuery(group, policy, outcome, other, driftPage);
    }

    FindingQuery withDriftPage(int other) {
        return new FindingQuery(group, policy, outcome, page, other);
    }

    /** The part of an address that asks for this; what is as usual is left out. Nothing in it needs encoding. */
    String address(String fragment) {
        List<String> parameters = new ArrayList<>();
        add(parameters, "severity", group);
        add(parameters, "policy", policy);
        add(parameters, "outcome", outcome);
        add(parameters, "page", page == 1 ? "" : Integer.toString(page));
        add(parameters, "drift", driftPage == 1 ? "" : Integer.toString(driftPage));
        return (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)) + "#" + fragment;
    }

    private static boolean isOutcome(String id) {
        Outcome known = Outcome.byId(id);
        return known != null && known != Outcome.PASS;
    }

    private static void add(List<String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name + "=" + value);
        }
    }

    private static int page(String text) {
        return text != null && PAGE.matcher(text).matches() ? Integer.parseInt(text) : 1;
    }
}
