package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;

/** The ways of signing that are known, all of them in every JDK. An envelope does not name its way: the key does. */
enum SignatureScheme {
    ED25519("Ed25519", "Ed25519", null),
    ECDSA_P256("ECDSA P-256", "SHA256withECDSA", null),
    RSA("RSA PKCS #1", "SHA256withRSA", null),
    RSA_PSS(
            "RSA PSS",
            "RSASSA-PSS",
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC));

    static final int MIN_RSA_BITS = 2048;
    static final int MAX_RSA_BITS = 16_384;

    private final String title;
    private final String algorithm;
    private final PSSParameterSpec parameters;

    SignatureScheme(String title, String algorithm, PSSParameterSpec parameters) {
        this.title = title;
        this.algorithm = algorithm;
        this.parameters = parameters;
    }

    String title() {
        return title;
    }

    Signature start() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        return signature;
    }

    /**
     * The schemes that a key may be used with, the usual one first.
     *
     * @throws GeneralSecurityException if there is none: another kind of key, another curve, too short
     */
    static List<SignatureScheme> of(PublicKey key) throws GeneralSecurityException {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
                throw new GeneralSecurityException(
                        "an RSA key of " + bits + " bits is not used, only of " + MIN_RSA_BITS + " to " + MAX_RSA_BITS);
            }
            return List.of(RSA, RSA_PSS);
        }
        if (key instanceof ECPublicKey ec) {
            if (!EllipticCurves.isP256(ec.getParams())) {
                throw new GeneralSecurityException("an elliptic curve other than P-256 is not used");
            }
            return List.of(ECDSA_P256);
        }
        if (key.getAlgorithm().equals("EdDSA") && key.getEncoded().length == PublicKeys.ED25519_LENGTH) {
            return List.of(ED25519);
        }
        throw new GeneralSecurityException("a key for " + key.getAlgorithm() + " is not used here");
    }
}
