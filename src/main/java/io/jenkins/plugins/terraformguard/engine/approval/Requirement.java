package io.jenkins.plugins.terraformguard.engine.approval;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who must agree to what.
 *
 * @param name name of the rule, for people
 * @param items ids of the items that it is about
 * @param quorum how many different people, at least 1
 * @param approvers users and groups of which each of them must be or belong to one; empty if anybody will do who has the
 *     permission
 * @param remindAt when who has not answered is reminded; null for never
 * @param escalation who may answer later, and from when; null for nobody
 */
public record Requirement(
        String name, List<String> items, int quorum, Set<String> approvers, Instant remindAt, Escalation escalation) {
    public Requirement {
        items = List.copyOf(items);
        approvers = Collections.unmodifiableSortedSet(new TreeSet<>(approvers));
        if (quorum < 1) {
            throw new IllegalArgumentException("the quorum of '" + name + "' is " + quorum + ", not at least 1");
        }
    }

    /** A requirement of which nobody is reminded, and that nobody else is asked for later. */
    public Requirement(String name, List<String> items, int quorum, Set<String> approvers) {
        this(name, items, quorum, approvers, null, null);
    }

    /**
     * Who may answer later.
     *
     * @param at from when
     * @param to users and groups
     */
    public record Escalation(Instant at, Set<String> to) {
        public Escalation {
            to = Collections.unmodifiableSortedSet(new TreeSet<>(to));
        }
    }

    /** Whether it takes account of what somebody said, by what he was then. */
    public boolean isFor(Act act) {
        return isFor(new Voter(act.by(), act.groups(), true, false), act.at());
    }

    /** Whether somebody counts for it who answers at that time. */
    public boolean isFor(Voter voter, Instant at) {
        return approvers.isEmpty()
                || voter.isOneOf(approvers)
                || escalation != null && !at.isBefore(escalation.at()) && voter.isOneOf(escalation.to());
    }
}
