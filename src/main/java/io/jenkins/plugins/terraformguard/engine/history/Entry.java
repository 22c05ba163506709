package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * One judged plan of one build in numbers.
 *
 * @param build number of the build
 * @param at when the decision was recorded
 * @param verdict what it came to
 * @param course what became of it: approval, gate, look after apply
 * @param found what was found
 * @param risk score of the risk from 0 to 100, or {@link #UNKNOWN}
 * @param changes what the plan does
 * @param drift what was changed outside Terraform
 * @param policies policies that found something, or whose findings went; at most {@link #MAX_POLICIES}
 * @param more how many more policies there are
 * @param packs packs that were asked, at most {@link #MAX_PACKS}
 * @param providers providers that the plan uses, as their sources
 * @param regions regions that the plan names
 * @param effects digest of all that the plan does; empty where it is not known
 * @param leadSeconds from the first decision on a plan with these effects, since one was let through before, until the gate
 *     let this one pass, or {@link #UNKNOWN}
 */
public record Entry(
        int build,
        Instant at,
        Verdict verdict,
        Course course,
        Found found,
        int risk,
        Changes changes,
        DriftCount drift,
        List<PolicyUse> policies,
        int more,
        List<PackUse> packs,
        List<String> providers,
        List<String> regions,
        String effects,
        int leadSeconds) {
    /** A number that is not known. */
    public static final int UNKNOWN = -1;

    public static final int MAX_POLICIES = 200;
    public static final int MAX_PACKS = 50;
    public static final int MAX_NAMES = 50;

    public Entry {
        policies = List.copyOf(policies);
        packs = List.copyOf(packs);
        providers = List.copyOf(providers);
        regions = List.copyOf(regions);
    }

    /** The same with what another entry of the build knows of drifts that it saw the end of, where that is more. */
    Entry keeping(Entry before) {
        return with(drift.keeping(before.drift), policies, more, leadSeconds);
    }

    Entry with(List<PolicyUse> otherPolicies, int otherMore, int otherLeadSeconds) {
        return with(drift, otherPolicies, otherMore, otherLeadSeconds);
    }

    private Entry with(DriftCount otherDrift, List<PolicyUse> otherPolicies, int otherMore, int otherLeadSeconds) {
        return new Entry(
                build,
                at,
                verdict,
                course,
                found,
                risk,
                changes,
                otherDrift,
                otherPolicies,
                otherMore,
                packs,
                providers,
                regions,
                effects,
                otherLeadSeconds);
    }

    /** What the plan does, in resources. */
    public record Changes(int add, int change, int destroy) {
        boolean isEmpty() {
            return add == 0 && change == 0 && destroy == 0;
        }
    }
}
