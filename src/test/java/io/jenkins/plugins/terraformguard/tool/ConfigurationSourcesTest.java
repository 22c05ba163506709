package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources.Dialect;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a workspace, module by module. */
class ConfigurationSourcesTest {
    private static final List<String> ROOT = List.of();

    @TempDir
    Path workspace;

    private Path write(String name, String text) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private SourceIndex read(String directory) {
        return ConfigurationSources.read(workspace, workspace.resolve(directory), Limits.DEFAULT);
    }

    private static String place(SourceIndex index, List<String> module, String type, String name) {
        Optional<SourceBlock> block = index.find(module, "managed", type, name);
        return block.map(found ->
                        found.position().file() + ":" + found.position().line())
                .orElse("");
    }

    @Test
    void theRootModuleAndItsLocalModules() throws Exception {
        write("live/prod/main.tf", """
            resource "a" "root" {}
            module "one" {
              source = "../../modules/one"
            }
            module "again" {
              source = "../../modules//one/"
            }
            module "json" {
              source = "./json"
            }
            """);
        write("live/prod/other.tf.json", "{\"resource\": {\"a\": {\n\"json\": {}}}}");
        write("live/prod/sub/not.tf", "resource \"a\" \"not\" {}");
        write("modules/one/a.tf", "\nresource \"a\" \"x\" {}\nmodule \"deep\" {\n  source = \"./deep\"\n}\n");
        write("modules/one/deep/a.tf", "\n\nresource \"a\" \"x\" {}\n");
        write("live/prod/json/main.tf.json", "{\"resource\": {\"a\": {\"x\": {}}}}");
        SourceIndex index = read("live/prod");
        assertEquals(List.of(), index.problems());
        assertEquals("live/prod/main.tf:1", place(index, ROOT, "a", "root"));
        assertEquals("live/prod/other.tf.json:2", place(index, ROOT, "a", "json"));
        assertEquals("", place(index, ROOT, "a", "not"));
        assertEquals("modules/one/a.tf:2", place(index, List.of("one"), "a", "x"));
        assertEquals("modules/one/a.tf:2", place(index, List.of("again"), "a", "x"));
        assertEquals("modules/one/deep/a.tf:3", place(index, List.of("one", "deep"), "a", "x"));
        assertEquals("modules/one/deep/a.tf:3", place(index, List.of("again", "deep"), "a", "x"));
        assertEquals("live/prod/json/main.tf.json:1", place(index, List.of("json"), "a", "x"));
        assertEquals(
                5,
                index.module(List.of("again"))
                        .map(SourceBlock::position)
                        .orElseThrow()
                        .line());
    }

    @Test
    void theWorkspaceItselfMayBeTheRootModule() throws Exception {
        write("main.tf", "resource \"a\" \"x\" {}\n");
        for (Path directory : List.of(workspace, Path.of(""), Path.of("."), workspace.resolve("nope/.."))) {
            Files.createDirectories(workspace.resolve("nope"));
            SourceIndex index = ConfigurationSources.read(workspace, directory, Limits.DEFAULT);
            assertEquals("main.tf:1", place(index, ROOT, "a", "x"));
        }
    }

    @Test
    void installedModulesAreFoundThroughTheManifest() throws Exception {
        write("infra/main.tf", """
            module "vpc" {
              source  = "terraform-aws-modules/vpc/aws"
              version = "5.0.0"
            }
            module "computed" {
              source = "${var.base}/x"
            }
            module "missing" {
              source = "git::https://example.com/x.git"
            }
            """);
        write("infra/.terraform/modules/modules.json", """
            {"Modules":[{"Key":"","Source":"","Dir":"."},
            {"Key":"vpc","Source":"x","Dir":".terraform/modules/vpc"},
            {"Key":"vpc.sub","Source":"y","Dir":".terraform/modules/vpc.sub/nested"},
            {"Key":"computed","Source":"z","Dir":"local"}]}
            """);
        write("infra/.terraform/modules/vpc/main.tf", "module \"sub\" {\n  source = \"foo/bar/baz\"\n}\n");
        write("infra/.terraform/modules/vpc.sub/nested/main.tf", "resource \"a\" \"x\" {}\n");
        write("infra/local/main.tf", "resource \"a\" \"x\" {}\n");
        SourceIndex index = read("infra");
        assertEquals(
                "infra/.terraform/modules/vpc.sub/nested/main.tf:1", place(index, List.of("vpc", "sub"), "a", "x"));
        assertEquals("infra/local/main.tf:1", place(index, List.of("computed"), "a", "x"));
        assertEquals(
                List.of(new SourceProblem(
                        "infra/main.tf", 8, "The source of this module is not in the workspace; run 'init' before")),
                index.problems());
    }

    @Test
    void overrideFilesChangePositions() throws Exception {
        write("main.tf", "resource \"a\" \"x\" {\n  k = 1\n  l = 1\n}\nmodule \"m\" {\n  source = \"./one\"\n}\n");
        write("b_override.tf", "resource \"a\" \"x\" {\n\n  k = 2\n}\nmodule \"m\" {\n  source = \"./two\"\n}\n");
        write("override.tf.json", "{\"resource\": {\"a\": {\"x\": {\n\n\n\"l\": 3}}}}");
        write("one/main.tf", "resource \"a\" \"one\" {}\n");
        write("two/main.tf", "resource \"a\" \"two\" {}\n");
        SourceIndex index = read("");
        assertEquals("main.tf:1", place(index, ROOT, "a", "x"));
        assertEquals(
                new SourcePosition("b_override.tf", 3, 3),
                index.findAttribute(ROOT, "managed", "a", "x", "k").orElseThrow());
        assertEquals(
                new SourcePosition("override.tf.json", 4, 1),
                index.findAttribute(ROOT, "managed", "a", "x", "l").orElseThrow());
        assertEquals("two/main.tf:1", place(index, List.of("m"), "a", "two"));
        assertEquals(List.of(), index.problems());
    }

    @Test
    void theFilesOfOpenTofuCountForOpenTofu() throws Exception {
        write("main.tf", "resource \"a\" \"x\" {}\n");
        write("main.tofu", "\nresource \"a\" \"x\" {}\n");
        assertEquals("main.tofu:2", place(read(""), ROOT, "a", "x"));
        SourceIndex terraform = ConfigurationSources.read(workspace, workspace, Limits.DEFAULT, Dialect.TERRAFORM);
        assertEquals("main.tf:1", place(terraform, ROOT, "a", "x"));
    }

    @Test
    void whatEditorsLeaveAndFoldersAreNotRead() throws Exception {
        write("main.tf", "resource \"a\" \"x\" {}\n");
        for (String name : List.of(".main.tf", "main.tf~", "#main.tf#", "main.tf.bak", "folder.tf/main.tf")) {
            write(name, "resource \"a\" \"y\" {}\n}");
        }
        SourceIndex index = read("");
        assertEquals(1, index.blocks(ROOT).size());
        assertEquals(List.of(), index.problems());
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        Files.write(
                workspace.resolve("main.tf"),
                "# \u00e9\nlocals {\n  a = \"\u00e9\"\n}\nresource \"a\" \"x\" {}\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals("main.tf:5", place(read(""), ROOT, "a", "x"));
    }

    @Test
    void aBrokenFileIsNotedAndTheOthersCount() throws Exception {
        write("a.tf", "resource \"a\" \"x\" {}\n}\n");
        write("b.tf.json", "{");
        write("c.tf", "resource \"a\" \"y\" {}\n");
        write(".terraform/modules/modules.json", "[]");
        SourceIndex index = read("");
        assertEquals("a.tf:1", place(index, ROOT, "a", "x"));
        assertEquals("c.tf:1", place(index, ROOT, "a", "y"));
        assertEquals(
                List.of(".", "a.tf", "b.tf.json"),
                index.problems().stream().map(SourceProblem::file).toList());
        assertTrue(index.problems().get(0).message().contains("list of installed modules"));
    }
}
