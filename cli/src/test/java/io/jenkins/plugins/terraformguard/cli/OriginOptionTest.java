package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the origin of a plan is recorded, and signed. */
class OriginOptionTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @BeforeEach
    void configuration() throws Exception {
        write(
                "plan.json",
                TestPlans.plan(TestPlans.resource(
                        "test_thing", "t", "\"actions\":[\"update\"],\"before\":{\"a\":1},\"after\":{\"a\":2}")));
        write("main.tf", "resource \"test_thing\" \"t\" {}");
        write(".git/HEAD", "ref: refs/heads/main");
        write(".git/refs/heads/main", COMMIT + "\n");
        write(".git/config", "[remote \"origin\"]\n url = https://u:hidden99@example.com/shop.git\n");
        write(".terraform.lock.hcl", "provider \"example.com/a/test\" {\n version = \"1.2.3\"\n}\n");
    }

    private Provenance check(String report, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("check", path("plan.json"), "--output", path(report)));
        arguments.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertEquals(0, run.exitCode(), run.out() + run.err());
        byte[] document = Files.readAllBytes(folder.resolve(report).resolve("decision.json"));
        assertFalse(new String(document, java.nio.charset.StandardCharsets.UTF_8).contains("hidden99"));
        return DecisionReader.read(document).grounds().provenance();
    }

    @Test
    void theWorkTreeSaysWhatNobodyTells() throws Exception {
        List<Provenance.Provider> providers = List.of(new Provenance.Provider("example.com/a/test", "1.2.3", ""));
        assertEquals(
                new Provenance.Configuration("https://example.com/shop.git", "main", COMMIT, List.of(), providers),
                check("one").configuration());
        assertEquals(
                new Provenance.Configuration("", "release", "fedcba", List.of(), providers),
                check("two", "--commit", "fedcba", "--branch", "release").configuration());
        check("three");
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one/decision.json")),
                Files.readAllBytes(folder.resolve("three/decision.json")));
    }

    @Test
    void signingTakesWhatCheckWasTold() throws Exception {
        check(
                "one",
                "--job",
                "shop/main",
                "--build",
                "7",
                "--url",
                "https://ci.example.com/7",
                "--started-by",
                "user alice",
                "--change-reference",
                "OPS-1",
                "--change-reference",
                "OPS-2");
        assertEquals(0, CommandLineRun.of("keygen", "--out", path("key")).exitCode());
        CommandLineRun run =
                CommandLineRun.of("sign", path("one"), "--key", path("key"), "--build", "8", "--fact", "branch=other");
        assertEquals(0, run.exitCode(), run.out() + run.err());
        String link = Files.readString(folder.resolve("one/decision.link.json"));
        for (String part : List.of(
                "\"job\":\"shop/main\"",
                "\"build\":\"8\"",
                "\"started_by\":\"user alice\"",
                "\"commit\":\"" + COMMIT,
                "\"branch\":\"other\"",
                "\"change-references\":\"OPS-1 OPS-2\"")) {
            assertTrue(link.contains(part), part + " in " + link);
        }
    }

    @Test
    void filesOfTheOrganisationAreNotNamedByTheirPath() throws Exception {
        write("org/settings.yaml", "profile: audit\n");
        check("one", "--organisation", path("org"));
        String decision = Files.readString(folder.resolve("one/decision.json"));
        assertTrue(decision.contains("\"file\":\"organisation/settings.yaml\""), decision);
        assertFalse(decision.contains(folder.toString()), decision);
    }
}
