package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real program, where it is installed: a saved plan with a secret goes through, the secret does not. */
class RealTerraformTest {
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path folder;

    @Test
    void aSavedPlanIsJudgedAndItsSecretStaysInside() throws Exception {
        new RealTerraform(folder).file("main.tf", """
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
            """.formatted(SECRET)).init().plan();
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
                List.of(new PolicyFile("nosy.yaml", policy)),
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
