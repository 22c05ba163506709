package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
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
import java.util.Random;
import java.util.TreeMap;

/** Rows and histories for tests. */
public final class Fleets {
    public static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    private static final List<String> REGIONS = List.of("eu-west-1", "eu-central-1", "us-east-1", "westeurope");

    private Fleets() {}

    static Found found(Severity severity, int count) {
        return new Found(Map.of(severity, count), 0, 0, 0, 0, 0);
    }

    /** A row of nothing but what is said. */
    public static FleetRow row(String job, Verdict verdict, Found found, Drifting drift) {
        return new FleetRow(
                new FleetKey(job, "default"),
                7,
                NOW.minusSeconds(3_600),
                verdict,
                Course.NONE,
                found,
                FleetRow.UNKNOWN,
                drift,
                List.of(),
                List.of("registry.terraform.io/hashicorp/aws"),
                List.of("eu-west-1"),
                List.of(),
                List.of("P-1", "P-2"),
                FleetRow.UNKNOWN,
                FleetRow.UNKNOWN,
                ComplianceScore.of(verdict, found, Course.NONE, drift));
    }

    /** A guard that has nothing against it. */
    public static FleetRow clean(String job) {
        return row(job, Verdict.PASS, found(Severity.LOW, 0), new Drifting(DriftSummary.CLEAN, 0, null, 4, 0));
    }

    /** The history of a made-up job, the same for the same number. */
    static JobHistory history(int job, int entries) {
        Random random = new Random(job);
        List<Entry> made = new ArrayList<>();
        for (int i = 1; i <= entries; i++) {
            made.add(entry(i, random));
        }
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            asked.add("PACK" + job % 3 + "-" + i);
        }
        return new JobHistory("default", made, new TreeMap<>(), asked);
    }

    private static Entry entry(int build, Random random) {
        Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
        List<PolicyUse> uses = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            uses.add(new PolicyUse(
                    "PACK" + random.nextInt(3) + "-" + i, "pack", "1", "advisory", 9, i, 0, 0, 0, 0, i % 2, i * 60));
        }
        boolean drifts = random.nextInt(4) == 0;
        return new Entry(
                build,
                NOW.minusSeconds(86_400L * (100 - build % 100)),
                verdict,
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

    /** Rows of so many jobs with so many entries each, in 50 folders. */
    public static FleetTable table(int jobs, int entries) {
        FleetTable table = new FleetTable();
        for (int i = 0; i < jobs; i++) {
            String name = "team-" + i % 50 + "/job-" + i;
            JobHistory history = history(i, entries);
            table.put(new FleetRowMaker(name, history, List.of())
                    .row(history.last().orElseThrow(), DriftLedger.EMPTY));
        }
        return table;
    }
}
