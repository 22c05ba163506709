package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounter;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the reader makes of real plans, against what Terraform, OpenTofu and other tools said of the same plans. */
class CorpusReaderTest {
    private static TestPlans.Content read(Path plan) throws Exception {
        return TestPlans.read(PlanSource.ofFile(plan));
    }

    private static ChangeCounts counts(TestPlans.Content content) {
        ChangeCounter counter = new ChangeCounter();
        content.changes().forEach(counter::change);
        content.outputs().forEach(counter::output);
        return counter.counts();
    }

    @Test
    void theSummaryLineIsTerraformsOwn() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            JsonNode summary = answer.expectation().path("summary");
            if (!summary.has("add")) {
                continue;
            }
            checks.add(() -> {
                ChangeCounts counts = counts(read(answer.plan()));
                assertEquals(
                        List.of(
                                summary.get("imported").intValue(),
                                summary.get("add").intValue(),
                                summary.get("change").intValue(),
                                summary.get("destroy").intValue()),
                        List.of(counts.imports(), counts.toAdd(), counts.update(), counts.toDestroy()),
                        answer.name());
            });
        }
        assertTrue(checks.size() >= 12, "only " + checks.size() + " answers have a summary");
        assertAll(checks);
    }

    @Test
    void theChangeSummaryEventIsTerraformsOwn() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            JsonNode event = answer.expectation().path("change_summary_event");
            if (event.has("add")) {
                checks.add(() -> {
                    ChangeCounts counts = counts(read(answer.plan()));
                    assertEquals(event.get("add").intValue(), counts.toAdd(), answer.name());
                    assertEquals(event.get("change").intValue(), counts.update(), answer.name());
                    assertEquals(event.get("remove").intValue(), counts.toDestroy(), answer.name());
                    assertEquals(event.get("import").intValue(), counts.imports(), answer.name());
                });
            }
        }
        assertTrue(checks.size() >= 4, "only " + checks.size() + " answers have the event");
        assertAll(checks);
    }

    @Test
    void countsAgreeWithAnotherTool() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            if (answer.kind().equals("change-counts")) {
                JsonNode resources = answer.expectation().get("resources");
                JsonNode outputs = answer.expectation().get("outputs");
                checks.add(() -> {
                    ChangeCounts counts = counts(read(answer.plan()));
                    assertEquals(resources.get("create").intValue(), counts.toAdd(), answer.name());
                    assertEquals(resources.get("update").intValue(), counts.update(), answer.name());
                    assertEquals(resources.get("delete").intValue(), counts.toDestroy(), answer.name());
                    assertEquals(resources.get("import").intValue(), counts.imports(), answer.name());
                    assertEquals(resources.get("move").intValue(), counts.move(), answer.name());
                    assertEquals(
                            outputs.get("create").intValue(), counts.outputs().create(), answer.name());
                    assertEquals(
                            outputs.get("update").intValue(), counts.outputs().update(), answer.name());
                    assertEquals(
                            outputs.get("delete").intValue(), counts.outputs().delete(), answer.name());
                });
            }
        }
        assertTrue(checks.size() >= 4, "only " + checks.size() + " answers have counts");
        assertAll(checks);
    }

    @Test
    void whatHappensToEachResourceIsWhatTerraformSays() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            JsonNode actions = answer.expectation().path("actions");
            if (actions.isArray() && !actions.isEmpty()) {
                checks.add(() -> {
                    Map<String, Set<ChangeKind>> said = said(actions);
                    Map<String, Set<ChangeKind>> done = done(read(answer.plan()).changes());
                    // A long list is cut off in the answer.
                    if (actions.get(actions.size() - 1).isTextual()) {
                        done.keySet().retainAll(said.keySet());
                    }
                    assertEquals(said, done, answer.name());
                });
            }
        }
        assertTrue(checks.size() >= 12, "only " + checks.size() + " answers name actions");
        assertAll(checks);
    }

    private static Map<String, Set<ChangeKind>> said(JsonNode actions) {
        Map<String, Set<ChangeKind>> said = new TreeMap<>();
        for (JsonNode action : actions) {
            if (action.isTextual()) {
                continue;
            }
            String verb = action.get("verb").asText();
            ChangeKind kind = kind(verb);
            String address = action.get("address").asText();
            String deposed = verb.startsWith("(deposed object ") ? " " + verb.substring(16, 24) : "";
            said.computeIfAbsent(address + deposed, key -> new TreeSet<>()).add(kind);
        }
        return said;
    }

    private static ChangeKind kind(String verb) {
        Map<String, ChangeKind> words = Map.of(
                "created", ChangeKind.CREATE,
                "destroyed", ChangeKind.DELETE,
                "updated", ChangeKind.UPDATE,
                "replaced", ChangeKind.REPLACE,
                "read", ChangeKind.READ,
                "longer", ChangeKind.FORGET);
        for (String word : verb.split("[ -]")) {
            if (words.containsKey(word)) {
                return words.get(word);
            }
        }
        throw new AssertionError("The verb '" + verb + "' is new");
    }

    private static Map<String, Set<ChangeKind>> done(List<ResourceChange> changes) {
        Map<String, Set<ChangeKind>> done = new TreeMap<>();
        for (ResourceChange change : changes) {
            if (change.kind() != ChangeKind.NO_OP) {
                String deposed = change.deposed().isEmpty() ? "" : " " + change.deposed();
                done.computeIfAbsent(change.address() + deposed, key -> new TreeSet<>())
                        .add(change.kind());
            }
        }
        return done;
    }

    /** Terraform shows only the drift that matters to the plan, so what it shows is part of what there is. */
    @Test
    void driftThatTerraformShowsIsFound() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            JsonNode drift = answer.expectation().path("drift");
            if (!drift.isArray()) {
                continue;
            }
            for (JsonNode element : drift) {
                checks.add(() -> {
                    String verb = element.get("verb").asText();
                    List<String> found = Drifts.found(read(answer.plan()).drift()).stream()
                            .map(one -> one.address() + " " + one.kind())
                            .toList();
                    String expected =
                            element.get("address").asText() + (verb.contains("deleted") ? " delete" : " update");
                    assertTrue(found.contains(expected), answer.name() + ": " + expected + " is not in " + found);
                });
            }
        }
        assertTrue(checks.size() >= 2, "only " + checks.size() + " drifts");
        assertAll(checks);
    }

    @Test
    void theMoveOfADriftedResourceIsKnown() throws Exception {
        Path plan = Corpus.folder().resolve("plans/opentofu__opentofu__equivalence__moved_with_drift__plan.json");
        assertEquals(
                List.of("tfcoremock_simple_resource.base_before"),
                Drifts.found(read(plan).drift()).stream()
                        .map(drift -> drift.previousAddress())
                        .toList());
    }

    @Test
    void addressesAreThoseOfTheSummaryTable() throws Exception {
        for (Corpus.Answer answer : Corpus.answers()) {
            if (answer.kind().equals("summary-table")) {
                Set<String> rows = new TreeSet<>();
                answer.expectation()
                        .get("rows")
                        .forEach(row -> rows.add(row.get(1).asText()));
                TestPlans.Content content = read(answer.plan());
                Set<String> created = content.changes().stream()
                        .filter(change -> change.kind() == ChangeKind.CREATE)
                        .map(ResourceChange::address)
                        .collect(Collectors.toCollection(TreeSet::new));
                content.outputs().stream()
                        .filter(output -> output.kind() == ChangeKind.CREATE)
                        .forEach(output -> created.add(output.name()));
                assertEquals(rows, created);
                return;
            }
        }
        throw new AssertionError("The corpus has no summary table");
    }
}
