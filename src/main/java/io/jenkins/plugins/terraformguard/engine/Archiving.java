package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.plan.DigestStream;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.archive.PlanArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Has a plan kept while it is judged, so that it need not be read once more. */
final class Archiving {
    private Archiving() {}

    /**
     * Judges the plan.
     *
     * @return SHA-256 of what was kept; empty if nothing was
     */
    static String run(Evaluation evaluation, Plan plan, GuardRequest request, PlanSink sink)
            throws PlanException, ImportException, IOException {
        if (sink == PlanSink.NONE) {
            evaluation.run(UnaryOperator.identity());
            return "";
        }
        boolean whole = false;
        try {
            String digest = keep(evaluation, plan, request, sink);
            whole = true;
            return digest;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!whole) {
                sink.discard(request.id());
            }
        }
    }

    private static String keep(Evaluation evaluation, Plan plan, GuardRequest request, PlanSink sink)
            throws PlanException, ImportException, IOException {
        // What became of tracked drifts is looked up in the state, which is not kept as a whole.
        Set<String> inState =
                request.watch().tracked().stream().map(Tracked::address).collect(Collectors.toSet());
        try (DigestStream out = new DigestStream(sink.open(request.id()));
                PlanArchive archive = PlanArchive.begin(plan, out, inState)) {
            evaluation.run(archive::beside);
            archive.end(evaluation.reading());
            return out.sha256();
        }
    }
}
