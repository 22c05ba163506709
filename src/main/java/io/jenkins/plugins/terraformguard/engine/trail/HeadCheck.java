package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Checks the head of a chain against the links that are here: only so is it seen that the last ones were removed. */
final class HeadCheck {
    private final TreeMap<Integer, List<String>> bySequence;
    private final String guard;

    /**
     * @param bySequence digests of the links by their numbers
     * @param guard whose chain it is
     */
    HeadCheck(TreeMap<Integer, List<String>> bySequence, String guard) {
        this.bySequence = bySequence;
        this.guard = guard;
    }

    /** Nothing if there is no head. */
    List<TrailCheck> run(Collection<ChainHead> heads) {
        Set<ChainHead> distinct = new HashSet<>(heads);
        if (distinct.isEmpty()) {
            return List.of();
        }
        if (distinct.size() > 1) {
            return List.of(answer(TrailStatus.INVALID, "There are several heads of this chain that differ"));
        }
        return List.of(check(distinct.iterator().next()));
    }

    private TrailCheck check(ChainHead head) {
        if (!head.guard().equals(guard)) {
            return answer(TrailStatus.INVALID, "The head is that of the guard '" + head.guard() + "'");
        }
        int last = bySequence.isEmpty() ? 0 : bySequence.lastKey();
        if (last < head.sequence()) {
            return answer(
                    TrailStatus.INVALID,
                    "Missing: the chain goes to number " + head.sequence() + " by its head, "
                            + (last == 0 ? "and none of it is here" : "and only to number " + last + " here"));
        }
        if (head.sequence() > 0
                && !bySequence.getOrDefault(head.sequence(), List.of()).contains(head.link())) {
            return answer(
                    TrailStatus.INVALID,
                    "Number " + head.sequence() + " is not the link that the head names: it was changed, or the head");
        }
        for (int number : bySequence.tailMap(head.sequence(), false).keySet()) {
            int index = number - head.sequence() - 1;
            if (index >= head.announced().size()
                    || !bySequence.get(number).equals(List.of(head.announced().get(index)))) {
                return answer(
                        TrailStatus.INVALID,
                        "The head does not know number " + number
                                + ": the link was put there by somebody else, or an old head was put back");
            }
        }
        int open = head.sequence() + head.announced().size() - last;
        if (open > 0) {
            return answer(
                    TrailStatus.PARTIAL,
                    "The last " + (open == 1 ? "link" : open + " links")
                            + " that the head announces can't be found: whoever wrote was stopped then, or it was removed");
        }
        return answer(
                TrailStatus.VALID,
                last == head.sequence()
                        ? "The head names number " + last + " as the last"
                        : "The head is behind, and announces number " + last + " as the last");
    }

    private static TrailCheck answer(TrailStatus status, String text) {
        return new TrailCheck(Aspect.CHAIN, status, text);
    }
}
