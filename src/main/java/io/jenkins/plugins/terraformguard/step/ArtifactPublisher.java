package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.report.RunContext;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.BuildArchive;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.trail.RecordedLink;
import io.jenkins.plugins.terraformguard.results.trail.TrailEntry;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import io.jenkins.plugins.terraformguard.results.trail.TrailRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Records decisions in the trail of the job and archives them with the build, wherever its artifact manager keeps them. All
 * files of a decision are there before its link is made, since it names them.
 */
final class ArtifactPublisher {
    private static final Set<String> TOOLS = Set.of("terraform", "opentofu");

    private final Run<?, ?> run;
    private final Launcher launcher;
    private final TaskListener listener;
    private final EnvVars environment;

    ArtifactPublisher(Run<?, ?> run, Launcher launcher, TaskListener listener, EnvVars environment) {
        this.run = run;
        this.launcher = launcher;
        this.listener = listener;
        this.environment = environment;
    }

    /**
     * Publishes them.
     *
     * @return the links of the decisions by their ids
     */
    Map<String, TrailMark> publish(List<Decision> decisions, ExtraFiles extra)
            throws IOException, InterruptedException {
        Map<String, TrailMark> trail = new HashMap<>();
        archive(root -> {
            for (Decision decision : decisions) {
                Path folder = root.resolve(decision.id());
                ReportWriter.write(decision, folder, lastGood());
                extra.moveTo(folder, decision.id());
                trail.put(decision.id(), record(decision, folder).mark());
            }
        });
        return trail;
    }

    private void archive(BuildArchive.Layout layout) throws IOException, InterruptedException {
        BuildArchive.add(run, launcher, listener, layout);
    }

    /**
     * Records something that happened to a decision and archives it beside that.
     *
     * @param kind of the link
     * @param decision digest of the decision document; empty where there is none, and so nothing to record
     * @param files documents by their names
     */
    void publish(String kind, String id, String decision, String outcome, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        archive(root -> {
            Path folder = Files.createDirectory(root.resolve(id));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            if (!decision.isEmpty()) {
                Map<String, String> tools = new TreeMap<>(Map.of("terraform-guard", PluginVersion.current()));
                Map<String, String> facts = new TreeMap<>(SourceRevision.facts(environment));
                facts.put(TrailEntry.OUTCOME, outcome);
                write(kind, folder, new TrailEntry(id, kind, decision, digests(folder), tools, facts));
            }
        });
    }

    /** Makes the link of a decision and puts it beside the files that it names. */
    private RecordedLink record(Decision decision, Path folder) throws IOException {
        Map<String, String> others = digests(folder);
        String digest = others.remove(ArtifactName.DECISION);
        return write(
                TrailEntry.DECISION,
                folder,
                new TrailEntry(decision.id(), TrailEntry.DECISION, digest, others, tools(decision), facts(decision)));
    }

    private RecordedLink write(String kind, Path folder, TrailEntry entry) throws IOException {
        RecordedLink link = new TrailRecorder(run, listener).record(entry);
        Files.write(folder.resolve(kind + ArtifactName.LINK), link.link());
        Files.write(folder.resolve(kind + ArtifactName.SIGNATURE), link.signature());
        return link;
    }

    private Map<String, String> facts(Decision decision) {
        Map<String, String> facts = new TreeMap<>(SourceRevision.facts(environment));
        facts.put(TrailEntry.OUTCOME, decision.verdict().id());
        GuardRunAction.find(run, decision.id())
                .map(GuardSummary::getTrail)
                .filter(Objects::nonNull)
                .ifPresent(before -> facts.put(TrailEntry.SUPERSEDES, before.getLink()));
        return facts;
    }

    private static Map<String, String> tools(Decision decision) {
        Map<String, String> tools = new TreeMap<>(Map.of("terraform-guard", PluginVersion.current()));
        Decision.PlanIdentity plan = decision.plan();
        if (TOOLS.contains(plan.tool())) {
            tools.put(plan.tool(), plan.toolVersion());
        }
        return tools;
    }

    /** SHA-256 of the files of a folder, which has none within it, by their names. */
    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String name : BuildArchive.names(folder)) {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                digests.put(name, Sha256.hex(in));
            }
        }
        return digests;
    }

    /** The build that one would go back to. */
    private RunContext lastGood() {
        Run<?, ?> last = run.getPreviousSuccessfulBuild();
        if (last == null) {
            return RunContext.UNKNOWN;
        }
        return new RunContext(
                last.getDisplayName(),
                BuildAddress.of(last),
                SourceRevision.commitOf(last),
                SourceRevision.branchOf(last));
    }
}
