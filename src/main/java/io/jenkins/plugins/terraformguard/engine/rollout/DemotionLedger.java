package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packs of one layer that took a step back, the oldest first. All functions are pure. */
public record DemotionLedger(List<DemotedPack> all) {
    public static final DemotionLedger NONE = new DemotionLedger(List.of());

    /** How many are kept; of those that are over the oldest go first. */
    public static final int MAX = 500;

    public DemotionLedger {
        all = List.copyOf(all);
    }

    /** What evaluations are told: of each version of a pack what holds. */
    public List<Demotion> told() {
        return all.stream()
                .filter(pack -> !pack.isLifted())
                .map(DemotedPack::demotion)
                .toList();
    }

    /** What holds for a version of a pack. */
    public Optional<Demotion> holding(String pack, String version) {
        return told().stream()
                .filter(demotion ->
                        demotion.pack().equals(pack) && demotion.version().equals(version))
                .findFirst();
    }

    /**
     * Looks whether a pack has to take a step back.
     *
     * @param layers words of the layers that the pack may come from
     * @param jobs those that the layer is for
     * @return this with one more, or this if nothing changes
     */
    public DemotionLedger check(Rollout rollout, Set<String> layers, Collection<JobPlans> jobs, Instant now) {
        BreakerRule rule = rollout.breaker();
        RolloutStage stage = stage(rollout, now);
        if (rule == null || stage == null || stage.before() == null) {
            return this;
        }
        Instant since = PackCount.since(rule, changed(rollout), now);
        String reason = PackCount.of(rollout, stage, layers, jobs, since).trips(rule);
        return reason.isEmpty()
                ? this
                : with(
                        new Demotion(
                                rollout.pack(), rollout.version(), stage.before(), now, reason, rollout.policies()),
                        stage,
                        now);
    }

    /** The most that anybody's plans meet at this time; null where the pack is not asked anywhere. */
    private RolloutStage stage(Rollout rollout, Instant now) {
        RolloutStage stage = null;
        for (RolloutStep step : rollout.steps()) {
            if (!step.from().isAfter(now) && step.percent() > 0) {
                stage = step.stage();
            }
        }
        Optional<Demotion> holding =
                holding(rollout.pack(), rollout.version()).filter(demotion -> demotion.boundsAll(rollout.policies()));
        return stage != null && holding.isPresent() && holding.get().stage().compareTo(stage) < 0
                ? holding.get().stage()
                : stage;
    }

    private Instant changed(Rollout rollout) {
        return all.stream()
                .filter(pack -> pack.isAbout(rollout.pack(), rollout.version()))
                .map(DemotedPack::changed)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** One step further back takes the place of the one before. */
    private DemotionLedger with(Demotion demotion, RolloutStage from, Instant now) {
        DemotedPack.Lift lift = new DemotedPack.Lift("", now, "It took one more step back");
        List<DemotedPack> next = new ArrayList<>();
        for (DemotedPack pack : all) {
            boolean same = pack.isAbout(demotion.pack(), demotion.version()) && !pack.isLifted();
            next.add(same ? pack.lifted(lift) : pack);
        }
        next.add(new DemotedPack(demotion, from.id(), null, 0));
        for (int i = 0; i < next.size() && next.size() > MAX; ) {
            if (next.get(i).isLifted()) {
                next.remove(i);
            } else {
                i++;
            }
        }
        return next.size() > MAX ? this : new DemotionLedger(next);
    }

    /** Lifts what holds for a version of a pack; this if nothing does. */
    public DemotionLedger lifted(String pack, String version, DemotedPack.Lift lift) {
        return new DemotionLedger(all.stream()
                .map(each -> each.isAbout(pack, version) && !each.isLifted() ? each.lifted(lift) : each)
                .toList());
    }

    /** What holds and nobody was told of yet. */
    public List<Demotion> untold() {
        return all.stream()
                .filter(pack -> !pack.isLifted() && !pack.told())
                .map(DemotedPack::demotion)
                .toList();
    }

    /** With one of them that was told. */
    public DemotionLedger told(Demotion which) {
        return new DemotionLedger(all.stream()
                .map(each -> each.demotion().equals(which) ? each.asTold() : each)
                .toList());
    }

    /** With that much of one of them in the trail. */
    public DemotionLedger recorded(DemotedPack which, int count) {
        return new DemotionLedger(all.stream()
                .map(each -> each.demotion().equals(which.demotion()) ? each.recorded(count) : each)
                .toList());
    }
}
