package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts by policy and by pack what a decision found. */
final class UseCounter {
    private final Decision decision;
    private final Set<String> overridden;
    private final Map<String, Decision.PackIdentity> packs = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();

    /** @param overridden fingerprints of findings that people let pass */
    UseCounter(Decision decision, Set<String> overridden) {
        this.decision = decision;
        this.overridden = overridden;
        decision.packs().forEach(pack -> packs.putIfAbsent(pack.name(), pack));
        decision.findings()
                .forEach(finding -> findings.computeIfAbsent(finding.policy(), policy -> new ArrayList<>())
                        .add(finding));
    }

    /** Policies that found something, in their order. */
    List<PolicyUse> policies() {
        List<PolicyUse> uses = new ArrayList<>();
        for (Decision.PolicyTally tally : decision.policies()) {
            if (findings.containsKey(tally.policy())) {
                uses.add(use(tally));
            }
        }
        return uses;
    }

    /** What a policy came to, whether it found anything or not. */
    PolicyUse use(Decision.PolicyTally tally) {
        List<Finding> own = findings.getOrDefault(tally.policy(), List.of());
        return new PolicyUse(
                tally.policy(),
                tally.pack(),
                version(tally.pack()),
                tally.level(),
                tally.evaluated(),
                own.size(),
                count(own, Finding::isExempt),
                count(own, this::isOverridden),
                count(own, finding -> finding.outcome() == Outcome.UNDECIDED),
                count(own, finding -> finding.outcome() == Outcome.ERROR),
                0,
                0);
    }

    /** All packs that were asked anything, by name. */
    List<PackUse> packs() {
        Map<String, Rolled> rolled = new HashMap<>();
        decision.settings().rollout().forEach(pack -> rolled.putIfAbsent(pack.pack(), Rolled.of(pack)));
        Map<String, PackUse> uses = new TreeMap<>();
        for (Decision.PolicyTally tally : decision.policies()) {
            uses.merge(tally.pack(), packUse(use(tally), rolled.get(tally.pack())), PackUse::plus);
        }
        return uses.values().stream()
                .filter(PackUse::isAsked)
                .sorted(PackOrder.BY_LAYER)
                .limit(Entry.MAX_PACKS)
                .sorted(PackOrder.BY_NAME)
                .toList();
    }

    /**
     * How far a pack is rolled out.
     *
     * @param policies which of its policies, in a short word
     * @param acting whether one of them acts as far
     */
    private record Rolled(String acts, String policies, Predicate<String> acting) {
        static Rolled of(StagedPack pack) {
            return new Rolled(pack.acts(), StagedPack.mark(pack.policies()), pack.acting());
        }
    }

    /** @param rolled null where its pack is not rolled out */
    private PackUse packUse(PolicyUse use, Rolled rolled) {
        StagedUse part = rolled == null || !rolled.acting().test(use.policy())
                ? null
                : new StagedUse(
                        rolled.acts(),
                        rolled.policies(),
                        use.evaluated(),
                        use.hits(),
                        use.waived(),
                        use.overridden(),
                        use.errors());
        return new PackUse(
                use.pack(),
                use.version(),
                packs.containsKey(use.pack()) ? packs.get(use.pack()).layer() : "",
                use.evaluated(),
                use.hits(),
                use.waived(),
                use.overridden(),
                use.errors(),
                part == null || !part.isAsked() ? null : part);
    }

    private String version(String pack) {
        Decision.PackIdentity identity = packs.get(pack);
        return identity == null ? "" : identity.version();
    }

    private boolean isOverridden(Finding finding) {
        return !finding.isExempt() && overridden.contains(finding.fingerprint());
    }

    private static int count(List<Finding> findings, Predicate<Finding> which) {
        return Math.toIntExact(findings.stream().filter(which).count());
    }
}
