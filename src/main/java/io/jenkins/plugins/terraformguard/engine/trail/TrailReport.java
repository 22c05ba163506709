package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.List;
import java.util.stream.Stream;

/** What a verification came to. */
public record TrailReport(List<EntryReport> entries, List<ChainReport> chains, List<TrailCheck> others) {
    public TrailReport {
        entries = List.copyOf(entries);
        chains = List.copyOf(chains);
        others = List.copyOf(others);
    }

    /** The worst of all; {@link TrailStatus#VALID} only if there was something and all of it was checked. */
    public TrailStatus status() {
        if (entries.isEmpty()) {
            return TrailStatus.worst(others.stream()
                    .map(TrailCheck::status)
                    .filter(s -> s != TrailStatus.VALID)
                    .toList());
        }
        return TrailStatus.worst(Stream.of(
                        entries.stream().map(EntryReport::status),
                        chains.stream()
                                .flatMap(chain -> chain.checks().stream())
                                .map(TrailCheck::status),
                        others.stream().map(TrailCheck::status))
                .flatMap(statuses -> statuses)
                .toList());
    }
}
