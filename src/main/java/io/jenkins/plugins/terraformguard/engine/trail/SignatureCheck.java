package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Envelope;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.util.Arrays;

/** Checks the signature over one link. */
final class SignatureCheck {
    private final TrustedKeys keys;

    SignatureCheck(TrustedKeys keys) {
        this.keys = keys;
    }

    /** @param document the envelope, or null if there is none */
    TrailCheck check(Link link, byte[] document) {
        if (document == null) {
            return answer(TrailStatus.UNSIGNED, "Nobody signed it");
        }
        Envelope envelope;
        try {
            envelope = EnvelopeDocument.read(document);
        } catch (DecisionFormatException e) {
            return answer(TrailStatus.UNREADABLE, "This is no signature: " + e.getMessage());
        }
        if (!envelope.type().equals(Statement.PAYLOAD_TYPE)) {
            return answer(TrailStatus.INVALID, "Something else was signed: " + envelope.type());
        }
        if (!Arrays.equals(envelope.payload(), Statement.of(link))) {
            return answer(TrailStatus.INVALID, "Another link was signed, or this one was changed since");
        }
        TrustedKeys.Answer answer = keys.verify(envelope);
        String ids = String.join(", ", answer.keys());
        return switch (answer.outcome()) {
            case VALID -> answer(TrailStatus.VALID, "Signed by the key " + ids);
            case BROKEN -> answer(TrailStatus.INVALID, "Not made by the key that it names: " + ids);
            case UNKNOWN_KEY ->
                answer(
                        TrailStatus.UNTRUSTED,
                        keys.isEmpty()
                                ? "No key was given to check it with; it names " + ids
                                : "Signed by a key that was not given: " + ids);
        };
    }

    private static TrailCheck answer(TrailStatus status, String text) {
        return new TrailCheck(Aspect.SIGNATURE, status, text);
    }
}
