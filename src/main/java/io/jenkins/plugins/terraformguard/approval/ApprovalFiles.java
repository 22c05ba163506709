package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The request of a guard beside its decision in the folder of the build. To be used under the lock of that folder where it
 * is changed.
 *
 * @param folder that of the guard in the build
 */
record ApprovalFiles(Path folder) {
    /** @throws IOException if the id can't be that of a guard */
    static ApprovalFiles of(Run<?, ?> run, String guard) throws IOException {
        if (!DecisionStore.isUsableId(guard)) {
            throw new IOException("No usable id for a guard");
        }
        return new ApprovalFiles(
                run.getRootDir().toPath().resolve(GuardRunAction.URL_NAME).resolve(guard));
    }

    /**
     * Reads it.
     *
     * @return null if there is none
     * @throws IOException if there is one that can't be read
     */
    ApprovalLog read() throws IOException {
        Path file = folder.resolve(ApprovalDocument.FILE);
        try {
            return ApprovalDocument.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        } catch (DecisionFormatException e) {
            throw new IOException("The approval in " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Writes it, so that it is on the disk when this returns. */
    void write(ApprovalLog log) throws IOException {
        Path outer = folder.getParent();
        if (outer != null) {
            KeptFolder.create(outer);
        }
        KeptFolder.create(folder);
        KeptFile.replace(folder.resolve(ApprovalDocument.FILE), ApprovalDocument.write(log));
    }
}
