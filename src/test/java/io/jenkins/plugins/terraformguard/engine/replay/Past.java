package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.archive.PlanArchive;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Decisions of the past, for tests. */
public final class Past {
    public static final String VERSION = "1.0";
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Replayer REPLAYER = new Replayer(VERSION, ReadLimits.DEFAULT);

    private static final Provenance PROVENANCE = new Provenance(
            new Provenance.Run("plan", "shop/main", "17", "", "ada", "2026-03-01T09:59:00Z", List.of("OPS-1")),
            Provenance.Configuration.NONE,
            new TreeMap<>());

    private Past() {}

    /** A decision on this plan by the bundled policies and these. */
    public static ReplayCase of(PlanSource plan, PolicyInput policies) throws IOException {
        ReplayInputs inputs =
                new ReplayInputs(new BundledRules(List.of(), List.of()), policies, SourceIndex.EMPTY, DriftWatch.NONE);
        return of(plan, inputs);
    }

    static ReplayCase of(PlanSource plan, ReplayInputs inputs) throws IOException {
        GuardRequest request = new GuardRequest(
                "g",
                plan,
                "",
                inputs.policies(),
                ReadLimits.DEFAULT,
                inputs.sources(),
                NOW,
                inputs.watch(),
                PROVENANCE);
        Decision decision = new GuardEngine(VERSION).evaluate(request, GuardProgress.SILENT);
        return new ReplayCase(DecisionWriter.write(decision), inputs, archived(plan));
    }

    /** The plan without its secrets; null where there is none. */
    private static PlanSource archived(PlanSource plan) throws IOException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PlanArchive.write(TestPlans.open(plan), out);
            return TestPlans.source(out.toByteArray());
        } catch (PlanException e) {
            return null;
        }
    }

    static PolicyInput project(String... files) {
        return PolicyInput.ofProject(files(files));
    }

    /** Files by name and text. */
    static List<PolicyFile> files(String... files) {
        List<PolicyFile> all = new java.util.ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            all.add(new PolicyFile(files[i], files[i + 1]));
        }
        return all;
    }
}
