package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.effect.EffectChange;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an approval is bound to: the effects of the plan, what needed an exception, the policies, and a time. A plan that
 * was made anew keeps it only if nothing in it is new.
 *
 * @param effects what was approved to be done
 * @param items what was approved in spite of policies
 * @param packs policies that were asked
 * @param until how long it holds
 */
public record Binding(Effects effects, List<ApprovalItem> items, List<PackIdentity> packs, Instant until) {
    public Binding {
        items = List.copyOf(items);
        packs = List.copyOf(packs);
    }

    public static Binding of(ApprovalRequest request, Instant until) {
        return new Binding(request.effects(), request.items(), request.packs(), until);
    }

    /**
     * What has changed since.
     *
     * @param over whether its time is over
     * @param effects what the plan does otherwise
     * @param newItems what needs an exception that was not approved
     * @param changedPacks packs that are others now, by name
     * @param holds whether the approval holds
     */
    public record Since(
            boolean over,
            EffectChange effects,
            List<ApprovalItem> newItems,
            List<String> changedPacks,
            boolean holds) {}

    /**
     * Compares with a plan that is at hand now.
     *
     * @param safer whether a plan that does less keeps the approval; else only one that does the same
     */
    public Since compare(Binding now, boolean safer, Instant at) {
        boolean over = at.isAfter(until);
        List<ApprovalItem> newItems = now.items.stream()
                .filter(item -> items.stream().noneMatch(known -> covers(known, item)))
                .toList();
        List<String> changedPacks = changedPacks(now.packs);
        boolean same = now.effects.isSameAs(effects) || safer && now.effects.isWithin(effects);
        return new Since(
                over,
                now.effects.since(effects),
                newItems,
                changedPacks,
                !over && same && newItems.isEmpty() && changedPacks.isEmpty());
    }

    /**
     * The same thing, and no worse than it was. Of findings that are not named, and of what reviewers are worried about, only
     * the message tells what it is.
     */
    private static boolean covers(ApprovalItem known, ApprovalItem item) {
        boolean named = !item.id().equals(ApprovalQuestion.REST) && !item.id().equals(ApprovalItem.REVIEW);
        return (named || known.message().equals(item.message()))
                && known.id().equals(item.id())
                && known.policy().equals(item.policy())
                && known.address().equals(item.address())
                && known.severity().equals(item.severity())
                && known.level().equals(item.level());
    }

    private List<String> changedPacks(List<PackIdentity> now) {
        Set<PackIdentity> before = new HashSet<>(packs);
        Set<PackIdentity> after = new HashSet<>(now);
        List<String> changed = new ArrayList<>();
        packs.stream()
                .filter(pack -> !after.contains(pack))
                .map(PackIdentity::name)
                .forEach(changed::add);
        now.stream()
                .filter(pack -> !before.contains(pack))
                .map(PackIdentity::name)
                .forEach(changed::add);
        return changed.stream().distinct().sorted().toList();
    }
}
