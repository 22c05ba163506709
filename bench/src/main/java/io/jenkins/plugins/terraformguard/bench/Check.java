package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A plan that is judged, and archived if somebody wants that. */
record Check(Decision decision, long archivedBytes) {
    static Check without(Path plan) throws IOException {
        return new Check(judge(request(plan), PlanSink.NONE), 0);
    }

    static Check archiving(Path plan) throws IOException {
        GuardRequest request = request(plan);
        Path folder = Files.createTempDirectory("terraform-guard-bench-");
        try {
            ReplayRecorder recorder = new ReplayRecorder(folder);
            Decision decision = judge(request, recorder);
            recorder.finish(request, List.of(decision));
            return new Check(decision, size(folder));
        } finally {
            delete(folder);
        }
    }

    private static GuardRequest request(Path plan) {
        return new GuardRequest("bench", PlanSource.ofFile(plan), "", List.of(), ReadLimits.DEFAULT);
    }

    private static Decision judge(GuardRequest request, PlanSink sink) throws IOException {
        Decision decision = new GuardEngine("bench")
                .evaluateAll(request, GuardProgress.SILENT, sink)
                .get(0);
        if (decision.verdict() == Verdict.ERROR) {
            throw new IOException(request.plan().name() + " was not checked: " + decision.error());
        }
        return decision;
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
