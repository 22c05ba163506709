package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people are asked.
 *
 * @param id of the request
 * @param guard id of the guard
 * @param asker the build that asks
 * @param decisionSha256 digest of the decision that asks
 * @param effects what the plan does; documents hold only the digest of it and the number
 * @param packs policies that were asked
 * @param items what needs an exception
 * @param requirements who must agree; each item is in at least one
 * @param terms what an approval is worth
 * @param excluded user ids that may not answer, with the reason
 * @param requestedAt when it was asked
 * @param expiresAt until when it may be answered
 */
public record ApprovalRequest(
        String id,
        String guard,
        Asker asker,
        String decisionSha256,
        Effects effects,
        List<PackIdentity> packs,
        List<ApprovalItem> items,
        List<Requirement> requirements,
        Terms terms,
        SortedMap<String, String> excluded,
        Instant requestedAt,
        Instant expiresAt) {
    public ApprovalRequest {
        packs = List.copyOf(packs);
        items = List.copyOf(items);
        requirements = List.copyOf(requirements);
        excluded = new TreeMap<>(Map.copyOf(excluded));
        Set<String> covered = new LinkedHashSet<>();
        requirements.forEach(requirement -> covered.addAll(requirement.items()));
        Set<String> ids = new LinkedHashSet<>();
        for (ApprovalItem item : items) {
            if (!ids.add(item.id())) {
                throw new IllegalArgumentException("two items are called " + item.id());
            }
            if (!covered.contains(item.id())) {
                throw new IllegalArgumentException("nobody is asked about " + item.id());
            }
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to be approved");
        }
    }

    boolean has(String item) {
        return items.stream().anyMatch(each -> each.id().equals(item));
    }
}
