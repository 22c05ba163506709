package io.jenkins.plugins.terraformguard.engine.trail.signature;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Public keys in the form that {@code openssl pkey -pubout} writes: X.509 SubjectPublicKeyInfo as PEM. */
public final class PublicKeys {
    /** Bytes of an Ed25519 key in DER: 12 that are always the same, 32 of the key. */
    static final int ED25519_LENGTH = 44;

    private static final List<String> ALGORITHMS = List.of("Ed25519", "RSA", "EC");

    private PublicKeys() {}

    /** SHA-256 of the key's DER form, lower-case hex: the same as of {@code openssl pkey -pubin -outform DER}. */
    public static String id(PublicKey key) {
        return Sha256.hex(key.getEncoded());
    }

    /** The key as PEM. */
    public static String write(PublicKey key) {
        return Pem.write(Pem.PUBLIC_KEY, key.getEncoded());
    }

    /**
     * A key that can verify: Ed25519, RSA from 2,048 bits, ECDSA on P-256.
     *
     * @param pem content of a file
     * @throws GeneralSecurityException with what is wrong with the file
     */
    public static PublicKey read(byte[] pem) throws GeneralSecurityException {
        byte[] der = Pem.read(pem, Pem.PUBLIC_KEY);
        for (String algorithm : ALGORITHMS) {
            PublicKey key = read(der, algorithm);
            if (key != null) {
                SignatureScheme.of(key);
                return key;
            }
        }
        throw new GeneralSecurityException("holds no key for Ed25519, RSA or ECDSA on P-256");
    }

    /**
     * The keys of a file that holds one after the other.
     *
     * @throws GeneralSecurityException as of one, for any of them
     */
    public static List<PublicKey> readAll(byte[] pem) throws GeneralSecurityException {
        List<PublicKey> keys = new ArrayList<>();
        for (byte[] block : Pem.split(pem)) {
            keys.add(read(block));
        }
        return keys;
    }

    /** The key, or null if it is none of this algorithm. */
    private static PublicKey read(byte[] der, String algorithm) throws GeneralSecurityException {
        try {
            PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            // The id is that of the form: another form of the same key would be another key.
            return Arrays.equals(key.getEncoded(), der) ? key : null;
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    /** Whether the signature is right in any scheme that is used with such a key. */
    static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            for (SignatureScheme scheme : SignatureScheme.of(key)) {
                if (verify(scheme, key, message, signature)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verify(SignatureScheme scheme, PublicKey key, byte[] message, byte[] bytes)
            throws GeneralSecurityException {
        Signature signature = scheme.start();
        signature.initVerify(key);
        signature.update(message);
        try {
            return signature.verify(bytes);
        } catch (SignatureException malformed) {
            return false;
        }
    }
}
