package io.jenkins.plugins.terraformguard.engine.trail.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of all kinds that are used, and of some that are not. */
class KeysTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    /** The first test of RFC 8032, section 7.1: private key, public key, signature of nothing. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String SIGNATURE = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static KeyPair pair(String algorithm, int bits, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        } else if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    private static Envelope envelope(Signer signer) throws GeneralSecurityException {
        return Envelope.sign("type", MESSAGE, signer);
    }

    @Test
    void aFileMayHoldSeveralPublicKeys() throws Exception {
        PublicKey one =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        PublicKey two =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        String both = PublicKeys.write(one) + PublicKeys.write(two);
        assertEquals(List.of(one, two), PublicKeys.readAll(both.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                List.of(two, one),
                PublicKeys.readAll(("\n" + PublicKeys.write(two) + "\n\n" + PublicKeys.write(one))
                        .getBytes(StandardCharsets.US_ASCII)));
        for (String wrong :
                List.of("", " ", "x" + both, both + "x", both + "-----BEGIN ", Ed25519Keys.generatePem() + both)) {
            assertThrows(
                    GeneralSecurityException.class,
                    () -> PublicKeys.readAll(wrong.getBytes(StandardCharsets.US_ASCII)),
                    wrong);
        }
    }

    @Test
    void theExampleOfTheRfc() throws Exception {
        String der = "302e020100300506032b657004220420" + SEED;
        KeySigner signer =
                Ed25519Keys.read(bytes(Pem.write(Pem.PRIVATE_KEY, HexFormat.of().parseHex(der))));
        assertEquals(
                "302a300506032b6570032100" + PUBLIC,
                HexFormat.of().formatHex(signer.publicKey().getEncoded()),
                "the public key is found from the private one");
        assertEquals(SIGNATURE, HexFormat.of().formatHex(signer.sign(new byte[0])));
        assertTrue(PublicKeys.verify(
                signer.publicKey(), new byte[0], HexFormat.of().parseHex(SIGNATURE)));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, 0, ''", "RSA, 2048, ''", "EC, 0, secp256r1"})
    void allKindsOfKeysSignAndVerify(String algorithm, int bits, String curve) throws Exception {
        KeyPair pair = pair(algorithm, bits, curve);
        KeySigner signer = new KeySigner(pair.getPrivate(), pair.getPublic());
        PublicKey again = PublicKeys.read(bytes(PublicKeys.write(pair.getPublic())));
        assertEquals(signer.keyId(), PublicKeys.id(again));
        TrustedKeys trusted = new TrustedKeys(List.of(again));
        Envelope envelope = envelope(signer);
        assertEquals(Outcome.VALID, trusted.verify(envelope).outcome());
        Envelope other = new Envelope("typf", envelope.payload(), envelope.signatures());
        assertEquals(Outcome.BROKEN, trusted.verify(other).outcome());
    }

    @Test
    void rsaMayBePaddedInBothWays() throws Exception {
        KeyPair pair = pair("RSA", 2048, "");
        Signature pss = SignatureScheme.RSA_PSS.start();
        pss.initSign(pair.getPrivate());
        pss.update(MESSAGE);
        assertTrue(PublicKeys.verify(pair.getPublic(), MESSAGE, pss.sign()));
    }

    @Test
    void noBitOfASignatureCanBeChanged() throws Exception {
        KeySigner signer = Ed25519Keys.read(bytes(Ed25519Keys.generatePem()));
        byte[] right = signer.sign(MESSAGE);
        for (int bit = 0; bit < right.length * 8; bit++) {
            byte[] wrong = right.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(PublicKeys.verify(signer.publicKey(), MESSAGE, wrong), "bit " + bit);
        }
        assertFalse(PublicKeys.verify(signer.publicKey(), MESSAGE, new byte[0]));
        assertFalse(PublicKeys.verify(signer.publicKey(), MESSAGE, new byte[1000]));
    }

    @ParameterizedTest
    @CsvSource({"RSA, 1024, ''", "EC, 0, secp384r1", "DSA, 2048, ''", "Ed448, 0, ''", "X25519, 0, ''"})
    void otherKeysAreRefused(String algorithm, int bits, String curve) throws Exception {
        PublicKey key = pair(algorithm, bits, curve).getPublic();
        assertThrows(GeneralSecurityException.class, () -> PublicKeys.read(bytes(PublicKeys.write(key))));
    }

    @Test
    void twoKeysThatAreNoPair() throws Exception {
        KeyPair one = pair("Ed25519", 0, "");
        KeyPair two = pair("Ed25519", 0, "");
        assertThrows(GeneralSecurityException.class, () -> new KeySigner(one.getPrivate(), two.getPublic()));
    }

    @Test
    void aSignatureThatNamesNoKeyIsByNobody() throws Exception {
        KeySigner signer = Ed25519Keys.read(bytes(Ed25519Keys.generatePem()));
        Envelope signed = envelope(signer);
        Envelope nameless = new Envelope(
                signed.type(),
                signed.payload(),
                List.of(new Envelope.Signature("", signed.signatures().get(0).bytes())));
        TrustedKeys trusted = new TrustedKeys(List.of(signer.publicKey()));
        assertEquals(Outcome.UNKNOWN_KEY, trusted.verify(nameless).outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----"
            })
    void whatIsNoKeyIsRefusedWithoutBeingRepeated(String file) {
        for (String problem : List.of(
                assertThrows(GeneralSecurityException.class, () -> Ed25519Keys.read(bytes(file)))
                        .getMessage(),
                assertThrows(GeneralSecurityException.class, () -> PublicKeys.read(bytes(file)))
                        .getMessage())) {
            assertFalse(problem.contains("AAAA"), problem);
        }
    }

    @Test
    void aPrivateKeyGivenAsAPublicOneIsNamedAsSuch() throws Exception {
        byte[] pem = bytes(Ed25519Keys.generatePem());
        String problem = assertThrows(GeneralSecurityException.class, () -> PublicKeys.read(pem))
                .getMessage();
        assertTrue(problem.contains("that is the private key"), problem);
    }

    @Test
    void hugeFilesAreNotRead() {
        assertThrows(GeneralSecurityException.class, () -> PublicKeys.read(new byte[1 << 20]));
    }

    @Test
    void keysComeBackAsTheyWere() throws Exception {
        String pem = Ed25519Keys.generatePem();
        byte[] windows = bytes("\r\n" + pem.replace("\n", "\r\n"));
        assertArrayEquals(
                Ed25519Keys.read(bytes(pem)).publicKey().getEncoded(),
                Ed25519Keys.read(windows).publicKey().getEncoded());
    }
}
