package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.life.DriftIdentity;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes of a pending drift what a decision says of it. */
final class FinishedDrift {
    private static final int MAX_VALUE = 300;
    private static final int MAX_PATH = 2000;

    /** Resources that remedies are written for: each takes some thousand characters. */
    private static final int MAX_REMEDIED = 1000;

    private final DriftContext context;
    private final DriftRemedies remedies;

    FinishedDrift(DriftContext context, PlanFacts facts) {
        this.context = context;
        String tool = facts.tool() == PlanFacts.Tool.OPENTOFU ? "tofu" : "terraform";
        this.remedies = new DriftRemedies(context, tool, facts.has(PlanSection.CONFIGURATION));
    }

    /** The drifts as they are listed, the worst first. */
    List<Drift> of(Collection<PendingDrift> pending) {
        Map<Drift, PendingDrift> origins = new IdentityHashMap<>();
        List<Drift> drifts = new ArrayList<>();
        for (PendingDrift one : pending) {
            Drift drift = of(one);
            origins.put(drift, one);
            drifts.add(drift);
        }
        drifts.sort(DriftSeverity.WORST_FIRST);
        for (int i = 0; i < Math.min(drifts.size(), MAX_REMEDIED); i++) {
            Drift drift = drifts.get(i);
            drifts.set(i, drift.with(remedies.of(drift, origins.get(drift))));
        }
        return drifts;
    }

    private Drift of(PendingDrift drift) {
        Classifier classifier = new Classifier(
                drift.planned(),
                drift.configured(),
                context.ignoreChanges(drift.resource().address()));
        List<Drift.DriftedPath> paths = drift.attributes().stream()
                .map(attribute -> path(drift, attribute, classifier))
                .toList();
        DriftContext.Place place = context.place(drift.resource().address(), first(drift));
        return new Drift(
                drift.resource().label(),
                drift.resource().type(),
                drift.kind(),
                drift.resource().previousAddress(),
                paths,
                drift.omitted(),
                DriftSeverity.of(drift.kind(), paths, drift.breaks()),
                drift.breaks(),
                List.of(),
                place.file(),
                place.line());
    }

    private static Drift.DriftedPath path(PendingDrift drift, PendingDrift.Attribute attribute, Classifier classifier) {
        return new Drift.DriftedPath(
                ValueText.cut(attribute.path(), MAX_PATH),
                text(drift, attribute.recorded()),
                text(drift, attribute.real()),
                planned(drift, attribute),
                driftClass(drift, attribute, classifier),
                attribute.noise(),
                attribute.ignored(),
                attribute.security(),
                drift.isRelevant(attribute.path()),
                id(drift, attribute));
    }

    private static String id(PendingDrift drift, PendingDrift.Attribute attribute) {
        String label = drift.resource().label();
        String previous = drift.resource().previousAddress();
        return drift.kind().equals("update")
                ? DriftIdentity.ofAttribute(label, previous, attribute.path(), attribute.recorded(), attribute.real())
                : DriftIdentity.ofResource(label, previous, drift.kind());
    }

    private static DriftClass driftClass(PendingDrift drift, PendingDrift.Attribute attribute, Classifier classifier) {
        return switch (drift.kind()) {
            case "delete" -> DriftClass.DELETED;
            case "move" -> DriftClass.MOVED;
            case "create" -> DriftClass.UNMANAGED;
            default -> {
                DriftedRoot root = drift.roots().get(Part.root(attribute.path()));
                yield root == null
                        ? DriftClass.UNDETERMINED
                        : classifier.of(root, Part.steps(attribute.path()), attribute.security());
            }
        };
    }

    /** An index of a set means nothing in another state, so only what stands outside of lists is looked up. */
    private static String planned(PendingDrift drift, PendingDrift.Attribute attribute) {
        List<Value> steps = Part.steps(attribute.path());
        DriftedRoot root = drift.roots().get(Part.root(attribute.path()));
        return drift.planned() == null || root == null || Part.toList(steps).size() < steps.size()
                ? ""
                : ValueText.of(Part.at(root.planned(), steps.subList(1, steps.size())), MAX_VALUE);
    }

    private static String text(PendingDrift drift, Value value) {
        return drift.kind().equals("update") ? ValueText.of(value, MAX_VALUE) : "";
    }

    private static String first(PendingDrift drift) {
        return drift.attributes().stream()
                .filter(PendingDrift.Attribute::counts)
                .map(PendingDrift.Attribute::path)
                .findFirst()
                .orElse("");
    }
}
