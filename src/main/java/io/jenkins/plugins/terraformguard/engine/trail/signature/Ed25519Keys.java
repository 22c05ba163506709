package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** Private keys of the command line: Ed25519 in PKCS #8 as PEM, the form of {@code openssl genpkey -algorithm ed25519}. */
public final class Ed25519Keys {
    private Ed25519Keys() {}

    /** A new pair: the private key as PEM. */
    public static String generatePem() throws GeneralSecurityException {
        return Pem.write(
                Pem.PRIVATE_KEY,
                KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
    }

    /**
     * The pair in a file.
     *
     * @param pem content of the file
     * @throws GeneralSecurityException with what is wrong with the file, without anything of its content
     */
    public static KeySigner read(byte[] pem) throws GeneralSecurityException {
        byte[] der = Pem.read(pem, Pem.PRIVATE_KEY);
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            throw new GeneralSecurityException(
                    "holds no Ed25519 key; 'terraform-guard keygen' makes one, or 'openssl genpkey -algorithm ed25519'");
        }
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new GeneralSecurityException("holds a key that can't be taken out"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        // KeySigner proves that this public key belongs to the private one.
        return new KeySigner(key, generator.generateKeyPair().getPublic());
    }

    /** Hands out the bytes of a private key: the JDK has no other way from it to the public one. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
