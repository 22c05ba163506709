package io.jenkins.plugins.terraformguard.signing;

import io.jenkins.plugins.terraformguard.engine.trail.signature.Ed25519Keys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import jenkins.security.ConfidentialKey;

/** The private key, encrypted in the folder {@code secrets} with the controller's master key. There is only one at a time. */
class PrivateKeyStore extends ConfidentialKey {
    PrivateKeyStore() {
        super("io.jenkins.plugins.terraformguard.signing.PrivateKey");
    }

    /**
     * The key.
     *
     * @return null if there is none, or none that this controller's master key opens
     * @throws GeneralSecurityException if it was opened and is no key
     */
    KeySigner signer() throws IOException, GeneralSecurityException {
        byte[] pem = load();
        return pem == null ? null : Ed25519Keys.read(pem);
    }

    /** Puts a new key in the place of the one that was. */
    void replace(String pem) throws IOException {
        store(pem.getBytes(StandardCharsets.US_ASCII));
    }
}
