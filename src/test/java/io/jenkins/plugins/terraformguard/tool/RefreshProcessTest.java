package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A refresh ends in a plan that is gone afterwards, or in an error; never in a process or file that is left behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tools are shell scripts")
class RefreshProcessTest {
    private static final String JSON = "{\"format_version\":\"1.2\",\"resource_drift\":[]}";
    private static final String OUT = "for a in \"$@\"; do case $a in -out=*) out=${a#-out=};; esac; done";
    private static final String SHOW = "[ \"$1\" = show ] && { echo '" + JSON + "'; exit 0; }";
    private static final String SAVE = "/bin/cp saved.zip \"$out\"";

    @TempDir
    Path folder;

    private Path infra;
    private Path bin;

    @BeforeEach
    void folders() throws IOException {
        bin = folder.resolve("bin");
        infra = Files.createDirectories(folder.resolve("infra"));
        Files.move(FakeTools.savedPlan(infra), infra.resolve("saved.zip"));
    }

    private void terraform(String... lines) throws IOException {
        FakeTools.script(bin, "terraform", lines);
    }

    private Refreshed refresh(Duration timeout) throws IOException, InterruptedException {
        RefreshRequest request = new RefreshRequest(
                infra,
                List.of(infra.resolve("a b.tfvars")),
                Duration.ofSeconds(42),
                timeout,
                RefreshRequest.ParameterNames.STEP);
        return RefreshProcess.run(request, FakeTools.tool("", folder, Duration.ofSeconds(60), bin));
    }

    private Refreshed refresh() throws IOException, InterruptedException {
        return refresh(Duration.ofSeconds(60));
    }

    private ToolException failure() {
        ToolException e = assertThrows(ToolException.class, this::refresh);
        assertFalse(e.remedy().isBlank());
        return e;
    }

    private void fails(String said, String message, String remedy) throws IOException {
        Files.writeString(infra.resolve("said"), said);
        terraform("/bin/cat said >&2", "exit 1");
        ToolException e = failure();
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.remedy().contains(remedy), e.remedy());
    }

    @Test
    void itRefreshesAndNothingElseAndThePlanIsGoneAfterwards() throws Exception {
        terraform(
                SHOW, "echo \"$@\" > arguments", "pwd > where", OUT, SAVE, "/usr/bin/stat -c %a \"${out%/*}\" > mode");
        Path plan;
        try (Refreshed refreshed = refresh()) {
            String arguments = Files.readString(infra.resolve("arguments")).strip();
            String beginning = "plan -refresh-only -input=false -no-color -lock-timeout=42s -out=";
            assertTrue(arguments.startsWith(beginning), arguments);
            assertTrue(arguments.endsWith(" -var-file=" + infra.resolve("a b.tfvars")), arguments);
            plan = Path.of(arguments.substring(beginning.length(), arguments.indexOf(" -var-file")));
            assertTrue(Files.isRegularFile(plan));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(plan.getParent())));
            assertEquals("700\n", Files.readString(infra.resolve("mode")));
            assertEquals(infra.toRealPath() + "\n", Files.readString(infra.resolve("where")));
            assertEquals("", refreshed.problem());
            assertEquals(64, refreshed.opened().savedPlanSha256().length());
            for (int reading = 0; reading < 2; reading++) {
                try (InputStream in = refreshed.opened().source().open()) {
                    assertEquals(JSON + "\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertFalse(Files.exists(plan.getParent()));
    }

    @Test
    void aPlanThatIsWrittenInSpiteOfErrorsIsHandedOutWithTheProblem() throws Exception {
        terraform(SHOW, OUT, SAVE, "echo 'Error: reading x: password=Zx8-kq71-Pw' >&2", "exit 1");
        try (Refreshed refreshed = refresh()) {
            assertTrue(refreshed.problem().contains("exit code 1: Error:"), refreshed.problem());
            assertFalse(refreshed.problem().contains("Zx8"), refreshed.problem());
        }
    }

    @Test
    void successWithoutAPlanIsAFailure() throws Exception {
        terraform("exit 0");
        assertTrue(failure().getMessage().contains("wrote no plan"));
    }

    @Test
    void whoHoldsTheLockIsNamed() throws Exception {
        fails(
                """
                Error: Error acquiring the state lock

                Error message: resource temporarily unavailable
                Lock Info:
                  ID:        9db590f1-b6fe-c5f2
                  Path:      terraform.tfstate
                  Operation: OperationTypeApply
                  Who:       ann@build-7
                  Version:   1.11.4
                  Created:   2027-01-02 03:04:05.6 +0000 UTC
                  Info:      \s

                Terraform acquires a state lock to protect the state
                """,
                "locked by ann@build-7, OperationTypeApply, since 2027-01-02 03:04:05.6 +0000 UTC, lock 9db590f1-b6fe-c5f2",
                "raise lockTimeout. If it does not run any more: terraform force-unlock 9db590f1-b6fe-c5f2");
        fails(
                "Error: Error acquiring the state lock\n\nError message: AccessDeniedException: not yours\n",
                "credentials are missing",
                "may read the state");
        fails("Error: Error acquiring the state lock\n\nError message: no table\n", "can't be locked", "backend");
    }

    @Test
    void whatIsMissingIsNamedWithARemedy() throws Exception {
        fails(
                "Error: Backend initialization required, please run \"terraform init\"\n",
                "The folder is not initialised",
                "'terraform init -input=false'");
        fails(
                "Error: No value for required variable\n\n  on a.tf line 1:\n\nThe root module input\nvariable \"zone\" is not set, and\n",
                "have no value: zone",
                "varFiles, or set TF_VAR_zone");
        fails("Error: No configuration files\n", "holds no configuration", "root module");
        fails(
                "Error: No valid credential sources found\n\n  with provider[\"x\"],\n  on a.tf line 1\n",
                "credentials are missing",
                "credentials");
        fails(
                "Error: Failed to parse command-line flags\n\nflag provided but not defined: -refresh-only\n",
                "too old",
                "0.15.4");
        fails("Error: Saving a generated plan is currently not supported\n", "hands none out", "JSON");
    }

    @Test
    void anErrorOfTheConfigurationIsToldFromOneOfAResource() throws Exception {
        fails(
                "Error: Unsupported block type\n\n  on sub/main.tf line 12, in terraform:\n",
                "(sub/main.tf:12)",
                "validate");
        fails(
                "Error: reading x: no such host\n\n  with aws_x.y[\"a b\"],\n  on main.tf line 12, in resource:\n",
                "failed with exit code 1: Error: reading x",
                "same command");
    }

    @Test
    void aToolThatHangsMayEndInOrderAndLeavesNothing() throws Exception {
        terraform(
                OUT,
                "echo \"$out\" > plan",
                SAVE,
                "trap 'echo unlocked > unlocked; exit 1' TERM",
                "/bin/sleep 600 & wait");
        ToolException e = assertThrows(ToolException.class, () -> refresh(Duration.ofSeconds(2)));
        assertTrue(e.getMessage().contains("longer than 2 seconds"), e.getMessage());
        assertTrue(e.remedy().contains("refreshTimeout"), e.remedy());
        assertTrue(Files.exists(infra.resolve("unlocked")));
        assertNothingIsLeft();
    }

    @Test
    void anInterruptEndsTheToolAndLeavesNothing() throws Exception {
        terraform(OUT, "echo \"$out\" > plan", SAVE, "/bin/sleep 600 & echo $! > child; : > started; wait");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                refresh();
            } catch (IOException | InterruptedException e) {
                thrown.set(e);
            }
        });
        thread.start();
        assertTimeout(Duration.ofSeconds(60), () -> {
            while (!Files.exists(infra.resolve("started"))) {
                Thread.sleep(20);
            }
            thread.interrupt();
            thread.join();
        });
        assertTrue(thrown.get() instanceof InterruptedException, String.valueOf(thrown.get()));
        long child = Long.parseLong(Files.readString(infra.resolve("child")).strip());
        assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
        assertNothingIsLeft();
    }

    @Test
    void aFolderForOpenTofuIsRefreshedByIt() throws Exception {
        terraform("exit 1");
        FakeTools.script(bin, "tofu", SHOW, OUT, SAVE);
        failure();
        Files.writeString(infra.resolve(".terraform.lock.hcl"), "provider \"registry.opentofu.org/a/b\" {}");
        refresh().close();
        Files.delete(infra.resolve(".terraform.lock.hcl"));
        Files.writeString(infra.resolve("a.tofu"), "");
        refresh().close();
    }

    private void assertNothingIsLeft() throws IOException {
        Path plan = Path.of(Files.readString(infra.resolve("plan")).strip());
        assertFalse(Files.exists(plan));
        assertFalse(Files.exists(plan.getParent()));
    }
}
