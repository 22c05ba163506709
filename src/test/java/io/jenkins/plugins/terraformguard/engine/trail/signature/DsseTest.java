package io.jenkins.plugins.terraformguard.engine.trail.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoding by the example of the protocol's specification, and what is no envelope. */
class DsseTest {
    private static final String TYPE = "http://example.com/HelloWorld";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Envelope read(String document) throws DecisionFormatException {
        return EnvelopeDocument.read(bytes(document));
    }

    @Test
    void theExampleOfTheSpecification() throws Exception {
        Envelope envelope = read("{\"payload\":\"aGVsbG8gd29ybGQ=\",\"payloadType\":\"" + TYPE
                + "\",\"signatures\":[{\"sig\":"
                + "\"A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==\"}]}");
        assertEquals("hello world", new String(envelope.payload(), StandardCharsets.UTF_8));
        byte[] encoded = Dsse.encode(envelope.type(), envelope.payload());
        assertEquals(
                "DSSEv1 29 http://example.com/HelloWorld 11 hello world", new String(encoded, StandardCharsets.UTF_8));

        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(
                                        "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                                new BigInteger(
                                        "5640078356564379163099075877009565129882514886557779369047442380624545832820")),
                        curve.getParameterSpec(ECParameterSpec.class)));
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key);
        verifier.update(encoded);
        assertTrue(verifier.verify(envelope.signatures().get(0).bytes()), "what we encode is what they signed");
    }

    @Test
    void lengthsAreThoseOfBytes() {
        assertEquals(
                "DSSEv1 2 \u00e9 3 \u20ac", new String(Dsse.encode("\u00e9", bytes("\u20ac")), StandardCharsets.UTF_8));
        assertEquals("DSSEv1 0  0 ", new String(Dsse.encode("", new byte[0]), StandardCharsets.UTF_8));
    }

    @Test
    void bothAlphabetsAreRead() throws Exception {
        String document = "{\"payload\":\"%s\",\"payloadType\":\"x\",\"signatures\":[{\"keyid\":\"k\",\"sig\":\"\"}]}";
        assertArrayEquals(
                read(document.formatted("-_8=")).payload(),
                read(document.formatted("+/8=")).payload());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "\"x\"",
                "{\"payload\":\"\"",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payloadType\":\"x\"}",
                "{\"payload\":\"\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"keyid\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"AA=\"}]}",
                "{\"payload\":\"AB==\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"AA\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"A A=\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"+_8=\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\",\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]} {}"
            })
    void ambiguousOrBrokenOnesAreRefused(String document) {
        assertThrows(DecisionFormatException.class, () -> read(document));
    }

    @Test
    void keysThatOthersAddAreIgnored() throws Exception {
        Envelope envelope = read("{\"more\":[1,{}],\"payload\":\"\",\"payloadType\":\"x\","
                + "\"signatures\":[{\"cert\":\"y\",\"keyid\":\"k\",\"sig\":\"\"}]}");
        assertEquals("k", envelope.signatures().get(0).keyId());
    }

    @Test
    void moreSignaturesThanAnyoneNeeds() {
        String one = "{\"sig\":\"\"}";
        String many = (one + ",").repeat(EnvelopeDocument.MAX_SIGNATURES) + one;
        assertThrows(
                DecisionFormatException.class,
                () -> read("{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[" + many + "]}"));
    }
}
