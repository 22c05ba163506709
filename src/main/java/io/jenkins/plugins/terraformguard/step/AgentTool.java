package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The tools of a job, on the agent. */
final class AgentTool {
    private AgentTool() {}

    /** @param environment environment of the build, on top of the agent's own */
    static PlanFiles.Tool of(GuardSettings settings, Map<String, String> environment, Path workspace) {
        return of(settings.tool(), settings, environment, workspace);
    }

    /** The program that evaluates Rego. */
    static PlanFiles.Tool opa(GuardSettings settings, Map<String, String> environment, Path workspace) {
        return of(settings.imports().opa(), settings, environment, workspace);
    }

    private static PlanFiles.Tool of(
            String named, GuardSettings settings, Map<String, String> environment, Path workspace) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        return new PlanFiles.Tool(
                program(workspace, named), all, workspace, Duration.ofSeconds(settings.toolTimeout()));
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
