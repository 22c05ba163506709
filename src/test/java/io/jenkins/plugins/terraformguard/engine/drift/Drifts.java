package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** Drifts of which little is known. */
public final class Drifts {
    private static final PlanFacts FACTS = new PlanFacts(
            PlanFacts.Document.PLAN,
            "1.2",
            PlanFacts.Tool.TERRAFORM,
            "1.11.4",
            "",
            Value.TRUE,
            Value.TRUE,
            Value.FALSE,
            0,
            PlanSection.CHANGES);

    private Drifts() {}

    public static Drift of(
            String address, String kind, String previousAddress, List<DriftedPath> paths, int omittedPaths) {
        return new Drift(address, "", kind, previousAddress, paths, omittedPaths, "low", List.of(), List.of(), "", 0);
    }

    /** What is made of the drift of a plan of which nothing else is known. */
    public static List<Drift> found(List<ResourceChange> drift) {
        DriftCollector collector = new DriftCollector(DriftContext.NONE);
        drift.forEach(collector::drift);
        return collector.finish(FACTS).drifts();
    }

    public static DriftedPath path(String path, String before, String after) {
        return new DriftedPath(path, before, after, "", DriftClass.UNDETERMINED, "", "", false, false, "");
    }

    /** One of which it is known what becomes of it. */
    public static DriftedPath path(String path, DriftClass driftClass, String noise, String ignored) {
        return new DriftedPath(path, "1", "2", "", driftClass, noise, ignored, false, false, "");
    }
}
