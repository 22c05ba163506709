package io.jenkins.plugins.terraformguard.engine.approval;

import java.util.List;
import java.util.Set;

/**
 * Who must agree to what.
 *
 * @param name name of the rule, for people
 * @param items ids of the items that it is about
 * @param quorum how many different people, at least 1
 * @param approvers users and groups of which each of them must be or belong to one; empty if anybody will do who has the
 *     permission
 */
public record Requirement(String name, List<String> items, int quorum, Set<String> approvers) {
    public Requirement {
        items = List.copyOf(items);
        approvers = Set.copyOf(approvers);
        if (quorum < 1) {
            throw new IllegalArgumentException("the quorum of '" + name + "' is " + quorum + ", not at least 1");
        }
    }

    /** Whether somebody of these names counts for it. */
    boolean isFor(Voter voter) {
        return approvers.isEmpty()
                || approvers.contains(voter.id())
                || voter.groups().stream().anyMatch(approvers::contains);
    }
}
