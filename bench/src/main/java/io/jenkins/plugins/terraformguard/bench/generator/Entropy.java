package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.List;
import java.util.SplittableRandom;

/** Random values that are the same for the same seed. */
final class Entropy {
    private static final List<String> WORDS = List.of(
            "orders", "billing", "search", "catalog", "ledger", "media", "portal", "intake", "mailer", "report", "auth",
            "edge", "queue", "stock", "pricing", "audit", "export", "ingest", "session", "profile");
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "ap-southeast-2");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final SplittableRandom random;

    Entropy(long seed) {
        this.random = new SplittableRandom(seed);
    }

    long seed() {
        return random.nextLong();
    }

    /** From zero up to, but without, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    String word() {
        return pick(WORDS);
    }

    String region() {
        return pick(REGIONS);
    }

    /** Hexadecimal digits. */
    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(below(16), 16));
        }
        return text.toString();
    }

    /** Letters and digits, as in a generated password or in Base64. */
    String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(below(LETTERS.length())));
        }
        return text.toString();
    }

    /** An account number: twelve digits. */
    String account() {
        return "1" + (10_000_000_000L + random.nextLong(80_000_000_000L));
    }

    /** A private IPv4 address. */
    String address() {
        return "10." + below(256) + "." + below(256) + "." + below(256);
    }

    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region() + ":" + account() + ":" + resource;
    }
}
