package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What refers to what in plans of the real program, before anything is known. */
class RealLinksTest {
    private static final String PACK = """
            pack: links
            version: 1
            policies:
              - id: LINKS
                title: Nothing refers to it
                severity: low
                enforcement: shadow
                resources: [terraform_data]
                assert: referrers("terraform_data").all(r, false)
                message: "${referrers('terraform_data').map(r, r.address)}"
            """;

    @TempDir
    Path folder;

    @Test
    void resourcesModulesAndInstances() throws Exception {
        RealTerraform terraform = new RealTerraform(folder);
        terraform.file("main.tf", """
                    locals { names = toset(["a", "b"]) }
                    resource "terraform_data" "each" { for_each = local.names }
                    resource "terraform_data" "same" {
                      for_each = local.names
                      input    = terraform_data.each[each.key].id
                    }
                    resource "terraform_data" "plain" {}
                    resource "terraform_data" "chained" {
                      for_each = terraform_data.same
                      input    = [each.value.id, module.m[each.key].out]
                    }
                    module "m" {
                      source   = "./m"
                      for_each = local.names
                      from     = terraform_data.plain.id
                    }
                    """).file("m/main.tf", """
                    variable "from" {}
                    resource "terraform_data" "inner" { input = var.from }
                    output "out" { value = terraform_data.inner.id }
                    """).init().plan();
        Decision decision = new GuardEngine("1")
                .evaluate(
                        new GuardRequest(
                                "g",
                                terraform.saved(),
                                "",
                                List.of(new PolicyFile("links.yaml", PACK)),
                                ReadLimits.DEFAULT),
                        GuardProgress.SILENT);
        Map<String, String> links = new TreeMap<>();
        decision.findings().forEach(finding -> links.put(finding.address(), finding.message()));
        assertEquals(
                Map.of(
                        "terraform_data.each[\"a\"]", "[\"terraform_data.same[\\\"a\\\"]\"]",
                        "terraform_data.each[\"b\"]", "[\"terraform_data.same[\\\"b\\\"]\"]",
                        "terraform_data.same[\"a\"]", "[\"terraform_data.chained[\\\"a\\\"]\"]",
                        "terraform_data.same[\"b\"]", "[\"terraform_data.chained[\\\"b\\\"]\"]",
                        "terraform_data.plain",
                                "[\"module.m[\\\"a\\\"].terraform_data.inner\","
                                        + " \"module.m[\\\"b\\\"].terraform_data.inner\"]",
                        "module.m[\"a\"].terraform_data.inner", "[\"terraform_data.chained[\\\"a\\\"]\"]",
                        "module.m[\"b\"].terraform_data.inner", "[\"terraform_data.chained[\\\"b\\\"]\"]"),
                links);
    }
}
