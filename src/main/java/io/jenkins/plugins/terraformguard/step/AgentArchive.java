package io.jenkins.plugins.terraformguard.step;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayArchive;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.tool.BoundedCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What a later replay needs, on its way from the agent to the controller: the agent writes it into a folder of its own beside
 * the workspace, from where the controller takes the files that it knows by name, and no more of them than it can keep.
 */
final class AgentArchive {
    private static final Logger LOGGER = Logger.getLogger(AgentArchive.class.getName());

    /** What the agent writes; what reviewers said is none of it. */
    private static final List<String> FROM_AGENT = Stream.concat(
                    ReplayArchive.RECORDED.stream().sorted(), Stream.of(ReportWriter.FIX_PATCH))
            .toList();

    private final FilePath folder;
    private final TaskListener listener;

    AgentArchive(FilePath workspace, TaskListener listener) {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        this.folder = temporary == null ? null : temporary.child("terraform-guard-" + UUID.randomUUID());
        this.listener = listener;
    }

    /** Path of the folder on the agent, which the agent has to make; empty if it has no place for it. */
    String path() {
        return folder == null ? "" : folder.getRemote();
    }

    /** Where what belongs to a decision is on the agent; null if there is nothing. */
    FilePath folder(String id) {
        return folder == null ? null : folder.child(id);
    }

    /**
     * Takes the files over.
     *
     * @param ids ids of the decisions
     * @param root folder of the controller; a folder for each id is made in it
     */
    ExtraFiles fetch(List<String> ids, Path root) throws IOException, InterruptedException {
        if (folder == null || !folder.exists()) {
            return new ExtraFiles(root);
        }
        // Room for what reviewers said, which is there already.
        long left = ExtraFiles.MAX_BYTES - ReviewRecordDocument.MAX_BYTES;
        for (String id : ids) {
            Path into = Files.createDirectories(root.resolve(id));
            for (String name : FROM_AGENT) {
                FilePath file = folder.child(id).child(name);
                if (file.exists()) {
                    left -= fetch(file, into.resolve(name), left);
                }
            }
        }
        return new ExtraFiles(root);
    }

    /** Takes a file over, or says that it is too large; then it is not there, which a replay will say as well. */
    private long fetch(FilePath file, Path into, long most) throws IOException, InterruptedException {
        long bytes;
        try (InputStream in = file.read()) {
            bytes = BoundedCopy.copy(in, into, most, () -> {});
        }
        if (bytes > most) {
            Files.delete(into);
            listener.error(Messages.AgentArchive_large(file.getName(), ExtraFiles.MAX_BYTES >> 20));
            return 0;
        }
        return bytes;
    }

    /** Clears up on the agent. What can't be deleted is no reason for a build to fail: the agent's own clean-up takes it. */
    void delete() throws InterruptedException {
        try {
            if (folder != null) {
                folder.deleteRecursive();
            }
        } catch (IOException e) {
            LOGGER.log(Level.INFO, e, () -> "Can't delete " + folder);
        }
    }
}
