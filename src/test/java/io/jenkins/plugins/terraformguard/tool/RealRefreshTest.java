package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refreshes by the real program, where it is installed: its words are understood, its drift is found. */
class RealRefreshTest {
    @TempDir
    Path folder;

    private RealTerraform terraform() {
        return new RealTerraform(folder);
    }

    private Refreshed refresh(int lockTimeout, Path... varFiles) throws IOException, InterruptedException {
        RefreshRequest request = new RefreshRequest(
                folder,
                List.of(varFiles),
                Duration.ofSeconds(lockTimeout),
                Duration.ofSeconds(300),
                RefreshRequest.ParameterNames.COMMAND_LINE);
        return RefreshProcess.run(
                request, new PlanFiles.Tool("terraform", System.getenv(), folder, Duration.ofSeconds(300)));
    }

    private ToolException failure() {
        return assertThrows(ToolException.class, () -> refresh(0).close());
    }

    private void fails(String message, String remedy) {
        ToolException e = failure();
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.remedy().contains(remedy), e.remedy());
    }

    @Test
    void whatIsWrongWithAFolderIsTold() throws Exception {
        RealTerraform terraform = terraform();
        fails("holds no configuration", "root module");
        terraform.file("main.tf", "terraform {\n  backend \"local\" { path = \"s.tfstate\" }\n}\n");
        fails("is not initialised", "terraform init");
        terraform.file("main.tf", "resource \"terraform_data\" {}\n");
        fails("is not valid (main.tf:1)", "validate");
        terraform.file("main.tf", "variable \"zone\" {}\nresource \"terraform_data\" \"a\" { input = var.zone }\n");
        terraform.init();
        fails("have no value: zone", "--var-file");
        terraform.file("x.tfvars", "zone = \"a\"\n");
        try (Refreshed refreshed = refresh(0, folder.resolve("x.tfvars"))) {
            assertEquals("", refreshed.problem());
        }
        assertFalse(Files.exists(folder.resolve("terraform.tfstate")), "nothing is applied");
    }

    @Test
    void whoHoldsTheLockIsNamed() throws Exception {
        RealTerraform terraform = terraform().file("main.tf", """
                resource "terraform_data" "slow" {
                  provisioner "local-exec" {
                    command = "touch started; while [ ! -e go-on ]; do sleep 0.1; done"
                  }
                }
                """).init();
        Thread apply = new Thread(() -> {
            try {
                terraform.apply();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        apply.start();
        try {
            assertTimeout(Duration.ofSeconds(60), () -> {
                while (!Files.exists(folder.resolve("started"))) {
                    Thread.sleep(20);
                }
            });
            fails("locked by " + System.getProperty("user.name") + "@", "--lock-timeout");
            assertTrue(failure().getMessage().contains("OperationTypeApply"));
            assertTrue(
                    failure().remedy().matches(".*force-unlock [0-9a-f-]{36}"),
                    failure().remedy());
        } finally {
            Files.createFile(folder.resolve("go-on"));
            apply.join();
        }
        try (Refreshed refreshed = refresh(60)) {
            assertEquals("", refreshed.problem());
            assertTrue(refreshed.opened().state().isKnown());
        }
    }

    @Test
    void realDriftIsFoundAndTheStateStaysAsItWas() throws Exception {
        String providers = FakeCloudWatch.providers();
        try (FakeCloudWatch cloud = new FakeCloudWatch()) {
            terraform()
                    .file("main.tf", cloud.configuration())
                    .run("init", "-input=false", "-no-color", "-plugin-dir=" + providers)
                    .apply();
            byte[] state = Files.readAllBytes(folder.resolve("terraform.tfstate"));
            cloud.retain("audit", 1);
            cloud.delete("web");
            try (Refreshed refreshed = refresh(0)) {
                assertEquals("", refreshed.problem());
                assertTrue(refreshed.opened().state().isKnown());
                Drifts drifts = Drifts.of(refreshed);
                assertEquals(Value.FALSE, drifts.plan.facts().errored());
                assertEquals(
                        List.of("aws_cloudwatch_log_group.audit", "aws_cloudwatch_log_group.web"),
                        drifts.seen.stream()
                                .map(ResourceChange::address)
                                .sorted()
                                .toList());
                assertTrue(drifts.seen.stream().anyMatch(drift -> drift.kind() == ChangeKind.DELETE));
            }
            cloud.refuse();
            try (Refreshed refreshed = refresh(0)) {
                assertTrue(refreshed.problem().contains("AccessDenied"), refreshed.problem());
                assertEquals(Value.TRUE, Drifts.of(refreshed).plan.facts().errored());
            }
            assertEquals(new String(state), Files.readString(folder.resolve("terraform.tfstate")));
        }
    }

    /** What a plan says of drift. */
    private record Drifts(Plan plan, List<ResourceChange> seen) {
        static Drifts of(Refreshed refreshed) throws Exception {
            Plan plan =
                    new PlanReader(ReadLimits.DEFAULT).open(refreshed.opened().source(), done -> {});
            List<ResourceChange> seen = new ArrayList<>();
            plan.stream(new ChangeVisitor() {
                @Override
                public void change(ResourceChange change) {
                    // A plan that only refreshes changes nothing.
                }

                @Override
                public void drift(ResourceChange drift) {
                    seen.add(drift);
                }
            });
            return new Drifts(plan, seen);
        }
    }
}
