package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers and lock files on the command line. */
class LayersCommandTest {
    private static final String PACK = """
            pack: own
            version: 1
            policies:
              - { id: OWN-1, title: T, severity: high, enforcement: advisory, resources: [t], assert: after.x < 2 }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("plan.json", "{\"format_version\":\"1.2\",\"resource_changes\":[]}");
        write("org/settings.yaml", "profile: strict\n");
        write("p/own.yaml", PACK);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandLineRun check() {
        return CommandLineRun.of(
                "check",
                path("plan.json"),
                "--output",
                path("report"),
                "--organisation",
                path("org"),
                "--policies",
                path("p"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void theProjectCannotWeakenTheOrganisation() throws Exception {
        assertEquals(ExitCode.OK, check().exitCode());
        write("p/settings.yaml", "profile: audit\n");
        CommandLineRun run = check();
        assertEquals(ExitCode.VIOLATION, run.exitCode(), "soft-mandatory, one level up");
        assertTrue(run.out().contains("TG-LAYER-001"), run.out());
        assertTrue(run.out().contains("settings.yaml:1"), run.out());
        assertTrue(run.out().contains("chooses the profile audit, which is weaker than strict"), run.out());
    }

    @Test
    void theTerminalNamesWhoMustApprove() throws Exception {
        write("org/settings.yaml", "approvals: {rules: [{name: Security, quorum: 2, approvers: [sec-ops, alice]}]}\n");
        assertFalse(check().out().contains("To approve"), "nothing needs it");
        write("p/settings.yaml", "approvals: {keep: safer}\n");
        CommandLineRun run = check();
        assertTrue(run.out().contains("a layer above says 'same'"), run.out());
        assertTrue(run.out().contains("To approve: Security: 2 of sec-ops, alice (TG-LAYER-001)"), run.out());
    }

    @Test
    void theFolderOfTheOrganisationMustBeThere() {
        CommandLineRun run =
                CommandLineRun.of("check", path("plan.json"), "--output", path("r"), "--organisation", path("none"));
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("does not exist"), run.err());
    }

    @Test
    void explainShowsTheLevelThatHolds() {
        CommandLineRun run = CommandLineRun.of("explain", "TG-PLAN-001", "--organisation", path("org"));
        assertTrue(run.out().contains("hard-mandatory"), run.out());
        assertTrue(CommandLineRun.of("explain", "TG-LAYER-001").out().contains("policy-layers"), "the bundled one");
    }

    @Test
    void aLockHoldsUntilItIsWrittenAnew() throws Exception {
        CommandLineRun lock = CommandLineRun.of("lock", path("p"));
        assertEquals(ExitCode.OK, lock.exitCode(), lock.err());
        assertTrue(lock.out().contains("policies.lock.yaml: 1 pack"), lock.out());
        String written = Files.readString(folder.resolve("p/policies.lock.yaml"));
        assertEquals(ExitCode.OK, check().exitCode());
        write("p/own.yaml", PACK.replace("< 2", "< 3"));
        CommandLineRun changed = check();
        assertEquals(ExitCode.BAD_INPUT, changed.exitCode());
        assertTrue(changed.out().contains("is not the one that is locked"), changed.out());
        write("p/policies.lock.yaml", written + "only: true\n");
        assertEquals(ExitCode.OK, CommandLineRun.of("lock", path("p")).exitCode());
        assertTrue(Files.readString(folder.resolve("p/policies.lock.yaml")).contains("only: true"), "it stays");
        assertEquals(ExitCode.OK, check().exitCode());
    }

    @Test
    void aBrokenPackIsNotLocked() throws Exception {
        write("p/own.yaml", PACK.replace("pack:", "pak:"));
        CommandLineRun run = CommandLineRun.of("lock", path("p"));
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("own.yaml:1:1: Unknown key 'pak'"), run.err());
        assertTrue(Files.notExists(folder.resolve("p/policies.lock.yaml")));
        assertEquals(ExitCode.BAD_INPUT, CommandLineRun.of("lock", path("none")).exitCode());
    }

    @Test
    void toolsForAuthorsTakeSettingsAndLocksForNoPacks() throws Exception {
        write("p/settings.yaml", "enforcement: {OWN-1: shadow}\n");
        write("p/waivers.yaml", "[]\n");
        write("p/baseline.json", "{}\n");
        assertEquals(ExitCode.OK, CommandLineRun.of("lock", path("p")).exitCode());
        CommandLineRun lint = CommandLineRun.of("lint", path("p"));
        assertEquals(ExitCode.OK, lint.exitCode(), lint.out() + lint.err());
        assertTrue(!lint.out().contains("settings.yaml") && !lint.out().contains("lock"), lint.out());
        CommandLineRun test = CommandLineRun.of("test", path("p"));
        assertTrue(!test.err().contains("settings.yaml") && !test.err().contains("baseline"), test.err());
        CommandLineRun added = CommandLineRun.of("new", "OWN-2", "--resource", "t", "--dir", path("p"));
        assertTrue(!added.err().contains("settings.yaml"), added.err());
    }

    @Test
    void aParameterThatSomeLayerMustSetCanBeUsed() throws Exception {
        write(
                "q/q.yaml",
                PACK.replace("policies:", "params: {limit: {type: int}}\npolicies:")
                        .replace("after.x < 2", "after.x < params.limit"));
        CommandLineRun lint = CommandLineRun.of("lint", path("q"));
        assertTrue(!lint.out().contains("param"), lint.out());
    }
}
