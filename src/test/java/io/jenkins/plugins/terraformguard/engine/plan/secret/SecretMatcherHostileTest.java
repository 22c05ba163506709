package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Secrets and texts that are made to take long. */
class SecretMatcherHostileTest {
    private static final int MEGABYTE = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void textOfOneLetterAndSecretsThatNearlyAre() {
        List<String> secrets = new ArrayList<>();
        for (int length = 8; length < 1000; length++) {
            secrets.add("a".repeat(length) + "b");
        }
        SecretMatcher matcher = SecretMatcher.of(secrets);
        String text = "a".repeat(MEGABYTE);
        assertTimeoutPreemptively(LIMIT, () -> {
            assertFalse(matcher.foundIn("a".repeat(200).repeat(10).replaceAll("a{200}", "$0c")));
            matcher.foundIn(text);
            assertEquals("*", SecretMatcher.of(List.of("a".repeat(20))).mask(text, "*"));
        });
    }

    @Test
    void secretsOfOneLetterOfEveryLength() {
        List<String> secrets = new ArrayList<>();
        for (int length = 8; length < 2000; length++) {
            secrets.add("a".repeat(length));
        }
        secrets.add("a".repeat(2000) + "c");
        SecretMatcher matcher = SecretMatcher.of(secrets);
        String text = ("a".repeat(500) + "b").repeat(MEGABYTE / 501);
        assertTimeoutPreemptively(LIMIT, () -> assertEquals("*b".repeat(MEGABYTE / 501), matcher.mask(text, "*")));
    }

    @Test
    void aSecretAsLongAsTheText() {
        String secret = "a".repeat(MEGABYTE / 2);
        String text = "a".repeat(MEGABYTE);
        assertTimeoutPreemptively(LIMIT, () -> {
            assertTrue(SecretMatcher.of(List.of(secret)).foundIn(text));
            assertEquals("*", SecretMatcher.of(List.of(secret)).mask(text, "*"));
        });
    }

    /** Here telling exactly would take quadratic time, and hiding too much is the safe answer. */
    @Test
    void whatIsTooHardToTellIsTakenForFound() {
        String secret = "a".repeat(MEGABYTE / 2) + "b";
        SecretMatcher matcher = SecretMatcher.of(List.of(secret));
        assertTimeoutPreemptively(LIMIT, () -> {
            assertTrue(matcher.foundIn("a".repeat(MEGABYTE)));
            assertTrue(matcher.mask("a".repeat(MEGABYTE) + "c", "*").length() < MEGABYTE / 2);
        });
    }

    @Test
    void longSecretsWithTheSameBeginningAreToldApart() {
        String boilerplate = "#!/bin/sh\n# Managed by Terraform\n".repeat(40);
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            secrets.add(boilerplate + "step " + i * 2 + "\n" + boilerplate);
        }
        SecretMatcher matcher = SecretMatcher.of(secrets);
        for (int i = 0; i < 500; i++) {
            assertTrue(matcher.foundIn("x" + secrets.get(i)));
            assertFalse(matcher.foundIn(boilerplate + "step " + (i * 2 + 1) + "\n" + boilerplate));
        }
    }

    @Test
    void aHundredThousandSecrets() {
        Random random = new Random(3);
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            secrets.add(Long.toString(random.nextLong() & Long.MAX_VALUE, 36) + Integer.toString(random.nextInt(), 36));
        }
        assertTimeoutPreemptively(LIMIT, () -> {
            SecretMatcher matcher = SecretMatcher.of(secrets);
            String text = "resource \"aws_instance\" \"web\" { ami = \"ami-0123456789abcdef0\" }\n".repeat(30_000);
            assertFalse(matcher.foundIn(text));
            for (int i = 0; i < 100; i++) {
                assertTrue(matcher.foundIn("id=" + secrets.get(i * 999) + ";"));
            }
            assertTrue(matcher.foundIn(text + secrets.get(99_999)));
        });
    }
}
