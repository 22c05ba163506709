package io.jenkins.plugins.terraformguard.engine.approval;

import java.util.Set;

/**
 * Somebody who wants to answer.
 *
 * @param id user id; empty for nobody in particular: anonymous, or the system itself
 * @param groups groups that the user belongs to
 * @param mayApprove whether the user has the permission now
 * @param mayBreakGlass whether the user may let it pass alone
 */
public record Voter(String id, Set<String> groups, boolean mayApprove, boolean mayBreakGlass) {
    public Voter {
        groups = Set.copyOf(groups);
    }

    /** Whether these name him, or a group that he belongs to. */
    boolean isOneOf(Set<String> names) {
        return names.contains(id) || groups.stream().anyMatch(names::contains);
    }
}
