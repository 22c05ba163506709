package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
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

    private static byte[] read(Run<?, ?> run, String id, String name) throws IOException {
        Path file = DecisionStore.folder(run, id).resolve(name);
        try {
            return Files.size(file) > VerificationDocument.MAX_BYTES ? new byte[0] : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
