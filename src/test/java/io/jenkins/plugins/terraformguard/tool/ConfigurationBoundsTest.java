package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nothing outside the workspace is read, and not more than is allowed. */
class ConfigurationBoundsTest {
    private static final String SECRET = "resource \"a\" \"secret\" {}\n";

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        write("../outside/main.tf", SECRET);
        write("../workspace2/main.tf", SECRET);
    }

    private Path write(String name, String text) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private SourceIndex read(Limits limits) {
        return ConfigurationSources.read(workspace, workspace, limits);
    }

    private static Limits limits(int fileBytes, int files, long bytes, int modules, int depth) {
        return new Limits(fileBytes, files, bytes, modules, depth, 1000, 1000);
    }

    private static List<String> messages(SourceIndex index) {
        return index.problems().stream().map(SourceProblem::message).toList();
    }

    private static void hasNoSecret(SourceIndex index, List<String> module) {
        assertTrue(index.find(module, "managed", "a", "secret").isEmpty());
        assertFalse(index.problems().isEmpty());
    }

    @Test
    void aRootModuleOutsideTheWorkspaceIsNotRead() {
        for (String directory : List.of("..", "../outside", "../workspace2", "nowhere", "main.tf")) {
            SourceIndex index = ConfigurationSources.read(workspace, workspace.resolve(directory), Limits.DEFAULT);
            hasNoSecret(index, List.of());
        }
        hasNoSecret(
                ConfigurationSources.read(folder.resolve("nowhere"), folder.resolve("outside"), Limits.DEFAULT),
                List.of());
    }

    @Test
    void modulesOutsideTheWorkspaceAreNotRead() throws Exception {
        write("main.tf", """
            module "up" {
              source = "../outside"
            }
            module "sibling" {
              source = "../workspace2"
            }
            module "listed" {
              source = "x/y/z"
            }
            module "absolute" {
              source = "x/y/z"
            }
            module "odd" {
              source = "./a\\u0000b"
            }
            module "file" {
              source = "./main.tf"
            }
            """);
        write(
                ".terraform/modules/modules.json",
                "{\"Modules\": [{\"Key\": \"listed\", \"Dir\": \"../outside\"}, {\"Key\": \"absolute\", \"Dir\": \""
                        + folder.resolve("outside").toString().replace("\\", "/") + "\"}]}");
        SourceIndex index = read(Limits.DEFAULT);
        assertEquals(
                Collections.nCopies(6, "The source of this module is not in the workspace; run 'init' before"),
                messages(index));
        for (String module : List.of("up", "sibling", "listed", "absolute", "odd", "file")) {
            hasNoSecret(index, List.of(module));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void linksOutOfTheWorkspaceAreNotFollowed() throws Exception {
        Path outside = folder.resolve("outside");
        Files.createSymbolicLink(workspace.resolve("link.tf"), outside.resolve("main.tf"));
        Files.createSymbolicLink(workspace.resolve("broken.tf"), outside.resolve("nothing"));
        Files.createSymbolicLink(workspace.resolve("linked"), outside);
        Files.createSymbolicLink(workspace.resolve(".terraform"), outside);
        write("main.tf", "module \"m\" {\n  source = \"./linked\"\n}\n");
        write("../outside/modules/modules.json", "{\"Modules\": [{\"Key\": \"m\", \"Dir\": \".\"}]}");
        SourceIndex index = read(Limits.DEFAULT);
        hasNoSecret(index, List.of());
        hasNoSecret(index, List.of("m"));
        assertEquals(
                List.of("broken.tf", "link.tf", "main.tf"),
                index.problems().stream().map(SourceProblem::file).toList());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void linksInsideTheWorkspaceLeadToWhatTheyMean() throws Exception {
        write("shared/common.tf", "\nresource \"a\" \"x\" {}\n");
        Files.createSymbolicLink(workspace.resolve("common.tf"), Path.of("shared/common.tf"));
        SourceIndex index = read(Limits.DEFAULT);
        assertEquals(
                "shared/common.tf",
                index.find(List.of(), "managed", "a", "x")
                        .orElseThrow()
                        .position()
                        .file());
        Path link = Files.createSymbolicLink(folder.resolve("link"), workspace);
        assertEquals(
                1,
                ConfigurationSources.read(link, link, Limits.DEFAULT)
                        .blocks(List.of())
                        .size());
    }

    @Test
    void modulesThatCallThemselvesAreCalledOnce() throws Exception {
        write("main.tf", "module \"a\" {\n  source = \"./a\"\n}\nmodule \"self\" {\n  source = \"./\"\n}\n");
        write("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n");
        write("b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\nresource \"a\" \"x\" {}\n");
        SourceIndex index = read(Limits.DEFAULT);
        assertTrue(index.find(List.of("a", "b"), "managed", "a", "x").isPresent());
        assertEquals(List.of(), index.blocks(List.of("a", "b", "a")));
        assertEquals(
                List.of(
                        new SourceProblem("main.tf", 4, "This module calls itself"),
                        new SourceProblem("b/main.tf", 1, "This module calls itself")),
                index.problems());
    }

    @Test
    void modulesThatDoubleAtEveryLevelAreBounded() throws Exception {
        write("main.tf", "module \"a\" {\n  source = \"./m0\"\n}\n");
        for (int i = 0; i < 25; i++) {
            String source = "{\n  source = \"../m" + (i + 1) + "\"\n}\n";
            write("m" + i + "/main.tf", "module \"a\" " + source + "module \"b\" " + source);
        }
        write("m25/main.tf", "");
        SourceIndex index = read(Limits.DEFAULT);
        assertTrue(index.blocks(List.of("a", "b", "a", "b")).size() == 2);
        assertTrue(messages(index).contains("This is beyond the limit of 5000 modules"));
    }

    @Test
    void tooDeepModulesAreLeftOut() throws Exception {
        write("main.tf", "module \"m\" {\n  source = \"./m0\"\n}\n");
        for (int i = 0; i < 5; i++) {
            write("m" + i + "/main.tf", "module \"m\" {\n  source = \"../m" + (i + 1) + "\"\n}\n");
        }
        write("m5/main.tf", "resource \"a\" \"x\" {}\n");
        assertEquals(List.of(), messages(read(limits(1000, 10, 1000, 10, 6))));
        SourceIndex index = read(limits(1000, 10, 1000, 10, 5));
        assertEquals(List.of("This is beyond the limit of 5 levels of modules"), messages(index));
        assertEquals(1, index.blocks(Collections.nCopies(5, "m")).size());
        assertEquals(0, index.blocks(Collections.nCopies(6, "m")).size());
    }

    @Test
    void tooLargeFilesAreLeftOut() throws Exception {
        write("a.tf", "resource \"a\" \"x\" {}\n");
        write("b.tf", "resource \"a\" \"y\" {}\n" + "#".repeat(100));
        SourceIndex index = read(limits(100, 10, 1000, 10, 5));
        assertEquals(List.of(new SourceProblem("b.tf", 0, "The file is larger than 100 bytes")), index.problems());
        assertEquals(1, index.blocks(List.of()).size());
        assertEquals(
                List.of("This is beyond the limit of 130 bytes of all files"),
                messages(read(limits(1000, 10, 130, 10, 5))));
    }

    @Test
    void tooManyFilesAreLeftOut() throws Exception {
        for (int i = 0; i < 4; i++) {
            write("f" + i + ".tf", "resource \"a\" \"x" + i + "\" {}\nmodule \"m\" {\n  source = \"./m\"\n}\n");
        }
        write("m/main.tf", SECRET);
        SourceIndex index = read(limits(1000, 4, 1000, 10, 5));
        assertEquals(List.of("This is beyond the limit of 4 files"), messages(index));
        assertEquals(8, index.blocks(List.of()).size());
        assertEquals(List.of("The folder holds more than 3 such files"), messages(read(limits(1000, 3, 1000, 10, 5))));
    }

    @Test
    void positionsOfAllFilesAreBounded() throws Exception {
        write("a.tf", "locals {\n  a = 1\n  b = 1\n}\n");
        write("b.tf", "locals {\n  c = 1\n}\nlocals {}\n");
        SourceIndex index = read(new Limits(1000, 10, 1000, 10, 5, 2, 2));
        assertEquals(2, index.blocks(List.of()).size());
        assertEquals(
                List.of("b.tf", "b.tf"),
                index.problems().stream().map(SourceProblem::file).toList());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no pipes with names there")
    void whatIsNoFileIsNotOpened() throws Exception {
        Process make = new ProcessBuilder("mkfifo", workspace.resolve("pipe.tf").toString()).start();
        org.junit.jupiter.api.Assumptions.assumeTrue(make.waitFor() == 0);
        assertEquals(
                List.of(new SourceProblem("pipe.tf", 0, "This is not a regular file")),
                read(Limits.DEFAULT).problems());
    }
}
