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
import java.time.Duration;
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

    @BeforeEach
    void workspace() throws IOException {
        workspace = Files.createDirectories(temporary.resolve("workspace"));
        Files.createDirectories(workspace.resolve("scans"));
        Files.createDirectories(workspace.resolve("policy"));
        Files.writeString(workspace.resolve("scans/b.sarif"), SARIF.formatted("Checkov"));
        Files.writeString(workspace.resolve("scans/a.sarif"), SARIF.formatted("Trivy"));
        Files.writeString(workspace.resolve("plan.json"), Plans.clean());
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

    /** The plan may lie there, with its secrets. */
    @Test
    void theWorkspaceItselfIsNoFolderOfPolicies() {
        assertPath("is the workspace itself", ".");
        assertPath("is the workspace itself", "policy/..");
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
        settings.reports(List.of(reports));
        settings.rego(rego);
        return AgentImports.read(
                settings,
                new WorkspacePaths(workspace),
                PlanSource.ofFile(workspace.resolve("plan.json")),
                ReadLimits.parse(""),
                new PlanFiles.Tool(opa, Map.of("PATH", "/usr/bin:/bin"), workspace, Duration.ofSeconds(10)));
    }
}
