package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.GeneralSecurityException;
import java.util.List;

/**
 * A payload with the signatures over it.
 *
 * @param type of the payload
 * @param payload the bytes that are signed, together with their type
 * @param signatures at least one
 */
public record Envelope(String type, byte[] payload, List<Signature> signatures) {
    /**
     * One signature.
     *
     * @param keyId which key made it, as it says; empty if it does not say
     */
    public record Signature(String keyId, byte[] bytes) {}

    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /** An envelope with one signature. */
    public static Envelope sign(String type, byte[] payload, Signer signer) throws GeneralSecurityException {
        byte[] signature = signer.sign(Dsse.encode(type, payload));
        return new Envelope(type, payload, List.of(new Signature(signer.keyId(), signature)));
    }
}
