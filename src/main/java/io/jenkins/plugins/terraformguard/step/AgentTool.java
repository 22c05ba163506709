package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The tool of a job, on the agent. */
final class AgentTool {
    private AgentTool() {}

    /** @param environment environment of the build, on top of the agent's own */
    static PlanFiles.Tool of(GuardSettings settings, Map<String, String> environment, Path workspace) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        return new PlanFiles.Tool(
                program(workspace, settings.tool()), all, workspace, Duration.ofSeconds(settings.toolTimeout()));
    }

    /** A tool that is named by a relative path is one of the workspace. */
    private static String program(Path workspace, String named) {
        if (!named.contains("/") && !named.contains(File.separator)) {
            return named;
        }
        Path path = workspace.resolve(named);
        return Files.exists(path) ? path.toString() : named;
    }
}
