package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** Which curve it is: parameters can be compared, their names are not kept. */
final class EllipticCurves {
    private EllipticCurves() {}

    static boolean isP256(ECParameterSpec curve) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
        return curve.getCurve().equals(p256.getCurve())
                && curve.getGenerator().equals(p256.getGenerator())
                && curve.getOrder().equals(p256.getOrder())
                && curve.getCofactor() == p256.getCofactor();
    }
}
