package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.remedy.HandEdit;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.replay.RemedyCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix that is called verified holds when somebody else edits the plan by hand and has it judged. */
class CorpusRemediesTest {
    private static final GuardEngine ENGINE = new GuardEngine("1.0");

    @TempDir
    Path folder;

    static Stream<Path> plans() throws IOException {
        return Corpus.plans().stream();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void whatIsVerifiedHolds(Path file) throws Exception {
        for (PlanSource plan : documents(file)) {
            GuardRequest request = new GuardRequest("g", plan, "", List.of(), ReadLimits.DEFAULT);
            Decision before = ENGINE.evaluate(request, GuardProgress.SILENT);
            List<Fix> fixes = RemedyCheck.of(ENGINE, request, before, RemedyBudget.DEFAULT)
                    .search();
            for (Fix fix : fixes) {
                report(file, before, fix);
                if (fix.status().equals(Fix.VERIFIED)) {
                    holds(plan, before, fix);
                } else {
                    assertEquals(Fix.UNTRIED, fix.status());
                    assertFalse(fix.note().isEmpty());
                }
            }
        }
    }

    private static List<PlanSource> documents(Path file) throws IOException {
        try {
            return PlanDocuments.in(PlanSource.ofFile(file), ReadLimits.DEFAULT);
        } catch (PlanException e) {
            return List.of(PlanSource.ofFile(file));
        }
    }

    private void holds(PlanSource plan, Decision before, Fix fix) throws IOException {
        Path edited = folder.resolve("edited.json");
        Files.write(edited, HandEdit.of(plan, fix.address(), fix.edits()));
        Decision after = Decisions.of(PlanSource.ofFile(edited));
        List<String> expected = fingerprints(before);
        List<String> found = fingerprints(after);
        assertTrue(expected.remove(fix.finding()), "it was not there");
        assertFalse(found.contains(fix.finding()), "it is still there: " + fix);
        found.removeAll(expected);
        assertEquals(List.of(), found, "others came: " + fix);
    }

    private static List<String> fingerprints(Decision decision) {
        assertEquals(null, decision.error());
        return new ArrayList<>(
                decision.findings().stream().map(Finding::fingerprint).toList());
    }

    private static void report(Path file, Decision before, Fix fix) {
        if (Boolean.getBoolean("guard.verbose")) {
            System.out.println(file.getFileName() + " " + fix.status() + " " + fix.policy() + " " + fix.address() + " "
                    + fix.edits() + " " + fix.note() + " of "
                    + before.findings().stream().filter(Finding::counts).count());
        }
    }
}
