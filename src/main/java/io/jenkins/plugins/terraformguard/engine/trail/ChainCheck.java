package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks where the links of one chain stand, by themselves. */
final class ChainCheck {
    private final TreeMap<Integer, List<String>> bySequence = new TreeMap<>();
    private final Map<String, Link> chain;
    private final Map<String, Link> all;

    /**
     * @param chain links of one chain by their digests
     * @param all those of all chains
     */
    ChainCheck(Map<String, Link> chain, Map<String, Link> all) {
        this.chain = chain;
        this.all = all;
        chain.forEach((digest, link) -> bySequence
                .computeIfAbsent(link.position().sequence(), none -> new ArrayList<>())
                .add(digest));
    }

    /** The links by the ids of their chains. */
    static Map<String, Map<String, Link>> byChain(Map<String, Link> links) {
        Map<String, Map<String, Link>> chains = new TreeMap<>();
        links.forEach((digest, link) -> chains.computeIfAbsent(link.position().chain(), none -> new TreeMap<>())
                .put(digest, link));
        return chains;
    }

    /** A check for each link, by its digest. */
    Map<String, TrailCheck> run() {
        Map<String, TrailCheck> checks = new HashMap<>();
        chain.forEach((digest, link) -> checks.put(digest, check(link.position())));
        return checks;
    }

    private TrailCheck check(Position position) {
        String guard =
                chain.get(bySequence.firstEntry().getValue().get(0)).position().guard();
        if (!position.guard().equals(guard)) {
            return invalid("The chain is that of the guard '" + guard + "', this link of '" + position.guard() + "'");
        }
        if (bySequence.get(position.sequence()).size() > 1) {
            return invalid("Forked: there are several links with the number " + position.sequence());
        }
        for (List<String> between : bySequence
                .subMap(position.previousSequence(), false, position.sequence(), false)
                .values()) {
            if (!position.gap().announced().containsAll(between)) {
                return invalid("Forked: the link leaves out one that is here, and does not name it as lost");
            }
        }
        return position.start().isEmpty() ? follows(position) : starts(position);
    }

    private TrailCheck starts(Position position) {
        if (position.gap() == null) {
            return valid("The first of its chain");
        }
        String text = position.start().equals(Position.RESET)
                ? "The chain starts anew (" + position.gap().reason() + "), "
                        + (position.gap().before().isEmpty()
                                ? "nothing was found of the one before"
                                : "the last link found of the one before is "
                                        + position.gap().before())
                : "The first of its chain";
        return valid(text + lost(position.gap()));
    }

    private TrailCheck follows(Position position) {
        int expected = position.previousSequence();
        Link previous = all.get(position.previous());
        if (previous == null) {
            return without(position, expected);
        }
        if (!chain.containsKey(position.previous())) {
            return invalid("The link before it is of another chain");
        }
        int found = previous.position().sequence();
        if (found != expected) {
            return invalid("Reordered: it names number " + found + " as the one before it, where number " + expected
                    + " should be");
        }
        return valid("Follows number " + found + (position.gap() == null ? "" : lost(position.gap())));
    }

    /** The link before it is not here: was it never handed in, removed, or changed? */
    private TrailCheck without(Position position, int expected) {
        Integer nearest = bySequence.lowerKey(position.sequence());
        if (nearest == null) {
            return new TrailCheck(
                    Aspect.CHAIN,
                    TrailStatus.PARTIAL,
                    "The chain is here from number " + position.sequence() + " on, not what comes before");
        }
        if (bySequence.containsKey(expected)) {
            return invalid("Number " + expected + " was changed or exchanged: this link names another one before it");
        }
        Integer below = bySequence.lowerKey(expected);
        return invalid("Missing: "
                + (below == null || below == expected - 1
                        ? "number " + expected
                        : "numbers " + (below + 1) + " to " + expected));
    }

    private static String lost(Gap gap) {
        int lost = gap.announced().size();
        return switch (lost) {
            case 0 -> "";
            case 1 -> "; gap explained: one link before it was never written (" + gap.reason() + ")";
            default -> "; gap explained: " + lost + " links before it were never written (" + gap.reason() + ")";
        };
    }

    /** The chain as a whole, with its heads. */
    ChainReport report(String id, Collection<ChainHead> heads) {
        Position first = chain.get(bySequence.firstEntry().getValue().get(0)).position();
        long gaps = chain.values().stream()
                .filter(link -> link.position().gap() != null)
                .count();
        return new ChainReport(
                id,
                first.guard(),
                bySequence.firstKey(),
                bySequence.lastKey(),
                chain.size(),
                (int) gaps,
                new HeadCheck(bySequence, first.guard()).run(heads));
    }

    private static TrailCheck invalid(String text) {
        return new TrailCheck(Aspect.CHAIN, TrailStatus.INVALID, text);
    }

    private static TrailCheck valid(String text) {
        return new TrailCheck(Aspect.CHAIN, TrailStatus.VALID, text);
    }
}
