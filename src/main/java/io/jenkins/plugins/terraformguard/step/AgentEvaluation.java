package io.jenkins.plugins.terraformguard.step;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Reads and judges the plan on the agent, beside the workspace. What goes back is the decision document and nothing
 * else; the controller reads it as it would a stranger's.
 *
 * @param environment environment of the build, on top of the agent's own
 */
record AgentEvaluation(
        GuardSettings settings, String engineVersion, Map<String, String> environment, TaskListener listener)
        implements ControllerToAgentFileCallable<byte[]> {
    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        return DecisionWriter.write(decide(workspace.toPath()));
    }

    private Decision decide(Path workspace) throws IOException, InterruptedException {
        GuardEngine engine = new GuardEngine(engineVersion);
        WorkspacePaths paths = new WorkspacePaths(workspace);
        try {
            Path plan = paths.file(settings.plan(), "plan");
            List<GuardRequest.PolicyFile> policies = policies(paths);
            PlanFiles.Opened opened = PlanFiles.open(plan, tool(workspace));
            GuardRequest request = new GuardRequest(
                    settings.id(), opened.source(), opened.savedPlanSha256(), policies, ReadLimits.DEFAULT);
            return engine.evaluate(request, new LogProgress(listener.getLogger()));
        } catch (WorkspacePaths.PathException e) {
            return refuse(engine, e.getMessage(), e.remedy());
        } catch (ToolException e) {
            return refuse(engine, e.getMessage(), e.remedy());
        }
    }

    private Decision refuse(GuardEngine engine, String message, String remedy) {
        String name = new File(settings.plan()).getName();
        return engine.refuse(
                settings.id(), new Decision.GuardError("input", message, settings.plan(), 0, 0, remedy), name);
    }

    private List<GuardRequest.PolicyFile> policies(WorkspacePaths paths) throws WorkspacePaths.PathException {
        boolean standard = settings.policies().equals(GuardSettings.DEFAULT_POLICIES);
        if (standard && !paths.exists(settings.policies())) {
            return List.of();
        }
        Path folder = paths.folder(settings.policies(), "policies");
        try {
            return PolicyFolder.read(folder).stream()
                    .map(file -> new GuardRequest.PolicyFile(settings.policies() + "/" + file.name(), file.yaml()))
                    .toList();
        } catch (IOException e) {
            throw new WorkspacePaths.PathException(
                    e.getMessage() == null ? e.toString() : e.getMessage(), "Put plain policy files into the folder");
        }
    }

    private PlanFiles.Tool tool(Path workspace) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        return new PlanFiles.Tool(
                tool(workspace, settings.tool()), all, workspace, Duration.ofSeconds(settings.toolTimeout()));
    }

    /** A tool that is named by a relative path is one of the workspace. */
    private static String tool(Path workspace, String named) {
        if (!named.contains("/") && !named.contains(File.separator)) {
            return named;
        }
        Path path = workspace.resolve(named);
        return Files.exists(path) ? path.toString() : named;
    }
}
