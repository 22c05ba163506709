package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Configuration;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Module;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstalledPartsTest {
    private static final Configuration TOLD =
            new Configuration("https://example.com/a", "main", "abc", List.of(), List.of());

    @TempDir
    Path workspace;

    private void write(String name, String text) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Configuration read(String directory) {
        return InstalledParts.read(workspace, workspace.resolve(directory), TOLD);
    }

    private void lock(String text) throws Exception {
        write("net/.terraform.lock.hcl", text);
    }

    private void modules(String text) throws Exception {
        write("net/.terraform/modules/modules.json", text);
    }

    @Test
    void whatWasInstalled() throws Exception {
        modules("""
            {"Modules":[
              {"Key":"","Source":"","Dir":"."},
              {"Key":"vpc","Source":"registry.terraform.io/a/vpc/aws","Version":"5.1.2","Dir":".terraform/modules/vpc"},
              {"Key":"a.b","Source":"git::https://user:hidden@example.com/b.git?ref=v1","Dir":"x"}]}
            """);
        lock("""
            # This file is maintained automatically by "terraform init".
            provider "registry.terraform.io/hashicorp/aws" {
              version     = "5.31.0"
              constraints = "~> 5.0, >= 5.20.0"
              hashes = [
                "h1:ltxyuBWIy9cq0kIKDJH1jeWJy/y7XJLjS4QrsQK4plA=",
                "zh:0cdb9c2083bf0902442384f7309367791e4640581652dda456f2d6d7abf0de8d",
              ]
            }
            provider "registry.opentofu.org/hashicorp/null" {
              version = "3.2.2"
            }
            """);
        assertEquals(
                new Configuration(
                        "https://example.com/a",
                        "main",
                        "abc",
                        List.of(
                                new Module("a.b", "git::https://example.com/b.git?ref=v1", ""),
                                new Module("vpc", "registry.terraform.io/a/vpc/aws", "5.1.2")),
                        List.of(
                                new Provider("registry.opentofu.org/hashicorp/null", "3.2.2", ""),
                                new Provider("registry.terraform.io/hashicorp/aws", "5.31.0", "~> 5.0, >= 5.20.0"))),
                read("net"));
    }

    @Test
    void nothingInstalledIsNoProblem() throws Exception {
        Files.createDirectory(workspace.resolve("net"));
        assertEquals(TOLD, read("net"));
        assertEquals(TOLD, read("nowhere"));
        assertEquals(TOLD, InstalledParts.read(workspace.resolve("net"), workspace, TOLD), "outside");
    }

    @Test
    void whatCantBeReadIsNamed() throws Exception {
        modules("{\"Modules\":[{\"Key\":\"a\",");
        lock("provider \"example.com/a/b\" {\n  version = \"1.0.0\"\n  hashes = [\n");
        Configuration found = read("net");
        assertEquals(List.of(), found.modules());
        assertEquals(List.of(new Provider("example.com/a/b", "1.0.0", "")), found.providers());
        assertEquals(
                "Modules are not known: .terraform/modules/modules.json: The list of installed modules is not valid JSON",
                found.problems().get(0));
        assertTrue(
                found.problems().get(1).startsWith("Providers may be missing: .terraform.lock.hcl:"),
                found.problems().toString());
        assertEquals(2, found.problems().size());
    }

    @Test
    void whatIsTooLargeIsNamed() throws Exception {
        lock("#".repeat((16 << 20) + 1));
        modules("[" + " ".repeat(16 << 20));
        assertEquals(
                List.of(
                        "Modules are not known: .terraform/modules/modules.json: The file is larger than 16777216 bytes",
                        "Providers are not known: .terraform.lock.hcl: The file is larger than 16777216 bytes"),
                read("net").problems());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksOutOfTheWorkspaceAreNotFollowed(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("lock"), "provider \"example.com/secret/x\" { version = \"1\" }");
        Files.createDirectory(workspace.resolve("net"));
        Files.createSymbolicLink(workspace.resolve("net/.terraform.lock.hcl"), outside.resolve("lock"));
        Files.createSymbolicLink(workspace.resolve("net/.terraform"), outside);
        Configuration found = read("net");
        assertEquals(List.of(), found.providers());
        assertEquals(
                List.of("Providers are not known: .terraform.lock.hcl: the file leads out of the workspace"),
                found.problems());
    }
}
