package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.Everything;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real program writes for the features of its format that need no provider. */
class RealPlansTest {
    @TempDir
    Path folder;

    private RealTerraform terraform;

    @BeforeEach
    void find() {
        terraform = new RealTerraform(folder);
    }

    private Map<String, ResourceChange> changes() throws Exception {
        Map<String, ResourceChange> changes = new TreeMap<>();
        TestPlans.read(terraform.saved()).changes().forEach(change -> changes.put(change.label(), change));
        return changes;
    }

    private List<String> everything(String kind) throws Exception {
        return Everything.of(terraform.saved()).stream()
                .filter(line -> line.startsWith(kind + " "))
                .toList();
    }

    @Test
    void movesForgetsReplacesBothWaysAndImports() throws Exception {
        terraform.file("main.tf", """
            resource "terraform_data" "old" { input = "a" }
            resource "terraform_data" "left" { input = "b" }
            resource "terraform_data" "first" {
              input            = "c"
              triggers_replace = "1"
              lifecycle { create_before_destroy = true }
            }
            resource "terraform_data" "last" { triggers_replace = "1" }
            resource "terraform_data" "gone" {}
            """).init().apply();
        terraform.file("main.tf", """
            resource "terraform_data" "new" { input = "a" }
            moved {
              from = terraform_data.old
              to   = terraform_data.new
            }
            removed {
              from = terraform_data.left
              lifecycle { destroy = false }
            }
            resource "terraform_data" "first" {
              input            = "c"
              triggers_replace = "2"
              lifecycle { create_before_destroy = true }
            }
            resource "terraform_data" "last" { triggers_replace = "2" }
            import {
              to = terraform_data.adopted
              id = "adopted-by-id"
            }
            resource "terraform_data" "adopted" {}
            """).plan();
        Map<String, ResourceChange> changes = changes();
        assertEquals("terraform_data.old", changes.get("terraform_data.new").previousAddress());
        assertTrue(changes.get("terraform_data.new").isMoved());
        assertEquals(ChangeKind.FORGET, changes.get("terraform_data.left").kind());
        assertEquals(
                List.of("create", "delete"), changes.get("terraform_data.first").actions());
        assertEquals(
                List.of("delete", "create"), changes.get("terraform_data.last").actions());
        assertEquals(
                List.of("triggers_replace"), changes.get("terraform_data.last").replacePaths());
        assertEquals(
                "replace_because_cannot_update",
                changes.get("terraform_data.last").actionReason());
        assertEquals(
                "delete_because_no_resource_config",
                changes.get("terraform_data.gone").actionReason());
        assertEquals(
                Value.of("adopted-by-id"),
                changes.get("terraform_data.adopted").importTarget().id());
    }

    @Test
    void keysOfEveryKindAreParsedAndKept() throws Exception {
        List<String> keys = List.of(
                "a.b",
                "c\\\"d",
                "e]f[",
                "",
                "0",
                "new\\nline",
                "$${x}",
                "%%{y}",
                "emoji-\ud83d\udd11",
                "back\\\\slash",
                "sl/ash");
        String list =
                String.join(", ", keys.stream().map(key -> "\"" + key + "\"").toList());
        terraform
                .file(
                        "main.tf",
                        "resource \"terraform_data\" \"k\" { for_each = toset([" + list + "]) }\n"
                                + "resource \"terraform_data\" \"n\" { count = 2 }\n"
                                + "module \"m\" {\n  source = \"./m\"\n  for_each = toset([\"x.y\", \"[0]\"])\n}\n")
                .file("m/main.tf", "resource \"terraform_data\" \"inner\" { count = 1 }\n")
                .init()
                .plan();
        Map<String, ResourceChange> changes = changes();
        assertEquals(keys.size() + 2 + 2, changes.size());
        for (ResourceChange change : changes.values()) {
            ResourceAddress address = ResourceAddress.parse(change.address());
            assertEquals(change.address(), address.toString());
            assertEquals(change.moduleAddress(), address.module().toString());
        }
        assertTrue(changes.containsKey("terraform_data.k[\"0\"]"));
        assertTrue(changes.containsKey("terraform_data.n[0]"));
        assertEquals(Value.of("0"), changes.get("terraform_data.k[\"0\"]").index());
        assertEquals(Value.of(0), changes.get("terraform_data.n[0]").index());
    }

    @Test
    void checksConfigurationAndWhatIsKnownOnlyAfterApply() throws Exception {
        terraform.file("main.tf", """
            variable "size" {
              default = 3
              validation {
                condition     = var.size > 0
                error_message = "Positive, please."
              }
            }
            resource "terraform_data" "a" {
              input = var.size
              provisioner "local-exec" { command = "echo hush-hush-${var.size}" }
            }
            data "terraform_remote_state" "r" {
              backend = "local"
              config  = { path = "${terraform_data.a.id}.tfstate" }
            }
            check "small" {
              assert {
                condition     = var.size < 2
                error_message = "It is ${var.size}."
              }
            }
            check "later" {
              assert {
                condition     = terraform_data.a.output == 3
                error_message = "Not three."
              }
            }
            output "known_later" { value = terraform_data.a.id }
            """).init().plan();
        List<String> checks = everything("check");
        assertTrue(checks.stream().anyMatch(line -> line.contains("check.small") && line.contains("It is 3.")));
        assertTrue(checks.stream().anyMatch(line -> line.contains("check.later") && line.contains("unknown")));
        assertTrue(everything("output").get(0).contains("Unknown"));
        List<String> configured = everything("configured");
        assertTrue(configured.stream().anyMatch(line -> line.contains("local-exec") && !line.contains("hush-hush")));
        assertTrue(configured.stream().anyMatch(line -> line.contains("terraform_data.a.id")));
        assertTrue(everything("variable").get(0).contains("name=size"));
        assertEquals(
                ChangeKind.READ, changes().get("data.terraform_remote_state.r").kind());
    }

    @Test
    void driftShowsWhatWasChangedOutside() throws Exception {
        terraform
                .file("main.tf", "resource \"terraform_data\" \"a\" { input = \"x\" }\n")
                .init()
                .apply();
        terraform.plan("-refresh-only");
        assertEquals(List.of(), TestPlans.read(terraform.saved()).changes());
        assertFalse(everything("facts").get(0).contains("complete=Null"));
    }

    @Test
    void aPlanThatFailedSaysSo() throws Exception {
        terraform.file("main.tf", """
            variable "size" { default = 1 }
            resource "terraform_data" "a" {
              lifecycle {
                precondition {
                  condition     = var.size > 2
                  error_message = "Never."
                }
              }
            }
            """).init().tryTo("plan", "-input=false", "-no-color", "-out=plan.out");
        assertEquals(Value.TRUE, TestPlans.open(terraform.saved()).facts().errored());
    }

    @Test
    void noSensitiveValueLeavesTheReader() throws Exception {
        terraform.file("main.tf", """
            variable "token" {
              sensitive = true
              default   = "tk-9f8e7d6c5b4a3210"
            }
            # No version of the format up to now says that a variable is ephemeral; its name has to.
            variable "brief_token" {
              ephemeral = true
              default   = "ep-0123456789abcdef"
            }
            resource "terraform_data" "a" {
              input = { url = "https://x:${var.token}@example.com", deep = [{ t = var.token }] }
            }
            resource "terraform_data" "open" {
              input = nonsensitive("prefix ${var.token} suffix")
            }
            module "m" {
              source = "./m"
              secret = "mo-fedcba9876543210"
            }
            output "o" {
              value     = "out:${var.token}"
              sensitive = true
            }
            """).file("m/main.tf", """
            variable "secret" { sensitive = true }
            resource "terraform_data" "b" { input = nonsensitive(var.secret) }
            """).init().apply().plan();
        String all = String.join("\n", Everything.of(terraform.saved()));
        for (String secret : Arrays.asList("tk-9f8e", "ep-0123", "mo-fedc")) {
            assertFalse(all.contains(secret), secret);
        }
        assertTrue(all.contains("terraform_data.open"));
    }
}
