package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMatcherTest {
    @Test
    void findsASecretAnywhereInAText() {
        SecretMatcher matcher = SecretMatcher.of(List.of("hunter2hunter"));
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                assertTrue(matcher.foundIn("-".repeat(before) + "hunter2hunter" + "-".repeat(after)));
                assertFalse(matcher.foundIn("-".repeat(before) + "hunter2hunte" + "-".repeat(after)));
            }
        }
    }

    @Test
    void caseCounts() {
        assertFalse(SecretMatcher.of(List.of("hunter2hunter")).foundIn("HUNTER2HUNTER"));
    }

    @Test
    void shortSecretsAreLeftOut() {
        SecretMatcher matcher = SecretMatcher.of(List.of("1234567", ""));
        assertTrue(matcher.isEmpty());
        assertFalse(matcher.foundIn("1234567"));
        assertEquals("1234567", matcher.mask("1234567", "*"));
        assertFalse(SecretMatcher.of(List.of("12345678")).isEmpty());
    }

    @Test
    void masksTheLongestAndMergesOverlaps() {
        SecretMatcher matcher = SecretMatcher.of(List.of("abcdefgh", "abcdefghijkl", "ijklmnop", "klmnopqr"));
        assertEquals("x*y", matcher.mask("xabcdefghijkly", "*"));
        assertEquals("x*y", matcher.mask("xabcdefghijklmnopqry", "*"));
        assertEquals("**", matcher.mask("abcdefghabcdefgh", "*"));
        assertEquals("x*jk-*-", matcher.mask("xabcdefghjk-klmnopqr-", "*"));
        assertEquals("<hidden><hidden>", matcher.mask("abcdefghklmnopqr", "<hidden>"));
        assertEquals("", matcher.mask("abcdefgh", ""));
    }

    @Test
    void masksNothingInATextWithoutSecrets() {
        String text = "nothing here to be seen";
        assertSame(text, SecretMatcher.of(List.of("hunter2hunter")).mask(text, "*"));
    }

    @Test
    void anyCharacterMayBePartOfASecret() {
        String secret = "p\u00e4ss\u4e16\u754c\ud83d\ude00\u0000\nx";
        SecretMatcher matcher = SecretMatcher.of(List.of(secret));
        assertEquals("<*>", matcher.mask("<" + secret + ">", "*"));
        assertFalse(matcher.foundIn(secret.replace('\u4e16', '\u4e17')));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheObviousSearch(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            int letters = 1 + random.nextInt(4);
            int shortest = SecretMatcher.MIN_LENGTH + random.nextInt(6);
            List<String> secrets = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                secrets.add(text(random, shortest + random.nextInt(seed * 10), letters));
            }
            SecretMatcher matcher = SecretMatcher.of(secrets);
            for (int i = 0; i < 20; i++) {
                String text = text(random, random.nextInt(120), letters);
                if (random.nextBoolean()) {
                    text += secrets.get(random.nextInt(secrets.size())) + text(random, 9, letters);
                }
                assertEquals(secrets.stream().anyMatch(text::contains), matcher.foundIn(text), text);
                assertEquals(obviousMask(text, secrets), matcher.mask(text, "*"), () -> "secrets: " + secrets);
            }
        }
    }

    @Test
    void manySecretsWithTheSameBeginning() {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            secrets.add("arn:aws:iam::123456789012:role/" + i * 7);
        }
        SecretMatcher matcher = SecretMatcher.of(secrets);
        for (int i = 0; i < 4_000; i++) {
            String text = "arn:aws:iam::123456789012:role/" + i + "x";
            assertEquals(secrets.stream().limit(i / 7 + 1L).anyMatch(text::startsWith), matcher.foundIn(text), text);
        }
    }

    private static String text(Random random, int length, int letters) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append((char) ('a' + random.nextInt(letters)));
        }
        return out.toString();
    }

    private static String obviousMask(String text, Collection<String> secrets) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = longest(text, at, secrets);
            if (end == at) {
                out.append(text.charAt(at++));
                continue;
            }
            for (int next = at + 1; next < end; next++) {
                end = Math.max(end, longest(text, next, secrets));
            }
            out.append('*');
            at = end;
        }
        return out.toString();
    }

    private static int longest(String text, int at, Collection<String> secrets) {
        return at
                + secrets.stream()
                        .filter(secret -> text.startsWith(secret, at))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
    }
}
