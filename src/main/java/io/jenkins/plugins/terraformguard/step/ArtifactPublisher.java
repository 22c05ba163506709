package io.jenkins.plugins.terraformguard.step;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.report.RunContext;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.util.BuildListenerAdapter;

/** Archives decisions and reports with the build, wherever its artifact manager keeps them. */
final class ArtifactPublisher {
    private final Run<?, ?> run;
    private final Launcher launcher;
    private final TaskListener listener;

    ArtifactPublisher(Run<?, ?> run, Launcher launcher, TaskListener listener) {
        this.run = run;
        this.launcher = launcher;
        this.listener = listener;
    }

    void publish(List<Decision> decisions) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory(run.getRootDir().toPath(), "terraform-guard");
        FilePath folder = new FilePath(temporary.toFile());
        try {
            Map<String, String> artifacts = new HashMap<>();
            for (Decision decision : decisions) {
                String prefix = GuardRunAction.URL_NAME + "/" + decision.id() + "/";
                ReportWriter.write(decision, temporary.resolve(prefix), lastGood());
                for (String file : ReportWriter.FILES) {
                    artifacts.put(prefix + file, prefix + file);
                }
            }
            run.pickArtifactManager().archive(folder, launcher, BuildListenerAdapter.wrap(listener), artifacts);
        } finally {
            folder.deleteRecursive();
        }
    }

    /** The build that one would go back to. */
    private RunContext lastGood() {
        Run<?, ?> last = run.getPreviousSuccessfulBuild();
        if (last == null) {
            return RunContext.UNKNOWN;
        }
        String root = Jenkins.get().getRootUrl();
        return new RunContext(
                last.getDisplayName(),
                root == null ? "" : root + last.getUrl(),
                SourceRevision.commitOf(last),
                SourceRevision.branchOf(last));
    }
}
