package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.VerificationDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What came of a decision, beside it and the build record: what the gate said, and the look after apply. */
@Restricted(NoExternalUse.class)
public final class OutcomeStore {
    private OutcomeStore() {}

    /**
     * Keeps a document in place of the one of that name.
     *
     * @param name {@link GateDocument#FILE} or {@link VerificationDocument#FILE}
     */
    public static void save(Run<?, ?> run, String id, String name, byte[] document) throws IOException {
        DecisionStore.write(DecisionStore.folder(run, id), name, document);
    }

    /**
     * What the gate said last.
     *
     * @return null if it was not asked
     * @throws IOException if it can't be read
     */
    public static GateDecision gate(Run<?, ?> run, String id) throws IOException {
        byte[] document = read(run, id, GateDocument.FILE);
        try {
            return document == null ? null : GateDocument.read(document);
        } catch (DecisionFormatException e) {
            throw new IOException(GateDocument.FILE + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * The last look after apply.
     *
     * @return null if there was none
     * @throws IOException if it can't be read
     */
    public static Verification verification(Run<?, ?> run, String id) throws IOException {
        byte[] document = read(run, id, VerificationDocument.FILE);
        try {
            return document == null ? null : VerificationDocument.read(document);
        } catch (DecisionFormatException e) {
            throw new IOException(VerificationDocument.FILE + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * Where a document is kept, if there is one.
     *
     * @throws IOException if the id can't be that of a guard
     */
    public static Path file(Run<?, ?> run, String id, String name) throws IOException {
        return DecisionStore.folder(run, id).resolve(name);
    }

    /** Whether anybody was asked to approve what a guard has decided. */
    public static boolean hasApproval(Run<?, ?> run, String id) throws IOException {
        return Files.exists(file(run, id, ApprovalDocument.FILE));
    }

    /**
     * What people were asked, and what they said.
     *
     * @return null if nobody was asked
     * @throws IOException if it can't be read
     */
    public static ApprovalLog approval(Run<?, ?> run, String id) throws IOException {
        byte[] document = read(run, id, ApprovalDocument.FILE, ApprovalDocument.MAX_BYTES);
        try {
            return document == null ? null : ApprovalDocument.read(document);
        } catch (DecisionFormatException e) {
            throw new IOException(ApprovalDocument.FILE + " is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] read(Run<?, ?> run, String id, String name) throws IOException {
        return read(run, id, name, VerificationDocument.MAX_BYTES);
    }

    private static byte[] read(Run<?, ?> run, String id, String name, long max) throws IOException {
        Path file = file(run, id, name);
        try {
            return Files.size(file) > max ? new byte[0] : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
