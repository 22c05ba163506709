package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.GeneralSecurityException;

/** Something that holds a private key. */
public interface Signer {
    /** Which key: SHA-256 of the public key's DER form (SubjectPublicKeyInfo), lower-case hex. */
    String keyId();

    /** Name of the algorithm, such as {@code Ed25519}. */
    String algorithm();

    /** @throws GeneralSecurityException if the key can't be used */
    byte[] sign(byte[] message) throws GeneralSecurityException;
}
