package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * A text for a rule.
 *
 * @param hit whether the rule must find it; else no rule may
 */
record Sample(CredentialRule rule, String text, boolean hit) {
    static final String DIGITS = "0123456789";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String HEX = "0123456789abcdef";
    static final String ALNUM = DIGITS + LOWER + UPPER;
    static final String WORD = ALNUM + "_-";

    /** Characters that look random and are the same in each run, so that no token stands in the source. */
    static String of(String alphabet, int length) {
        Random random = new Random(length * 31L + alphabet.length());
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A PEM file of 6 lines, encapsulation boundaries and all. */
    static String pem(String label) {
        String body = of(ALNUM + "+/", 64) + "\n" + of(ALNUM + "/+", 64) + "\n" + of(ALNUM, 64) + "\n" + of(ALNUM, 30)
                + "==\n";
        return "-----BEGIN " + label + "-----\n" + body + "-----END " + label + "-----\n";
    }
}
