package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApproval;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The request of a guard beside its decision in the folder of the build. To be used under the lock of that folder where it
 * is changed.
 *
 * @param folder that of the guard in the build
 */
record ApprovalFiles(Path folder) {
    /** What was asked before, when the request was made. */
    private static final String EARLIER = "approval-earlier.json";

    /** @throws IOException if the id can't be that of a guard */
    static ApprovalFiles of(Run<?, ?> run, String guard) throws IOException {
        if (!DecisionStore.isUsableId(guard)) {
            throw new IOException("No usable id for a guard");
        }
        return new ApprovalFiles(
                run.getRootDir().toPath().resolve(GuardRunAction.URL_NAME).resolve(guard));
    }

    /** The same for an id that was looked at. */
    static ApprovalFiles usable(Run<?, ?> run, String guard) {
        try {
            return of(run, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return folder.resolve(ApprovalDocument.FILE);
    }

    /**
     * Reads it.
     *
     * @return null if there is none
     * @throws IOException if there is one that can't be read
     */
    ApprovalLog read() throws IOException {
        try {
            return ApprovalDocument.read(Files.readAllBytes(file()));
        } catch (NoSuchFileException e) {
            return null;
        } catch (DecisionFormatException e) {
            throw new IOException("The approval in " + file() + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Writes it, so that it is on the disk when this returns. */
    void write(ApprovalLog log) throws IOException {
        replace(ApprovalDocument.FILE, document(log));
    }

    /** Keeps a request that another one takes the place of. */
    void retire(ApprovalLog log) throws IOException {
        replace("approval-" + RequestNumber.of(log.request().id()) + ".json", document(log));
    }

    /** Keeps what was asked before, for people who want to know what has changed since; nothing if it is null. */
    void writeEarlier(KeptApproval earlier) throws IOException {
        if (earlier == null) {
            Files.deleteIfExists(folder.resolve(EARLIER));
        } else {
            replace(EARLIER, KeptApprovalDocument.write(earlier));
        }
    }

    /** What was asked before, if anything was. */
    Optional<KeptApproval> readEarlier() throws IOException {
        Path file = folder.resolve(EARLIER);
        try {
            return Optional.of(KeptApprovalDocument.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DecisionFormatException e) {
            throw new IOException("The approval in " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] document(ApprovalLog log) throws IOException {
        try {
            return ApprovalDocument.write(log);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path outer = folder.getParent();
        if (outer != null) {
            KeptFolder.create(outer);
        }
        KeptFolder.create(folder);
        KeptFile.replace(folder.resolve(name), content);
    }
}
