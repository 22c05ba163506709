package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRowMaker;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.DriftCount;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Found;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.PolicyUse;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Made-up guards of jobs in folders; the same number makes the same one. */
final class MadeUpGuards {
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1", "westeurope");
    private static final int FOLDERS = 50;
    private static final int ASKED = 400;
    private static final long DAY = 86_400;

    private MadeUpGuards() {}

    /** What is kept of a guard's builds, one a day. */
    static JobHistory history(int job, int builds, Instant now) {
        Random random = new Random(job);
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= builds; i++) {
            entries.add(entry(i, now.minusSeconds(DAY * (builds - i)), random));
        }
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            asked.add("PACK" + job % 3 + "-" + i);
        }
        return new JobHistory("default", entries, new TreeMap<>(), asked);
    }

    static Optional<FleetRow> row(int job, JobHistory history) {
        FleetRowMaker maker = new FleetRowMaker("team-" + job % FOLDERS + "/job-" + job, history, List.of());
        return history.last().map(last -> maker.row(last, DriftLedger.EMPTY));
    }

    private static Entry entry(int build, Instant at, Random random) {
        List<PolicyUse> uses = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            uses.add(new PolicyUse(
                    "PACK" + random.nextInt(3) + "-" + i, "pack", "1", "advisory", 9, i, 0, 0, 0, 0, i % 2, i * 60));
        }
        boolean drifts = random.nextInt(4) == 0;
        return new Entry(
                build,
                at,
                Verdict.values()[random.nextInt(Verdict.values().length)],
                Course.NONE,
                new Found(Map.of(Severity.HIGH, random.nextInt(5), Severity.LOW, random.nextInt(9)), 0, 0, 0, 0, 0),
                random.nextInt(100),
                new Entry.Changes(1, 2, 3),
                new DriftCount(drifts ? DriftSummary.DRIFTED : DriftSummary.CLEAN, drifts ? 2 : 0, 0, 0),
                uses,
                0,
                List.of(),
                List.of("registry.terraform.io/hashicorp/aws"),
                List.of(REGIONS.get(random.nextInt(REGIONS.size()))),
                "e",
                random.nextInt(9_000));
    }
}
