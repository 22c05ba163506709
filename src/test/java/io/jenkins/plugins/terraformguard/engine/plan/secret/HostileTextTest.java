package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are made to take long: of anchors, so that every check is asked as often as can be. */
class HostileTextTest {
    private static final int MEGABYTE = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static Stream<String> anchors() {
        return CredentialDetector.anchors().stream().map(Anchor::literal).distinct();
    }

    @ParameterizedTest
    @MethodSource("anchors")
    void repeatedAnchorsTakeLinearTime(String anchor) {
        assertTimeoutPreemptively(LIMIT, () -> {
            for (String follower : List.of("", "=", ": \"", "a", "-a=", " ", "\\")) {
                String unit = anchor + follower;
                assertDoesNotThrow(() -> CredentialDetector.find(unit.repeat(MEGABYTE / 16 / unit.length())));
            }
        });
    }

    @Test
    void aMegabyteOfTheCostliestAnchors() {
        for (String unit :
                List.of("key=", "heroku_key=", "_auth=", "T3Blbk" + "FJ", "eyJ.", " -p ", "\"d\":\"", "://a:")) {
            String text = unit.repeat(MEGABYTE / unit.length());
            assertTimeoutPreemptively(LIMIT, () -> assertNull(CredentialDetector.find(text)));
        }
    }

    @Test
    void oneAnchorBeforeALongTextIsRead() {
        assertTimeoutPreemptively(
                LIMIT,
                () -> anchors().forEach(anchor -> {
                    for (String filler : List.of("a", "=", " ", "\\", "\"", "A1", "-", "eyJ.")) {
                        String text = anchor + filler.repeat(MEGABYTE / 32 / filler.length());
                        assertDoesNotThrow(() -> CredentialDetector.find(text));
                        assertDoesNotThrow(() -> CredentialDetector.find(text + anchor));
                    }
                }));
    }

    @Test
    void randomMixturesOfAnchorsBreakNothing() {
        Random random = new Random(11);
        List<String> parts = Stream.concat(
                        anchors(),
                        Stream.of(
                                "\"", "\\", "=", ":", " ", "\n", "a", "7", "@", ".", "'", "value", "\ud83d", "\u0000"))
                .toList();
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int round = 0; round < 1500; round++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(60); i >= 0; i--) {
                    text.append(parts.get(random.nextInt(parts.size())));
                }
                for (int cut = 0; cut < 3; cut++) {
                    String part = text.substring(random.nextInt(text.length()));
                    assertDoesNotThrow(() -> CredentialDetector.find(part));
                }
            }
        });
    }

    @Test
    void everySampleCanBeCutAnywhere() {
        Samples.hits().map(Sample::text).filter(text -> text.length() < 400).forEach(text -> {
            for (int i = 0; i <= text.length(); i++) {
                String head = text.substring(0, i);
                String tail = text.substring(i);
                assertDoesNotThrow(() -> CredentialDetector.find(head));
                assertDoesNotThrow(() -> CredentialDetector.find(tail));
            }
        });
    }

    @Test
    void ordinaryMegabytesHoldNothing() {
        String policy = "{\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:GetSecretValue\",\"kms:Decrypt\"],"
                + "\"Resource\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-??????\"},\n";
        assertNull(CredentialDetector.find(policy.repeat(MEGABYTE / policy.length())));
    }
}
