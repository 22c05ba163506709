package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jenkins.plugins.terraformguard.engine.Importing;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportRootsTest {
    @TempDir
    private Path temporary;

    private Path workspace;

    @BeforeEach
    void files() throws IOException {
        workspace = temporary.toRealPath().resolve("network");
        for (String file : List.of("main.tf", "network/main.tf", "envs/prod/main.tf", "envs/prod/vpc.tf")) {
            Files.createDirectories(workspace.resolve(file).getParent());
            Files.writeString(workspace.resolve(file), "");
        }
        Files.writeString(temporary.resolve("outside.tf"), "");
    }

    private static ForeignReport report(String tool, String... files) {
        return new ForeignReport(
                "r",
                tool,
                "1",
                "",
                Stream.of(files).map(file -> Importing.at("R", file, 2)).toList(),
                List.of("p"));
    }

    private String rooted(String directory, String... files) {
        ForeignReport report = new ReportRoots(workspace, workspace.resolve(directory))
                .of(List.of(report("x", files)))
                .get(0);
        return report.rooted() + " "
                + String.join(
                        " ", report.results().stream().map(ForeignResult::file).toList());
    }

    @Test
    void absolutePathsBecomeRelative() {
        String root = workspace.toString().replace('\\', '/');
        assertEquals("true network/main.tf main.tf", rooted("", root + "/network/main.tf", root + "/main.tf"));
        assertEquals("true main.tf", rooted("envs/prod", root + "/main.tf"));
        assertEquals("false /elsewhere/main.tf", rooted("", "/elsewhere/main.tf"));
        assertEquals("false " + root + "-2/main.tf", rooted("", root + "-2/main.tf"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void alsoWithoutTheFirstSlashAndByTheRealName() throws IOException {
        String root = workspace.toString().substring(1);
        assertEquals("true envs/prod/vpc.tf", rooted("", root + "/envs/prod/vpc.tf"));

        Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), workspace);
        ForeignReport report = report("x", workspace + "/main.tf", link + "/main.tf");
        List<ForeignResult> results =
                new ReportRoots(link, link).of(List.of(report)).get(0).results();
        assertEquals(
                List.of("main.tf", "main.tf"),
                results.stream().map(ForeignResult::file).toList());
    }

    /** A file that is there, and not in the folder of the configuration, says where all of them begin. */
    @Test
    void filesOfTheWorkspaceSayWhereAReportBegins() {
        assertEquals("true main.tf network/main.tf", rooted("envs/prod", "main.tf", "network/main.tf"));
        assertEquals("false main.tf vpc.tf", rooted("envs/prod", "main.tf", "vpc.tf"));
        assertEquals("false main.tf", rooted("envs/prod", "main.tf"));
        assertEquals("false gone.tf", rooted("envs/prod", "gone.tf"));
        assertEquals("false main.tf", rooted("", "main.tf"));
    }

    @Test
    void nothingOutsideIsLookedFor() {
        assertEquals("false ../outside.tf", rooted("envs/prod", "../outside.tf"));
        assertEquals("false ../../../outside.tf \u0000", rooted("envs/prod", "../../../outside.tf", "\u0000"));
    }

    @Test
    void answersOfOpaStayAsTheyAre() {
        ForeignReport opa = report("opa", "main.tf", "network/main.tf");
        assertSame(
                opa,
                new ReportRoots(workspace, workspace.resolve("envs/prod"))
                        .of(List.of(opa))
                        .get(0));
    }
}
