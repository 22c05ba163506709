package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is configured, as it is at one moment.
 *
 * @param endpoints models that may be asked
 * @param usual name of the endpoint that is asked where nothing else is said; empty for none
 * @param roles which one is asked in a role instead
 * @param critic name of the endpoint of the critic; empty for the usual one
 * @param limit how long a whole review may take
 * @param monthlyTokens of the jobs in a folder; 0 for no limit
 * @param cacheDays how long answers may be used again; 0 for not at all
 */
record Reviewers(
        List<ModelEndpoint> endpoints,
        String usual,
        List<RoleEndpoint> roles,
        String critic,
        Duration limit,
        int monthlyTokens,
        int cacheDays) {
    /** Most endpoints. */
    static final int MAX_ENDPOINTS = 50;

    static final int MAX_SECONDS = 1_800;
    static final int MAX_TOKENS = 2_000_000_000;
    static final int MAX_DAYS = 365;

    Reviewers {
        endpoints = List.copyOf(endpoints);
        roles = List.copyOf(roles);
    }

    Optional<ModelEndpoint> find(String name) {
        return endpoints.stream().filter(one -> one.getName().equals(name)).findFirst();
    }

    /** Name of the endpoint that is asked in a role; empty if none is. */
    String of(String role) {
        return roles.stream()
                .filter(row -> row.getRole().equals(role))
                .map(RoleEndpoint::getEndpoint)
                .findFirst()
                .orElse(usual);
    }

    String ofCritic() {
        return critic.isEmpty() ? usual : critic;
    }

    /** @throws IllegalArgumentException if something does not fit together; the message says what */
    void check() {
        checkEndpoints(endpoints);
        checkRoles(roles);
        checkName(usual);
        roles.forEach(row -> checkName(row.getEndpoint()));
        checkName(critic);
        within(limit.toSeconds(), 1, MAX_SECONDS, Messages.Reviewers_seconds());
        within(monthlyTokens, 0, MAX_TOKENS, Messages.Reviewers_tokens());
        within(cacheDays, 0, MAX_DAYS, Messages.Reviewers_days());
    }

    static void checkEndpoints(List<ModelEndpoint> endpoints) {
        if (endpoints.size() > MAX_ENDPOINTS) {
            throw new IllegalArgumentException(Messages.Reviewers_many(MAX_ENDPOINTS));
        }
        Set<String> names = new HashSet<>();
        for (ModelEndpoint endpoint : endpoints) {
            endpoint.check();
            if (!names.add(endpoint.getName())) {
                throw new IllegalArgumentException(Messages.Reviewers_twice(endpoint.getName()));
            }
        }
    }

    static void checkRoles(List<RoleEndpoint> rows) {
        Set<String> named = new HashSet<>();
        for (RoleEndpoint row : rows) {
            if (!ReviewRules.ROLES.contains(row.getRole())) {
                throw new IllegalArgumentException(
                        Messages.Reviewers_role(row.getRole(), String.join(", ", ReviewRules.ROLES)));
            }
            if (!named.add(row.getRole())) {
                throw new IllegalArgumentException(Messages.Reviewers_roleTwice(row.getRole()));
            }
        }
    }

    private void checkName(String name) {
        if (!name.isEmpty() && find(name).isEmpty()) {
            throw new IllegalArgumentException(Messages.Reviewers_unknown(name));
        }
    }

    static void within(long value, long min, long max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(Messages.bounds(what, min, max));
        }
    }
}
