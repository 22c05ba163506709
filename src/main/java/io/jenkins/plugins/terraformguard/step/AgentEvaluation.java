package io.jenkins.plugins.terraformguard.step;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayRecorder;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.ConfigurationFolder;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources;
import io.jenkins.plugins.terraformguard.tool.GitCheckout;
import io.jenkins.plugins.terraformguard.tool.InstalledParts;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.RefreshProcess;
import io.jenkins.plugins.terraformguard.tool.RefreshRequest;
import io.jenkins.plugins.terraformguard.tool.Refreshed;
import io.jenkins.plugins.terraformguard.tool.ReportRoots;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.agents.ControllerToAgentFileCallable;
import jenkins.util.JenkinsJVM;

/**
 * Reads and judges the plan on the agent, beside the workspace, or has one made that shows drift. What goes back is the
 * decision document and what reviewers can be told of the plan, or both for each plan of the file; the controller reads them as it would a stranger's.
 *
 * @param layers policies above the project, which the controller has collected
 * @param environment environment of the build, on top of the agent's own
 * @param startedAt the time by the controller's clock, at which waivers must still hold
 * @param running for how long the build is running: clocks of the agent and the controller may be apart
 * @param tracked drifts that earlier builds saw
 * @param archive folder for what a later replay needs, which is made; empty for none
 * @param origin what the controller knows of the build, and of where its configuration comes from
 */
record AgentEvaluation(
        GuardSettings settings,
        PolicyInput layers,
        String engineVersion,
        Map<String, String> environment,
        TaskListener listener,
        Instant startedAt,
        Duration running,
        ArrayList<Tracked> tracked,
        String archive,
        Provenance origin)
        implements ControllerToAgentFileCallable<byte[][]> {
    @Override
    public byte[][] invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        GuardEngine engine = new GuardEngine(engineVersion);
        byte[][] documents = DecisionDocuments.write(decide(engine, workspace.toPath()));
        return documents != null
                ? documents
                : DecisionDocuments.write(refuse(
                        engine,
                        "The decisions on the plans of this file are too many (more than " + DecisionDocuments.MAX_PLANS
                                + ") or too large to be kept with one build",
                        "Judge the plans in several steps, each with an id of its own"));
    }

    private List<Judged> decide(GuardEngine engine, Path workspace) throws IOException, InterruptedException {
        ReadLimits limits = ReadLimits.parse(settings.limits());
        String raised = JenkinsJVM.isJenkinsJVM() ? JobLimits.raised(limits) : "";
        if (!raised.isEmpty()) {
            return refuse(
                    engine,
                    "These limits can't be raised where the job runs on the controller: " + raised,
                    "Run the job on an agent, or leave them as they are");
        }
        Instant began = Instant.now().minus(running);
        WorkspacePaths paths = new WorkspacePaths(workspace);
        try {
            if (settings.drift().asked()) {
                return refresh(engine, workspace, paths, began, limits);
            }
            Path plan = paths.file(settings.plan(), "plan");
            List<PolicyFile> policies = ProjectPolicies.read(settings.policies(), paths);
            Optional<Path> directory = configuration(paths, plan);
            PlanFiles.Opened opened = PlanFiles.open(plan, AgentTool.of(settings, environment, workspace));
            return judge(engine, opened, policies, paths, began, directory, limits);
        } catch (WorkspacePaths.PathException e) {
            return refuse(engine, e.getMessage(), e.remedy());
        } catch (ToolException e) {
            return refuse(engine, e.getMessage(), e.remedy());
        }
    }

    /** Makes the plan to judge, which is gone afterwards. */
    private List<Judged> refresh(
            GuardEngine engine, Path workspace, WorkspacePaths paths, Instant began, ReadLimits limits)
            throws WorkspacePaths.PathException, IOException, InterruptedException {
        if (!settings.plan().isEmpty()) {
            return refuse(
                    engine,
                    "Both 'plan' and 'drift: true' are set: which plan is to be judged?",
                    "Leave out 'plan' to look for drift, or 'drift' to judge the plan; drift in it is shown as well");
        }
        Path directory =
                settings.dir().isEmpty() ? paths.root() : paths.folder(settings.dir(), "dir", "the configuration");
        List<Path> varFiles = new ArrayList<>();
        for (String varFile : settings.drift().varFiles()) {
            varFiles.add(paths.file(varFile, "varFiles"));
        }
        List<PolicyFile> policies = ProjectPolicies.read(settings.policies(), paths);
        RefreshRequest request = new RefreshRequest(
                directory,
                varFiles,
                Duration.ofSeconds(settings.drift().lockTimeout()),
                Duration.ofSeconds(settings.drift().refreshTimeout()),
                RefreshRequest.ParameterNames.STEP);
        try (Refreshed refreshed = RefreshProcess.run(request, AgentTool.of(settings, environment, workspace))) {
            if (!refreshed.problem().isEmpty()) {
                listener.getLogger().println(Messages.AgentEvaluation_problem(SafeText.oneLine(refreshed.problem())));
            }
            return judge(engine, refreshed.opened(), policies, paths, began, Optional.of(directory), limits);
        }
    }

    private List<Judged> judge(
            GuardEngine engine,
            PlanFiles.Opened opened,
            List<PolicyFile> policies,
            WorkspacePaths paths,
            Instant began,
            Optional<Path> directory,
            ReadLimits limits)
            throws WorkspacePaths.PathException, IOException, InterruptedException {
        Path root = paths.root();
        AgentImports imports = AgentImports.read(
                settings.imports(),
                paths,
                began,
                settings.plan().isEmpty() ? null : paths.file(settings.plan(), "plan"),
                opened.source(),
                limits,
                AgentTool.opa(settings, environment, root));
        GuardRequest request = new GuardRequest(
                settings.id(),
                opened.source(),
                opened.savedPlanSha256(),
                new PolicyInput(layers.organisation(), layers.folders(), policies),
                limits,
                directory.map(folder -> sources(root, folder)).orElse(SourceIndex.EMPTY),
                startedAt,
                new DriftWatch(tracked, opened.state().serialNumber()),
                imports.in(directory.map(folder -> provenance(root, folder)).orElse(origin)),
                new ReportRoots(root, directory.orElse(root)).of(imports.reports()));
        LogProgress progress = new LogProgress(listener.getLogger());
        if (archive.isEmpty()) {
            return engine.judgeAll(request, progress, PlanSink.NONE);
        }
        ReplayRecorder recorder = new ReplayRecorder(Files.createDirectories(Path.of(archive)));
        List<Judged> judged = engine.judgeAll(request, progress, recorder);
        recorder.finish(request, judged.stream().map(Judged::decision).toList());
        return judged;
    }

    private List<Judged> refuse(GuardEngine engine, String message, String remedy) {
        String subject = settings.drift().asked() ? settings.dir() : settings.plan();
        String name = new File(subject).getName();
        Decision refused = engine.refuse(
                settings.id(), new Decision.GuardError("input", message, subject, 0, 0, remedy), name, origin);
        return List.of(new Judged(refused, FactPool.NONE));
    }

    /** The configuration in the folder that the job names, else beside the plan, else in the workspace itself. */
    private Optional<Path> configuration(WorkspacePaths paths, Path plan)
            throws WorkspacePaths.PathException, IOException {
        return settings.dir().isEmpty()
                ? ConfigurationFolder.firstOf(List.of(plan.getParent(), paths.root()))
                : Optional.of(paths.folder(settings.dir(), "dir", "the configuration"));
    }

    private static SourceIndex sources(Path root, Path directory) {
        return ConfigurationSources.read(root, directory, ConfigurationSources.Limits.DEFAULT);
    }

    /** What the controller knows, and what lies in the workspace. */
    private Provenance provenance(Path root, Path directory) {
        return origin.with(InstalledParts.read(
                root, directory, GitCheckout.of(directory, root).complete(origin.configuration())));
    }
}
