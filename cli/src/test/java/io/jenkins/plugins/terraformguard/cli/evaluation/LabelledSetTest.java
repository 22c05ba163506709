package io.jenkins.plugins.terraformguard.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The set that comes with the command line: its labels are about what is in its plans. */
class LabelledSetTest {
    private static final Path FOLDER = Path.of(System.getProperty("guard.root"), "cli", "src", "eval", "reviews");
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<LabelledPlan> plans() throws Exception {
        return LabelledSet.bundled().plans().stream();
    }

    private static JsonNode json(LabelledPlan plan) throws Exception {
        try (InputStream in = LabelledSet.bundled().open(plan).open()) {
            return JSON.readTree(in);
        }
    }

    private static Set<String> changed(JsonNode plan) {
        return StreamSupport.stream(plan.get("resource_changes").spliterator(), false)
                .filter(change -> !change.at("/change/actions/0").asText().equals("no-op"))
                .map(change -> change.get("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thereAreRiskyOnesAndCleanOnes() throws Exception {
        assertTrue(plans().filter(LabelledPlan::risky).count() >= 25);
        assertTrue(plans().filter(plan -> !plan.risky()).count() >= 15);
        assertEquals(
                plans().count(), plans().map(LabelledPlan::intent).distinct().count(), "an intent tells plans apart");
        assertTrue(plans().filter(LabelledPlan::risky)
                .noneMatch(plan -> plan.note().isEmpty()));
    }

    @Test
    void everyFileIsLabelledAndIsInTheJar() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER.resolve("plans"))) {
            Set<String> there = files.map(file -> "plans/" + file.getFileName()).collect(Collectors.toSet());
            assertEquals(there, plans().map(LabelledPlan::file).collect(Collectors.toSet()));
        }
        assertEquals(plans().toList(), LabelledSet.in(FOLDER).plans());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itSaysWhatThePlanDoes(LabelledPlan plan) throws Exception {
        JsonNode json = json(plan);
        assertEquals("1.2", json.get("format_version").asText());
        Set<String> changed = changed(json);
        assertTrue(changed.containsAll(plan.mustName()), plan.mustName() + " is not in " + changed);
        for (String pattern : plan.mustNotName()) {
            Glob glob = new Glob(pattern);
            assertTrue(
                    addresses(json).anyMatch(glob::matches), pattern + " is about nothing that is in " + plan.file());
            assertFalse(plan.mustName().stream().anyMatch(glob::matches), pattern + " is both");
        }
    }

    private static Stream<String> addresses(JsonNode plan) {
        return StreamSupport.stream(plan.get("resource_changes").spliterator(), false)
                .map(change -> change.get("address").asText());
    }

    @Test
    void nothingInItLooksLikeASecretOrARealAccount() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertFalse(text.contains("AKIA") || text.contains("PRIVATE KEY"), file.toString());
                assertFalse(text.contains("\"password\""), file.toString());
            }
        }
    }
}
