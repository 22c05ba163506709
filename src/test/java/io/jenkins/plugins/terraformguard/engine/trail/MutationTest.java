package io.jenkins.plugins.terraformguard.engine.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte of a trail can be changed, left out or doubled without being noticed. */
class MutationTest {
    private static final int[] MASKS = {0x01, 0x20, 0x80, 0xff};

    private static final KeySigner SIGNER = SampleTrail.newRsaKey();
    private static final TrustedKeys KEYS = new TrustedKeys(List.of(SIGNER.publicKey()));

    private final SampleTrail trail = new SampleTrail(Chain.first(SampleTrail.CHAIN, "production"), SIGNER);

    @BeforeEach
    void build() {
        trail.build();
    }

    private TrailStatus status() {
        return status(HeadDocument.write(trail.head));
    }

    private TrailStatus status(byte[] head) {
        return trail.verify(KEYS, Map.of("head", head)).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"decision.json", "decision.link.json", "decision.sig.json", "report.html", "policies/own.yaml"})
    void ofAnyFile(String name) {
        assertEquals(TrailStatus.VALID, status());
        TreeMap<String, byte[]> files = trail.builds.get(0);
        byte[] right = files.get(name);
        for (int i = 0; i < right.length; i++) {
            for (byte[] wrong : mutants(right, i)) {
                files.put(name, wrong);
                assertNotEquals(TrailStatus.VALID, status(), name + " byte " + i);
            }
        }
        files.put(name, Arrays.copyOf(right, right.length + 1));
        assertNotEquals(TrailStatus.VALID, status(), name + " with one more byte");
        files.remove(name);
        assertNotEquals(TrailStatus.VALID, status(), "without " + name);
    }

    @Test
    void ofTheHead() {
        byte[] right = HeadDocument.write(trail.head);
        for (int i = 0; i < right.length; i++) {
            for (byte[] wrong : mutants(right, i)) {
                assertNotEquals(TrailStatus.VALID, status(wrong), "byte " + i);
            }
        }
    }

    @Test
    void ofAHeadThatIsOneBehind() {
        ChainHead before = trail.head;
        Link last = trail.build();
        trail.head = new ChainHead(
                before.chain(),
                before.guard(),
                before.sequence(),
                before.link(),
                List.of(LinkDocument.digest(last)),
                "",
                null);
        assertEquals(TrailStatus.VALID, status());
        ofTheHead();
    }

    @Test
    void endsCutOff() {
        for (String name : List.of("decision.json", "decision.link.json", "decision.sig.json")) {
            byte[] right = trail.builds.get(0).get(name);
            for (int length = 0; length < right.length; length += 7) {
                trail.builds.get(0).put(name, Arrays.copyOf(right, length));
                assertNotEquals(TrailStatus.VALID, status(), name + " cut at " + length);
            }
            trail.builds.get(0).put(name, right);
        }
    }

    /** The byte changed, left out, and doubled. */
    private static List<byte[]> mutants(byte[] right, int index) {
        List<byte[]> mutants = new ArrayList<>();
        byte[] flipped = right.clone();
        flipped[index] ^= (byte) MASKS[index % MASKS.length];
        mutants.add(flipped);
        byte[] shorter = new byte[right.length - 1];
        System.arraycopy(right, 0, shorter, 0, index);
        System.arraycopy(right, index + 1, shorter, index, shorter.length - index);
        mutants.add(shorter);
        byte[] longer = new byte[right.length + 1];
        System.arraycopy(right, 0, longer, 0, index + 1);
        System.arraycopy(right, index, longer, index + 1, right.length - index);
        mutants.add(longer);
        return mutants;
    }
}
