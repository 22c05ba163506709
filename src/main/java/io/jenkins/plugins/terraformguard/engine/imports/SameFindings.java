package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Counts together what several tools say of the same resource. What is no stricter than a finding of ours is a part of that
 * from the start. What is stricter, or what only other scanners have found, becomes one finding in the end, and only as far
 * as it counts: nobody can let it pass by exempting something else.
 */
final class SameFindings {
    private final Equivalents equivalents;
    private final ToIntFunction<String> instances;
    private final Map<String, Set<String>> also = new HashMap<>();
    private final Set<Draft> taken = new HashSet<>();

    /** @param instances how many instances a block has in the plan */
    SameFindings(Equivalents equivalents, ToIntFunction<String> instances) {
        this.equivalents = equivalents;
        this.instances = instances;
    }

    /** Drafts that are counted with another finding by now. */
    Set<Draft> taken() {
        return taken;
    }

    /** Takes drafts into findings of policies that are as strict. */
    void merge(List<Finding> own, Collection<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        Violations violations = new Violations(own, drafts, finding -> true);
        for (Draft draft : drafts) {
            for (String policy : equivalents(draft)) {
                List<Integer> same = violations.of(policy, draft, instances);
                if (!same.isEmpty()
                        && same.stream()
                                .allMatch(place -> own.get(place).level().compareTo(draft.level()) >= 0)) {
                    same.forEach(place -> also.computeIfAbsent(key(own.get(place)), key -> new TreeSet<>())
                            .add(draft.policy()));
                    taken.add(draft);
                    break;
                }
            }
        }
    }

    /** The findings, with what was taken into them. */
    List<Finding> mark(List<Finding> all) {
        return also.isEmpty()
                ? all
                : all.stream()
                        .map(finding -> also.containsKey(key(finding))
                                ? finding.alsoFoundBy(limited(also.get(key(finding))))
                                : finding)
                        .toList();
    }

    /**
     * Makes one of findings that say the same and that count: of that of a policy, else of the first scanner's. It is as
     * strict and as bad as the worst of them.
     *
     * @param marked all findings, with what is exempt marked
     * @param drafts in the order of the reports
     */
    List<Finding> join(List<Finding> marked, Collection<Draft> drafts) {
        if (drafts.isEmpty()) {
            return marked;
        }
        Violations violations = new Violations(marked, drafts, Finding::counts);
        Map<String, Draft> firsts = new HashMap<>();
        Map<Integer, List<Integer>> joined = new TreeMap<>();
        Set<Integer> gone = new HashSet<>();
        for (Draft draft : drafts) {
            Set<String> policies = taken.contains(draft) ? Set.of() : equivalents(draft);
            List<Integer> its = policies.isEmpty() ? List.of() : violations.at(draft.policy(), draft.address());
            if (its.isEmpty()) {
                continue;
            }
            List<Integer> targets = targets(draft, policies, violations, firsts);
            for (int target : targets) {
                joined.computeIfAbsent(target, place -> new ArrayList<>()).addAll(its);
            }
            if (targets.isEmpty()) {
                policies.forEach(policy -> firsts.putIfAbsent(policy + "\n" + draft.address(), draft));
            } else {
                gone.addAll(its);
                taken.add(draft);
            }
        }
        List<Finding> all = new ArrayList<>();
        for (int place = 0; place < marked.size(); place++) {
            if (!gone.contains(place)) {
                all.add(joined(
                        marked.get(place),
                        joined.getOrDefault(place, List.of()).stream()
                                .map(marked::get)
                                .toList()));
            }
        }
        return all;
    }

    private List<Integer> targets(Draft draft, Set<String> policies, Violations violations, Map<String, Draft> firsts) {
        for (String policy : policies) {
            List<Integer> own = violations.of(policy, draft, instances);
            if (!own.isEmpty()) {
                return own;
            }
        }
        // Two rules of one scanner are two checks to it, even where a policy of ours makes one of them.
        for (String policy : policies) {
            Draft first = firsts.get(policy + "\n" + draft.address());
            if (first != null && !first.tool().equals(draft.tool())) {
                return violations.at(first.policy(), first.address());
            }
        }
        return List.of();
    }

    /** What leads to no resource is never the same. */
    private Set<String> equivalents(Draft draft) {
        return draft.address().isEmpty() ? Set.of() : equivalents.of(draft.tool(), draft.rule());
    }

    private static Finding joined(Finding finding, List<Finding> others) {
        if (others.isEmpty()) {
            return finding;
        }
        EnforcementLevel level = finding.level();
        Set<String> rules = new TreeSet<>(finding.alsoFoundBy());
        Finding worst = finding;
        for (Finding other : others) {
            level = other.level().compareTo(level) > 0 ? other.level() : level;
            worst = other.severity().compareTo(worst.severity()) < 0 ? other : worst;
            rules.add(other.policy());
        }
        return finding.weighing(level, worst.severity()).alsoFoundBy(limited(rules));
    }

    private static List<String> limited(Set<String> rules) {
        return rules.stream().limit(Finding.MAX_ALSO).toList();
    }

    private static String key(Finding finding) {
        return finding.policy() + "\n" + finding.fingerprint();
    }

    /** Where in a list the violations are, by policy and address, and by policy and block. */
    private static final class Violations {
        private final Map<String, List<Integer>> byAddress = new HashMap<>();
        private final Map<String, List<Integer>> byBlock = new HashMap<>();

        Violations(List<Finding> findings, Collection<Draft> drafts, Predicate<Finding> wanted) {
            boolean blocks = drafts.stream().anyMatch(draft -> draft.instances() > 1);
            for (int place = 0; place < findings.size(); place++) {
                Finding finding = findings.get(place);
                String address = finding.address();
                if (!address.isEmpty() && finding.outcome() == Outcome.VIOLATION && wanted.test(finding)) {
                    add(byAddress, finding.policy(), address, place);
                    // A deposed object is none of the instances.
                    if (blocks && address.equals(ResourceChange.addressOf(address))) {
                        add(byBlock, finding.policy(), ResourceAddress.blockOf(address), place);
                    }
                }
            }
        }

        private static void add(Map<String, List<Integer>> places, String policy, String label, int place) {
            places.computeIfAbsent(policy + "\n" + label, key -> new ArrayList<>(1))
                    .add(place);
        }

        List<Integer> at(String policy, String address) {
            return byAddress.getOrDefault(policy + "\n" + address, List.of());
        }

        /** Those on the resource of a draft; where that is a block, those on all of its instances, or none. */
        List<Integer> of(String policy, Draft draft, ToIntFunction<String> instances) {
            if (draft.instances() == 1) {
                List<Integer> same = at(policy, draft.address());
                return same.isEmpty() ? same : same.subList(0, 1);
            }
            List<Integer> all = byBlock.getOrDefault(policy + "\n" + draft.address(), List.of());
            return all.size() == instances.applyAsInt(draft.address()) ? all : List.of();
        }
    }
}
