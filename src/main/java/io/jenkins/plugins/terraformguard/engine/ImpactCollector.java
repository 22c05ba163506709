package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.ImpactGraph;
import io.jenkins.plugins.terraformguard.engine.impact.ImpactGraphCollector;
import io.jenkins.plugins.terraformguard.engine.impact.Reversed;
import io.jenkins.plugins.terraformguard.engine.impact.RiskCollector;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.tuning.ImpactTuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Gathers what a plan means beyond what its policies say: what can't be undone, why, what depends on it, how risky it is. */
final class ImpactCollector {
    private static final int MAX_NAME = 2000;

    /** The worst first. */
    private static final Comparator<Judged> ORDER = Comparator.<Judged, Integer>comparing(
                    one -> -one.reversed().cls().ordinal())
            .thenComparing(one -> !one.reversed().certain())
            .thenComparing(one -> one.kind() != ChangeKind.REPLACE && one.kind() != ChangeKind.DELETE)
            .thenComparing(Judged::label);

    private final ImpactTuning tuning;
    private final ImpactGraphCollector graph = new ImpactGraphCollector();
    private final RiskCollector risk;
    private final Map<String, Integer> counts = new TreeMap<>();
    /** The last of those that are kept at the head, so that it can make room for one before it. */
    private final PriorityQueue<Judged> worst = new PriorityQueue<>(ORDER.reversed());

    private int omitted;

    private record Judged(
            String label, String address, String deposed, String type, ChangeKind kind, Reversed reversed) {}

    ImpactCollector(ImpactTuning tuning) {
        this.tuning = tuning;
        this.risk = new RiskCollector(tuning.risk());
    }

    /** Takes the blocks of the configuration, and nothing else. */
    ImpactGraphCollector graph() {
        return graph;
    }

    /** @param drifted whether the resource was changed outside Terraform */
    void change(ResourceChange change, boolean drifted) {
        if (change.kind() == ChangeKind.NO_OP && !change.importing() && !change.isMoved()
                || change.kind() == ChangeKind.READ
                || change.kind() == ChangeKind.OPEN) {
            return;
        }
        graph.change(change);
        Reversed reversed = tuning.table().judge(change);
        risk.change(change, reversed, drifted);
        counts.merge(reversed.cls().id(), 1, Integer::sum);
        worst.add(
                new Judged(change.label(), change.address(), change.deposed(), change.type(), change.kind(), reversed));
        if (worst.size() > Impact.MAX_CHANGES) {
            worst.remove();
            omitted++;
        }
    }

    void deferred(DeferredChange deferred) {
        risk.deferred(deferred);
    }

    /** What it comes to; to be called once, when all of the plan was read. */
    Impact finish(Plan plan) {
        risk.facts(plan.facts());
        risk.variables(plan.variables());
        ImpactGraph finished = graph.finish(plan);
        List<ChangeImpact> changes = new ArrayList<>();
        worst.stream().sorted(ORDER).forEach(judged -> changes.add(impact(judged, finished)));
        List<String> notes = new ArrayList<>(tuning.notes());
        notes.addAll(finished.notes());
        return new Impact(counts, changes, omitted, risk.risk(), finished.blast(), notes);
    }

    private static ChangeImpact impact(Judged judged, ImpactGraph graph) {
        return new ChangeImpact(
                ValueText.cut(judged.address(), MAX_NAME),
                ValueText.cut(judged.deposed(), MAX_NAME),
                ValueText.cut(judged.type(), MAX_NAME),
                judged.kind().id(),
                judged.reversed().cls(),
                judged.reversed().certain(),
                judged.reversed().reason(),
                judged.reversed().restore(),
                graph.why(judged.label()),
                graph.downstream(judged.label()));
    }
}
