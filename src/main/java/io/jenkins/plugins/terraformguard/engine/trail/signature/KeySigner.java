package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs with a pair of keys: Ed25519, RSA (PKCS #1, SHA-256) or ECDSA on P-256 (SHA-256). */
public final class KeySigner implements Signer {
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final SignatureScheme scheme;

    /** @throws GeneralSecurityException if such keys are not used here, or if the two are no pair */
    public KeySigner(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.scheme = SignatureScheme.of(publicKey).get(0);
        if (!PublicKeys.verify(publicKey, PROBE, sign(PROBE))) {
            throw new GeneralSecurityException("the private and the public key are no pair");
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String keyId() {
        return PublicKeys.id(publicKey);
    }

    @Override
    public String algorithm() {
        return scheme.title();
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = scheme.start();
        signature.initSign(privateKey);
        signature.update(message);
        return signature.sign();
    }
}
