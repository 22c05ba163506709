package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Saved plans through a tool; the tool is a script that says what a test wants. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of this test are shell scripts")
class PlanFilesTest {
    @TempDir
    private Path folder;

    private Path bin;
    private Path plan;

    @BeforeEach
    void savedPlan() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
        plan = folder.resolve("tfplan");
        Files.write(plan, new byte[] {'P', 'K', 3, 4, 20, 0});
    }

    @Test
    void jsonIsTakenAsItIs() throws IOException {
        Path json = Files.writeString(folder.resolve("plan.json"), "{}");
        PlanFiles.Opened opened = PlanFiles.open(json, tool("", 10));
        assertEquals("", opened.savedPlanSha256());
        assertEquals("{}", read(opened));
    }

    @Test
    void theToolShowsASavedPlanWhereItWasMade() throws IOException {
        script("terraform", "echo \"$@ $PWD $TF_IN_AUTOMATION\"");
        PlanFiles.Opened opened = PlanFiles.open(plan, tool("", 10));
        assertEquals(64, opened.savedPlanSha256().length());
        assertEquals("show -json -no-color " + plan + " " + folder.toRealPath() + " 1\n", read(opened));
        assertEquals("tfplan", opened.source().name());
    }

    @Test
    void whatTheToolSaysIsPassedOn() throws IOException {
        script("terraform", "echo '{'; echo 'Warning: w' >&2; echo '│ Error: no  such provider' >&2; exit 1");
        PlanFiles.Opened opened = PlanFiles.open(plan, tool("terraform", 10));
        ToolException failure = assertThrows(ToolException.class, () -> read(opened));
        assertTrue(failure.getMessage().endsWith("exit code 1: Error: no such provider"), failure.getMessage());
        assertTrue(!failure.remedy().isEmpty());
    }

    @Test
    void aToolThatHangsIsStopped() throws IOException {
        script("terraform", "echo '{'; exec sleep 60");
        PlanFiles.Opened opened = PlanFiles.open(plan, tool("terraform", 1));
        ToolException failure = assertThrows(ToolException.class, () -> read(opened));
        assertTrue(failure.getMessage().contains("longer than 1 seconds"), failure.getMessage());
    }

    @Test
    void theToolThatCanReadThePlanIsTaken() throws IOException {
        script("terraform", "echo 'Error: not mine' >&2; exit 1");
        script("tofu", "echo tofu");
        assertEquals("tofu\n", read(PlanFiles.open(plan, tool("", 10))));
        script("tofu", "echo 'Error: not mine either' >&2; exit 1");
        ToolException failure = assertThrows(ToolException.class, () -> PlanFiles.open(plan, tool("", 10)));
        assertTrue(failure.getMessage().contains("not mine"), failure.getMessage());
    }

    @Test
    void aMissingToolIsSaid() {
        assertTrue(assertThrows(ToolException.class, () -> PlanFiles.open(plan, tool("", 10)))
                .getMessage()
                .contains("neither is on the PATH"));
        assertTrue(assertThrows(ToolException.class, () -> PlanFiles.open(plan, tool("tofu", 10)))
                .getMessage()
                .contains("'tofu' is not on the PATH"));
        assertThrows(
                ToolException.class,
                () -> read(PlanFiles.open(plan, tool(bin.resolve("none").toString(), 10))));
    }

    private PlanFiles.Tool tool(String program, int seconds) {
        return new PlanFiles.Tool(program, Map.of("PATH", bin + ":relative"), folder, Duration.ofSeconds(seconds));
    }

    private void script(String name, String body) throws IOException {
        Path script = bin.resolve(name);
        Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String read(PlanFiles.Opened opened) throws IOException {
        try (InputStream in = opened.source().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
