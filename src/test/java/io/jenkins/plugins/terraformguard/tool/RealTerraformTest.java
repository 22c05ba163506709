package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real program, where it is installed: a saved plan with a secret goes through, the secret does not. */
class RealTerraformTest {
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path folder;

    private String terraform() {
        try {
            return new ToolFinder(System.getenv(), folder).find("terraform").get(0);
        } catch (ToolException e) {
            return Assumptions.abort("There is no terraform on the PATH: not tested with the real program");
        }
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(terraform()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "terraform does not end");
        assertEquals(0, process.exitValue(), () -> {
            try {
                return Files.readString(log);
            } catch (java.io.IOException e) {
                return e.toString();
            }
        });
    }

    @Test
    void aSavedPlanIsJudgedAndItsSecretStaysInside() throws Exception {
        Files.writeString(folder.resolve("main.tf"), """
            variable "password" {
              type      = string
              sensitive = true
              default   = "%s"
            }
            resource "terraform_data" "holder" {
              input = { user = "admin", password = var.password }
            }
            resource "terraform_data" "copy" {
              input = nonsensitive(var.password)
            }
            output "password" {
              value     = var.password
              sensitive = true
            }
            """.formatted(SECRET));
        run("init", "-input=false", "-no-color");
        run("plan", "-input=false", "-no-color", "-out=plan.out");
        PlanFiles.Opened opened = PlanFiles.open(
                folder.resolve("plan.out"),
                new PlanFiles.Tool("terraform", System.getenv(), folder, Duration.ofSeconds(120)));
        String policy = """
            pack: nosy
            version: 1
            policies:
              - id: NOSY
                title: Shows what it sees
                severity: low
                enforcement: advisory
                resources: [terraform_data]
                assert: after.input.all(k, after.input[k] == 'never') && after.id == 'never'
                message: ${after} ${plan.variables}
            """;
        GuardRequest request = new GuardRequest(
                "real",
                opened.source(),
                opened.savedPlanSha256(),
                List.of(new GuardRequest.PolicyFile("nosy.yaml", policy)),
                ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("1").evaluate(request, GuardProgress.SILENT);
        assertNull(decision.error(), () -> String.valueOf(decision.error()));
        assertEquals(2, decision.changes().create());
        assertEquals("terraform", decision.plan().tool());
        assertEquals(64, decision.plan().savedPlanSha256().length());
        assertEquals(2, decision.findings().size());
        for (Map.Entry<String, byte[]> file : ReportWriter.render(decision).entrySet()) {
            assertFalse(new String(file.getValue(), StandardCharsets.UTF_8).contains(SECRET), file.getKey());
        }
    }
}
