package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for and can't be had is an error, and nothing outside of the workspace is read. */
class AgentImportsTest {
    private static final String SARIF =
            "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"%s\"}}," + " \"results\": []}]}";

    @TempDir
    Path temporary;

    private Path workspace;
    private Path plan;

    @BeforeEach
    void workspace() throws IOException {
        workspace = Files.createDirectories(temporary.resolve("workspace"));
        Files.createDirectories(workspace.resolve("scans"));
        Files.createDirectories(workspace.resolve("policy"));
        Files.writeString(workspace.resolve("scans/b.sarif"), SARIF.formatted("Checkov"));
        Files.writeString(workspace.resolve("scans/a.sarif"), SARIF.formatted("Trivy"));
        plan = Files.writeString(workspace.resolve("plan.json"), Plans.clean());
        Files.writeString(workspace.resolve("policy/a.rego"), "package main");
        Files.writeString(temporary.resolve("outside.sarif"), SARIF.formatted("Snyk"));
    }

    @Test
    void reportsAreReadInTheirOrder() throws Exception {
        assertEquals(
                List.of("checkov scans/b.sarif", "trivy scans/a.sarif"),
                read("", "", "scans/b.sarif", "scans/*.sarif").reports().stream()
                        .map(report -> report.tool() + " " + report.source())
                        .toList());
        assertEquals(List.of(), read("", "").reports());
    }

    /** Nobody can tell such a file from the report of a scanner that has just run, but for its time. */
    @Test
    void aReportOfBeforeTheBuildIsMarked() throws Exception {
        Instant before = Instant.now().minusSeconds(3 * 3_600 + 60);
        Files.setLastModifiedTime(workspace.resolve("scans/a.sarif"), FileTime.from(before));
        assertEquals(
                List.of(
                        "trivy true [The file was there before this build began, by 2 h: it may be left over from an"
                                + " earlier one]",
                        "checkov false []"),
                read("", "", "scans/*.sarif").reports().stream()
                        .map(report -> report.tool() + " " + report.leftOver() + " " + report.problems())
                        .toList());
    }

    @Test
    void whatCannotBeHadIsAnError() {
        assertPath("'trivy.sarif' does not exist", "", "trivy.sarif");
        assertPath("'scans' is a folder", "", "scans");
        assertPath("outside the workspace", "", "../outside.sarif");
        assertPath(
                "outside the workspace", "", temporary.resolve("outside.sarif").toString());
        assertTool("No file matches 'out/*.sarif'", "", "out/*.sarif");
        assertTool("'plan.json' can't be imported", "", "plan.json");
        assertPath("'nowhere' does not exist", "nowhere");
        assertPath("'plan.json' is not a folder", "plan.json");
        assertPath("outside the workspace", "..");
        assertTool("'scans' holds no policy", "scans");
        assertTool("'no-such-opa' is not on the PATH", "policy");
    }

    /** A scanner whose report has no name has not said that all is well. */
    @Test
    void whatIsNamedAndBlankIsAnError() {
        assertPath("'import' is given, and blank", "", "scans/a.sarif", " ");
        assertPath("'rego' is given, and blank", " ");
    }

    /** The plan may lie there, with its secrets. */
    @Test
    void theWorkspaceItselfIsNoFolderOfPolicies() {
        assertPath("is the workspace itself", ".");
        assertPath("is the workspace itself", "policy/..");
    }

    /** Nor is the folder that it lies in, nor one that holds another plan. */
    @Test
    void aFolderWithAPlanIsNoFolderOfPolicies() throws IOException {
        Files.copy(workspace.resolve("plan.json"), workspace.resolve("policy/last.json"));
        assertTool("'policy' holds a plan or a state: last.json", "policy");
        Files.delete(workspace.resolve("policy/last.json"));
        plan = Files.move(workspace.resolve("plan.json"), workspace.resolve("policy/plan.json"));
        assertTool("'policy' holds the plan itself: plan.json", "policy");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksDoNotLeadOut() throws IOException {
        Files.createSymbolicLink(workspace.resolve("link.sarif"), temporary.resolve("outside.sarif"));
        Files.createSymbolicLink(workspace.resolve("away"), Files.createDirectories(temporary.resolve("other")));

        assertPath("outside the workspace", "", "link.sarif");
        assertPath("outside the workspace", "", "*.sarif");
        assertPath("outside the workspace", "away");
    }

    private void assertPath(String message, String rego, String... reports) {
        WorkspacePaths.PathException e =
                assertThrows(WorkspacePaths.PathException.class, () -> read(rego, "no-such-opa", reports));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    private void assertTool(String message, String rego, String... reports) {
        ToolException e = assertThrows(ToolException.class, () -> read(rego, "no-such-opa", reports));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    private AgentImports read(String rego, String opa, String... reports) throws Exception {
        ImportSettings settings = new ImportSettings();
        if (reports.length > 0) {
            settings.reports(List.of(reports));
        }
        if (!rego.isEmpty()) {
            settings.rego(rego);
        }
        return AgentImports.read(
                settings,
                new WorkspacePaths(workspace),
                Instant.now().minusSeconds(3_600),
                plan.toRealPath(),
                PlanSource.ofFile(plan),
                ReadLimits.parse(""),
                new PlanFiles.Tool(opa, Map.of("PATH", "/usr/bin:/bin"), workspace, Duration.ofSeconds(10)));
    }
}
