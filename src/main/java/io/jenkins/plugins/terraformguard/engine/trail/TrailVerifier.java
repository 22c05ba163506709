package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Verifies what was handed in of a trail: every document by itself, the chains, and the heads. Trusts nothing but keys. */
public final class TrailVerifier {
    private final TrustedKeys keys;

    public TrailVerifier(TrustedKeys keys) {
        this.keys = keys;
    }

    /**
     * The answer.
     *
     * @param folders where decisions and links were found
     * @param heads documents of heads, by where they were found
     */
    public TrailReport verify(Collection<TrailFolder> folders, Map<String, byte[]> heads) {
        List<EntryReport> entries = new ArrayList<>();
        folders.forEach(folder -> entries.addAll(new FolderCheck(folder, keys).run()));
        Map<String, Link> links = new TreeMap<>();
        for (EntryReport entry : entries) {
            if (entry.link() != null) {
                links.put(entry.digest(), entry.link());
            }
        }
        List<TrailCheck> others = new ArrayList<>();
        Map<String, List<ChainHead>> headsByChain = heads(heads, others);
        Map<String, TrailCheck> positions = new HashMap<>();
        List<ChainReport> chains = new ArrayList<>();
        ChainCheck.byChain(links).forEach((id, chain) -> {
            ChainCheck check = new ChainCheck(chain, links);
            positions.putAll(check.run());
            List<ChainHead> own = headsByChain.remove(id);
            chains.add(check.report(id, own == null ? List.of() : own));
        });
        headsByChain.forEach((id, strangers) ->
                others.addAll(new HeadCheck(new TreeMap<>(), strangers.get(0).guard()).run(strangers)));
        return new TrailReport(
                entries.stream()
                        .map(new Copies(entries)::settle)
                        .map(entry -> chained(entry, positions))
                        .toList(),
                chains,
                others);
    }

    private static EntryReport chained(EntryReport entry, Map<String, TrailCheck> positions) {
        return entry.link() == null ? entry : entry.with(List.of(positions.get(entry.digest())));
    }

    private static Map<String, List<ChainHead>> heads(Map<String, byte[]> documents, List<TrailCheck> others) {
        Map<String, List<ChainHead>> heads = new TreeMap<>();
        new TreeMap<>(documents).forEach((place, document) -> {
            try {
                ChainHead head = HeadDocument.read(document);
                heads.computeIfAbsent(head.chain(), none -> new ArrayList<>()).add(head);
            } catch (TrailException e) {
                others.add(new TrailCheck(Aspect.CHAIN, TrailStatus.UNREADABLE, place + ": " + e.getMessage()));
            }
        });
        return heads;
    }

    /** A link may be kept twice, with its decision and apart: then the one that is apart lacks nothing. */
    private static final class Copies {
        private final Set<String> complete = new HashSet<>();

        Copies(List<EntryReport> entries) {
            entries.stream().filter(entry -> entry.decision() != null).forEach(entry -> complete.add(entry.digest()));
        }

        EntryReport settle(EntryReport entry) {
            if (entry.decision() != null || entry.link() == null || !complete.contains(entry.digest())) {
                return entry;
            }
            return entry.withChecks(entry.checks().stream()
                    .map(check -> check.aspect() == Aspect.DIGEST && check.status() == TrailStatus.PARTIAL
                            ? new TrailCheck(Aspect.DIGEST, TrailStatus.VALID, "What it names lies with another copy")
                            : check)
                    .toList());
        }
    }
}
