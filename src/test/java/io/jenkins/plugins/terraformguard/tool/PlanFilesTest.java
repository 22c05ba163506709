package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan becomes JSON through the tool, or an error that says what the tool said. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tools are shell scripts")
class PlanFilesTest {
    private static final String JSON = "{\"format_version\":\"1.2\",\"resource_changes\":[]}";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path bin() {
        return folder.resolve("bin");
    }

    private PlanFiles.Opened open(Path plan, String program, Duration timeout, Path... path) throws IOException {
        return PlanFiles.open(plan, FakeTools.tool(program, folder, timeout, path));
    }

    private static String text(PlanSource source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ToolException failure(PlanSource source) {
        ToolException e = assertThrows(ToolException.class, () -> text(source));
        assertFalse(e.remedy().isBlank());
        return e;
    }

    @Test
    void jsonIsReadAsItIsWithoutAnyTool() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.json"), JSON);
        PlanFiles.Opened opened = open(plan, "", LONG);
        assertEquals(JSON, text(opened.source()));
        assertEquals("", opened.savedPlanSha256());
        assertEquals("plan.json", opened.source().name());
    }

    @Test
    void theOutputOfTheToolIsThePlan() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(
                bin(),
                "terraform",
                "[ \"$1 $2 $3\" = 'show -json -no-color' ] || exit 9",
                "[ -f \"$4\" ] || exit 8",
                "[ \"$TF_IN_AUTOMATION$TF_INPUT$TF_LOG\" = 10 ] || exit 7",
                "echo noise >&2",
                "echo '" + JSON + "'");
        PlanFiles.Opened opened = open(plan, "", LONG, bin());
        for (int reading = 0; reading < 2; reading++) {
            assertEquals(JSON + "\n", text(opened.source()));
        }
        assertEquals("plan.out", opened.source().name());
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertEquals(HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(plan))), opened.savedPlanSha256());
    }

    @Test
    void theToolRunsInTheInitialisedFolder() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "pwd");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        PlanFiles.Tool tool = FakeTools.tool("", elsewhere, LONG, bin());
        assertEquals(folder.toRealPath() + "\n", text(PlanFiles.open(plan, tool).source()));
        Files.createDirectories(elsewhere.resolve(".terraform"));
        assertEquals(
                elsewhere.toRealPath() + "\n", text(PlanFiles.open(plan, tool).source()));
        Files.createDirectories(folder.resolve(".terraform"));
        assertEquals(folder.toRealPath() + "\n", text(PlanFiles.open(plan, tool).source()));
    }

    @Test
    void whatAFailingToolSaidIsInTheError() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(
                bin(), "terraform", "echo '{\"format_version\":'", "echo 'Error: wrong   version' >&2", "exit 3");
        ToolException e = failure(open(plan, "", LONG, bin()).source());
        assertTrue(e.getMessage().contains("exit code 3: Error: wrong version"), e.getMessage());
    }

    @Test
    void aFailureAfterACompleteDocumentIsAFailureStill() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "echo '" + JSON + "'", "exit 1");
        PlanSource source = open(plan, "", LONG, bin()).source();
        assertThrows(ToolException.class, () -> new PlanReader(ReadLimits.DEFAULT).open(source, done -> {}));
    }

    @Test
    void aFloodOfErrorTextIsReadAndCut() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(
                bin(),
                "terraform",
                "i=0; while [ $i -lt 3000 ]; do echo"
                        + " 0123456789012345678901234567890123456789012345678901234567890123456789 >&2; i=$((i+1)); done",
                "exit 1");
        ToolException e = failure(open(plan, "", LONG, bin()).source());
        assertTrue(e.getMessage().length() < 20_000, e.getMessage().length() + " characters");
    }

    @Test
    void aToolThatHangsIsStoppedWithItsChildren() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "/bin/sleep 600", "echo '" + JSON + "'");
        ToolException e = assertTimeout(
                Duration.ofSeconds(30),
                () -> failure(open(plan, "", Duration.ofSeconds(1), bin()).source()));
        assertTrue(e.getMessage().contains("longer than 1 seconds"), e.getMessage());
    }

    @Test
    void closingEarlyDoesNotWaitForTheTool() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "echo '{'", "/bin/sleep 600");
        PlanSource source = open(plan, "", LONG, bin()).source();
        assertTimeout(Duration.ofSeconds(30), () -> {
            try (InputStream in = source.open()) {
                assertEquals('{', in.read());
            }
        });
    }

    @Test
    void aMissingToolIsNamed() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        ToolException none = assertThrows(ToolException.class, () -> open(plan, "", LONG, bin()));
        assertTrue(none.getMessage().contains("neither is on the PATH"), none.getMessage());
        ToolException named = assertThrows(ToolException.class, () -> open(plan, "tofu-x", LONG, bin()));
        assertTrue(named.getMessage().contains("'tofu-x' is not on the PATH"), named.getMessage());
        ToolException path = failure(
                open(plan, folder.resolve("no/tofu").toString(), LONG, bin()).source());
        assertTrue(path.getMessage().contains("can't be started"), path.getMessage());
        Files.createDirectories(bin());
        Files.writeString(bin().resolve("terraform"), "not executable");
        assertThrows(ToolException.class, () -> open(plan, "", LONG, bin()));
    }

    @Test
    void aRelativePathIsOneFromTheWorkingFolder() throws Exception {
        Path plans = Files.createDirectories(folder.resolve("plans/.terraform")).getParent();
        Path plan = FakeTools.savedPlan(plans);
        FakeTools.script(folder.resolve("my tools"), "tf", "echo '" + JSON + "'");
        assertEquals(JSON + "\n", text(open(plan, "my tools/tf", LONG).source()));
        assertEquals(JSON + "\n", text(open(plan, "./my tools/tf", LONG).source()));
    }

    @Test
    void whereBothToolsAreThereTheOneThatCanReadItIsTaken() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "echo 'wrong tool' >&2", "exit 1");
        FakeTools.script(bin(), "tofu", "echo '" + JSON + "'");
        assertEquals(JSON + "\n", text(open(plan, "", LONG, bin()).source()));
        FakeTools.script(bin(), "tofu", "echo 'me neither' >&2", "exit 1");
        ToolException e = assertThrows(ToolException.class, () -> open(plan, "", LONG, bin()));
        assertTrue(e.getMessage().contains("wrong tool"), e.getMessage());
    }

    @Test
    void toolsThatSayNothingAreAnErrorAsWell() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "exit 0");
        FakeTools.script(bin(), "tofu", "exit 0");
        ToolException e = assertThrows(ToolException.class, () -> open(plan, "", LONG, bin()));
        assertFalse(e.getMessage().isBlank());
    }

    @Test
    void aToolThatSaysSomethingElseTheSecondTimeIsFoundOut() throws Exception {
        Path plan = FakeTools.savedPlan(folder);
        FakeTools.script(bin(), "terraform", "echo '" + JSON + "'", "[ -f again ] && echo", ": > again");
        Plan read = new PlanReader(ReadLimits.DEFAULT)
                .open(open(plan, "", LONG, bin()).source(), done -> {});
        PlanException e = assertThrows(PlanException.class, () -> read.stream(change -> {}));
        assertTrue(e.getMessage().contains("changed while"), e.getMessage());
    }

    @Test
    void onlyAZipFileIsASavedPlan() throws Exception {
        assertTrue(PlanFiles.isSavedPlan(FakeTools.savedPlan(folder)));
        assertFalse(PlanFiles.isSavedPlan(Files.writeString(folder.resolve("a"), "PK")));
        assertFalse(PlanFiles.isSavedPlan(Files.writeString(folder.resolve("b"), "")));
    }
}
