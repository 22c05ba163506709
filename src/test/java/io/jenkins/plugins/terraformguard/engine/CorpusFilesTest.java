package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every real file goes through the whole engine, and so does every file that was handed in by mistake. */
class CorpusFilesTest {
    private static Decision decide(Path file) throws IOException {
        GuardRequest request = new GuardRequest("corpus", PlanSource.ofFile(file), "", List.of(), ReadLimits.DEFAULT);
        return new GuardEngine("1.0").evaluate(request, GuardProgress.SILENT);
    }

    @Test
    void everyFileIsRead() throws IOException {
        List<Executable> checks = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (Path file : Corpus.plans()) {
            checks.add(() -> {
                TestPlans.Content content = TestPlans.read(PlanSource.ofFile(file));
                if (content.plan().facts().document() == PlanFacts.Document.STATE) {
                    states.add(file.getFileName().toString());
                    assertEquals(List.of(), content.changes());
                }
                assertFalse(content.plan().facts().formatVersion().isEmpty(), file.toString());
                assertEquals(
                        content.plan().facts().resourceChanges(),
                        content.changes().size());
            });
        }
        assertAll(checks);
        assertEquals(
                List.of("generated__deposed__state.json", "opentofu__opentofu__show-json-state__modules__output.json"),
                states);
    }

    @Test
    void everyPlanIsDecidedWithoutAnErrorAndItsDecisionCanBeReadAgain() throws IOException {
        List<Executable> checks = new ArrayList<>();
        for (Path file : Corpus.plans()) {
            checks.add(() -> {
                Decision decision = decide(file);
                byte[] bytes = DecisionWriter.write(decision);
                assertArrayEquals(bytes, DecisionWriter.write(DecisionReader.read(bytes)), file.toString());
                boolean state = decision.error() != null;
                assertEquals(file.toString().contains("state"), state, () -> file + ": " + decision.error());
                assertTrue(
                        decision.findings().stream()
                                .noneMatch(finding -> finding.outcome().id().equals("error")),
                        file.toString());
            });
        }
        assertAll(checks);
    }

    @Test
    void whatWasHandedInByMistakeIsReadRightOrRefusedWithReasons() throws IOException {
        List<Executable> checks = new ArrayList<>();
        for (Path file : Corpus.invalid()) {
            checks.add(() -> {
                Decision decision = decide(file);
                String name = file.getFileName().toString();
                if (name.contains("wrapper")) {
                    assertNull(decision.error(), () -> name + ": " + decision.error());
                    assertTrue(
                            decision.notes().contains("Skipped 1 line(s) before the JSON"),
                            () -> name + decision.notes());
                    return;
                }
                assertEquals(Verdict.ERROR, decision.verdict(), name);
                assertNotNull(decision.error(), name);
                assertEquals(name, decision.error().file());
                assertFalse(decision.error().remedy().isBlank(), name);
                String message = decision.error().message();
                if (name.endsWith(".tfplan")) {
                    assertTrue(message.contains("saved plan"), message);
                } else if (name.contains("multiplan")) {
                    assertTrue(message.contains("more than one"), message);
                } else {
                    assertTrue(message.contains("format_version"), message);
                }
            });
        }
        assertTrue(checks.size() >= 4);
        assertAll(checks);
    }
}
