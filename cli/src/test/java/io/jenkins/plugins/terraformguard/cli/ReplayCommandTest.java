package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.replay.Past;
import io.jenkins.plugins.terraformguard.engine.replay.PastPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay}. */
class ReplayCommandTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("job"));
    }

    private Path build(int number, PolicyInput policies) throws IOException {
        Path build = Files.createDirectories(folder.resolve(Integer.toString(number)));
        return Past.write(build, "production", Version.current(), PastPolicies.plan(), policies);
    }

    private Path policies(String... files) throws IOException {
        Path layer = Files.createTempDirectory(temporary, "layer");
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(layer.resolve(files[i]), files[i + 1]);
        }
        return layer;
    }

    private CommandLineRun replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", folder.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static void expect(CommandLineRun run, int exitCode, String... words) {
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        for (String word : words) {
            assertTrue((run.out() + run.err()).contains(word), word + "\n" + run.out() + run.err());
        }
    }

    @Test
    void whatWasNotTouchedIsIdentical() throws Exception {
        Path one = build(1, PastPolicies.project("soft-mandatory"));
        build(10, PolicyInput.NONE);
        build(9, PastPolicies.project("hard-mandatory"));
        expect(replay(), 0, "Result: 3 identical", "shop/main", "approval-required");
        String out = replay().out();
        assertTrue(out.indexOf("job/9/") < out.indexOf("job/10/"), out);
        expect(CommandLineRun.of("replay", one.resolve("decision.json").toString()), 0, "1 identical");
    }

    @Test
    void exportsAreReadWhereTheyLie() throws Exception {
        build(1, PastPolicies.project("soft-mandatory"));
        build(2, PolicyInput.NONE);
        Path export = temporary.resolve("export.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(export));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        expect(CommandLineRun.of("replay", export.toString()), 0, "2 identical", "export.zip/2/production");
        expect(
                CommandLineRun.of(
                        "replay", export.toString(), "--policies", policies().toString()),
                0,
                "Would have blocked 0 of 2",
                "let through more easily 1");
    }

    @Test
    void exitCodesTellTheWorst() throws Exception {
        Path one = build(1, PolicyInput.NONE);
        Path two = build(2, PolicyInput.NONE);
        Files.delete(two.resolve("policies.zip"));
        expect(replay(), 2, "policies.zip: it is not there", "1 identical, 1 not-replayable");
        Path decision = one.resolve("decision.json");
        Files.writeString(decision, Files.readString(decision).replace("\"create\":2", "\"create\":3"));
        expect(replay(), 1, "first difference at /changes/create", "archived: 3", "replayed: 2", "in all 1: changes 1");
        expect(replay("--layer", "project"), 2, "--layer says where --policies goes");
        expect(replay("--policies", temporary.resolve("none").toString()), 2, "is neither a folder");
        expect(CommandLineRun.of("replay", temporary.resolve("none").toString()), 2, "does not exist");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        expect(CommandLineRun.of("replay", empty.toString()), 2, "nothing was replayed");
        expect(replay("--policies", empty.toString(), "--layer", "bundled"), 2, "There is no layer 'bundled'");
    }

    @Test
    void aChangedOrganisationIsTriedOnHistory() throws Exception {
        for (int i = 1; i <= 3; i++) {
            build(i, PolicyInput.NONE);
        }
        build(4, PastPolicies.project("hard-mandatory"));
        Path waived = build(
                5,
                new PolicyInput(
                        Past.files("waivers.yaml", PastPolicies.waiver("ORG-*", "test_thing.a", "2026-03-20")),
                        List.of(),
                        List.of()));
        String layer = policies("org.yaml", PastPolicies.pack("ORG-1", "hard-mandatory", 2))
                .toString();
        CommandLineRun run = replay("--policies", layer, "--layer", "organisation");
        expect(
                run,
                1,
                "the layer organisation",
                "Would have blocked 4 of 5, 1 of them waived",
                "Would have asked for approval in 0 of 5");
        expect(
                CommandLineRun.of("replay", waived.toString(), "--policies", layer, "--layer", "organisation"),
                0,
                "blocks, waived",
                "exempt  ORG-1 test_thing.a",
                "waiver  waivers.yaml:2 of ada until 2026-03-20: 1 finding");
        expect(
                CommandLineRun.of("replay", waived.toString(), "--policies", layer, "--layer", "organisation", "--now"),
                1,
                "Would have blocked 1 of 1");
        String soft = policies("org.yaml", PastPolicies.pack("ORG-1", "soft-mandatory", 2))
                .toString();
        expect(
                replay("--policies", soft, "--layer", "organisation", "--details"),
                3,
                "asked for approval in 4 of 5, 1 of them waived",
                "new     ORG-1 test_thing.a: soft-mandatory violation, Size");
        expect(replay("--bundled", "current"), 0, "Would have blocked 0 of 5");
    }

    @Test
    void theProjectIsTheDefault() throws Exception {
        build(1, PastPolicies.project("hard-mandatory"));
        String empty = policies().toString();
        expect(replay("--policies", empty), 0, "the layer project", "let through more easily 1", "gone    OWN-1");
    }

    @Test
    void outcomesAsJson() throws Exception {
        build(1, PolicyInput.NONE);
        Path two = build(2, PolicyInput.NONE);
        JsonNode replays =
                new ObjectMapper().readTree(replay("--format", "json").out());
        assertEquals("terraform-guard/replay/v1", replays.get("schema").asText());
        assertEquals(2, replays.at("/summary/identical").asInt());
        assertEquals("identical", replays.at("/replays/1/status").asText());
        Files.delete(two.resolve("plan.redacted.json.gz"));
        String layer = policies("org.yaml", PastPolicies.pack("ORG-1", "hard-mandatory", 2))
                .toString();
        CommandLineRun run = replay("--policies", layer, "--format", "json");
        assertEquals(1, run.exitCode(), run.out());
        JsonNode trial = new ObjectMapper().readTree(run.out());
        assertEquals("terraform-guard/policy-trial/v1", trial.get("schema").asText());
        assertEquals("project", trial.at("/change/layer").asText());
        assertEquals(1, trial.at("/summary/blocks").asInt());
        assertEquals(1, trial.at("/summary/failed").asInt());
        assertEquals("added", trial.at("/replays/0/findings/0/kind").asText());
        assertEquals(
                "hard-mandatory", trial.at("/replays/0/findings/0/now/level").asText());
        assertTrue(trial.at("/replays/1/problem").asText().contains("plan.redacted.json.gz"));
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() throws Exception {
        Path one = build(1, PolicyInput.NONE);
        Path decision = one.resolve("decision.json");
        Files.writeString(
                decision,
                Files.readString(decision)
                        .replace("\"shop/main\"", "\"\\u001b[31m\u202e\"")
                        .replace("{\"baseline\":", "{\"\u202eb\":\"\u001b\",\"baseline\":"));
        CommandLineRun run = replay();
        expect(run, 2, "not-replayable");
        Files.writeString(decision, Files.readString(decision).replace("\u001b\"", "\\u001b\""));
        run = replay();
        expect(run, 1, "first difference");
        assertFalse(run.out().chars().anyMatch(c -> c == 0x1b || c == '\r' || c == 0x202e), run.out());
    }
}
