package io.jenkins.plugins.terraformguard.results;

import hudson.Functions;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.outcome.VerificationDocument;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.VirtualFile;

/** Links to what was archived for a guard, as far as it is still there and may be seen. */
final class Artifacts {
    private static final Logger LOGGER = Logger.getLogger(Artifacts.class.getName());

    private Artifacts() {}

    /** @param buildUrl absolute address of the build */
    static List<GuardRows.Artifact> of(Run<?, ?> run, String id, String buildUrl) {
        if (Functions.isArtifactsPermissionEnabled() && !run.hasPermission(Run.ARTIFACTS)) {
            return List.of();
        }
        String path = GuardRunAction.URL_NAME + "/" + id + "/";
        Set<String> there = names(run, path);
        String base = buildUrl + "artifact/" + path;
        List<GuardRows.Artifact> artifacts = new ArrayList<>();
        add(artifacts, there, base, ReportWriter.HTML, "document-text-outline");
        add(artifacts, there, base, ReportWriter.DECISION, "code-slash-outline");
        add(artifacts, there, base, ReportWriter.MARKDOWN, "document-outline");
        add(artifacts, there, base, ReportWriter.ROLLBACK, "arrow-undo-outline");
        add(artifacts, there, base, ReportWriter.SARIF, "code-slash-outline");
        add(artifacts, there, base, ReportWriter.JUNIT, "code-slash-outline");
        add(artifacts, there, base, Event.DECISION + ArtifactName.LINK, "link-outline");
        add(artifacts, there, base, Event.DECISION + ArtifactName.SIGNATURE, "key-outline");
        ReportWriter.ARCHIVED.stream().sorted().forEach(name -> add(artifacts, there, base, name, "archive-outline"));
        add(artifacts, there, base, GateDocument.FILE, "code-slash-outline");
        add(artifacts, there, base, VerificationDocument.FILE, "code-slash-outline");
        return artifacts;
    }

    private static Set<String> names(Run<?, ?> run, String path) {
        Set<String> names = new HashSet<>();
        try {
            for (VirtualFile file : run.getArtifactManager().root().child(path).list()) {
                names.add(file.getName());
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't list the artifacts of " + run);
        }
        return names;
    }

    private static void add(
            List<GuardRows.Artifact> artifacts, Set<String> there, String base, String name, String icon) {
        if (there.contains(name)) {
            artifacts.add(new GuardRows.Artifact(name, base + name, "symbol-" + icon + " plugin-ionicons-api"));
        }
    }
}
