package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.Corpus;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Decisions on real plans are made again to the last byte. */
class CorpusReplayTest {
    /** So that whatever is found raises. */
    private static final ReviewRules RULES =
            new ReviewRules(List.of(ReviewRules.GENERAL), false, 64_000, new ReviewRules.Raise(Severity.MEDIUM, 50, 1));

    @Test
    void reviewedOnesAsWellWithWhatReviewersAreToldOfTheArchivedPlan() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Path file : Corpus.plans()) {
            checks.add(() -> {
                ReplayCase past =
                        Past.reviewed(PlanSource.ofFile(file), PolicyInput.NONE, RULES, "Fixes #7", Past.Witness.RULES);
                ReplayResult result = Past.REPLAYER.replay(past, GuardProgress.SILENT);
                if (!result.verdict().equals("error")) {
                    assertEquals(ReplayStatus.IDENTICAL, result.status(), () -> file.getFileName() + ": " + result);
                }
            });
        }
        assertAll(checks);
    }

    @Test
    void everyDecisionComesOutTheSame() throws IOException {
        List<Executable> checks = new ArrayList<>();
        for (Path file : Corpus.plans()) {
            checks.add(() -> {
                ReplayCase past = Past.of(PlanSource.ofFile(file), PolicyInput.NONE);
                ReplayResult result = Past.REPLAYER.replay(past, GuardProgress.SILENT);
                // A state is handed in by mistake; nothing of it is archived.
                boolean state = file.toString().contains("state");
                assertEquals(
                        state ? ReplayStatus.NOT_REPLAYABLE : ReplayStatus.IDENTICAL,
                        result.status(),
                        () -> file.getFileName() + ": " + result);
            });
        }
        assertTrue(checks.size() > 10, "only " + checks.size() + " plans");
        assertAll(checks);
    }
}
