package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ForeignId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the waivers that fit a finding, without asking all of them about each. For one evaluation, by one thread. */
final class WaiverIndex {
    private final List<Entry> entries;
    private final Map<String, List<Entry>> byPolicy = new HashMap<>();

    /** @param tracks the first that fits waives */
    WaiverIndex(List<WaiverTrack> tracks) {
        this.entries = tracks.stream().map(Entry::of).toList();
    }

    /** Asks the waivers that fit a finding, and gives the one that waives it, or null. */
    Waiver waiverOf(Finding finding) {
        List<Entry> asked = byPolicy.computeIfAbsent(finding.policy(), this::ofPolicy);
        if (asked.isEmpty()) {
            return null;
        }
        List<String> now = names(finding.address());
        List<String> before = finding.previousAddress().isEmpty() ? List.of() : List.of(finding.previousAddress());
        Waiver waiver = null;
        for (Entry entry : asked) {
            boolean fits = now.stream().anyMatch(entry);
            if ((fits || before.stream().anyMatch(entry)) && entry.track().waives(finding, !fits, waiver)) {
                waiver = entry.track().waiver();
            }
        }
        return waiver;
    }

    private List<Entry> ofPolicy(String policy) {
        return entries.stream()
                .filter(entry -> ForeignId.matches(entry.policy(), policy))
                .toList();
    }

    /** What a pattern may mean: a deposed object has the address of its resource and its key. */
    private static List<String> names(String label) {
        if (label.isEmpty()) {
            return List.of(Waiver.PLAN);
        }
        String address = ResourceChange.addressOf(label);
        return address.equals(label) ? List.of(label) : List.of(label, address);
    }

    /** A waiver that is ready to be asked: does a resource fit? */
    private record Entry(WaiverTrack track, Glob policy, List<Glob> patterns, Set<String> exact)
            implements Predicate<String> {
        static Entry of(WaiverTrack track) {
            List<Glob> patterns = new ArrayList<>();
            Set<String> exact = new HashSet<>();
            for (String resource : track.waiver().resources()) {
                Glob glob = new Glob(resource);
                if (glob.isPattern() && !track.waiver().isGranted()) {
                    patterns.add(glob);
                } else {
                    exact.add(resource);
                }
            }
            return new Entry(track, new Glob(track.waiver().policy()), patterns, exact);
        }

        @Override
        public boolean test(String name) {
            return exact.contains(name) || patterns.stream().anyMatch(pattern -> pattern.matches(name));
        }
    }
}
