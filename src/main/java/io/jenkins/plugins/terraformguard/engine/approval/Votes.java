package io.jenkins.plugins.terraformguard.engine.approval;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who agrees to what, so that many votes on many items are looked up and not searched. */
final class Votes {
    private final List<Vote> votes;

    private Votes(List<Vote> votes) {
        this.votes = votes;
    }

    /** @param items empty for all */
    private record Vote(Act act, Set<String> items) {
        boolean isAbout(String item) {
            return items.isEmpty() || items.contains(item);
        }
    }

    /** @param approvals one of each person */
    static Votes of(Collection<Act> approvals) {
        return new Votes(approvals.stream()
                .map(act -> new Vote(act, new HashSet<>(act.items())))
                .toList());
    }

    /** Of whom a requirement takes account. */
    Votes of(Requirement requirement) {
        return new Votes(
                votes.stream().filter(vote -> requirement.isFor(vote.act())).toList());
    }

    /** How many people are missing who agree to an item, of so many. */
    int missing(String item, int quorum) {
        int missing = quorum;
        for (Vote vote : votes) {
            if (missing > 0 && vote.isAbout(item)) {
                missing--;
            }
        }
        return missing;
    }
}
