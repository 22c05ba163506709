package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * As much of a decision as its verification needs, so that the decisions of a long trail need not be kept in memory.
 *
 * @param digest SHA-256 of the file
 * @param guard id of the guard; empty if the file can't be read
 * @param verdict its word; empty likewise
 * @param review SHA-256 of the record of the review that it rests on; empty where there is none
 * @param problem why it can't be read; empty if it can
 */
public record DecisionGlance(String digest, String guard, String verdict, String review, String problem) {
    /** Bytes of a decision that is read at all. */
    public static final int MAX_BYTES = DecisionLimits.DOCUMENT_BYTES;

    /** Looks at a file. */
    public static DecisionGlance of(byte[] document) {
        String digest = Sha256.hex(document);
        try {
            TrailDocument.checkSchema(TrailDocument.schema(document, MAX_BYTES), Decision.SCHEMA);
            Decision decision = DecisionReader.read(document);
            return new DecisionGlance(
                    digest,
                    decision.id(),
                    decision.verdict().id(),
                    decision.grounds().review().record(),
                    "");
        } catch (DecisionFormatException e) {
            return new DecisionGlance(digest, "", "", "", "This is no decision: " + e.getMessage());
        } catch (TrailException e) {
            return new DecisionGlance(digest, "", "", "", e.getMessage());
        }
    }

    /** Looks at a file of any size, which is read to its end and not closed. */
    public static DecisionGlance of(InputStream in) throws IOException {
        byte[] document = in.readNBytes(MAX_BYTES + 1);
        return document.length <= MAX_BYTES
                ? of(document)
                : tooLarge(Sha256.hex(new SequenceInputStream(new ByteArrayInputStream(document), in)));
    }

    private static DecisionGlance tooLarge(String digest) {
        return new DecisionGlance(digest, "", "", "", "This is no decision: it is larger than " + MAX_BYTES + " bytes");
    }
}
