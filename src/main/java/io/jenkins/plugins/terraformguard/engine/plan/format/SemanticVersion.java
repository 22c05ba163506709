package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0. As Terraform allows, a {@code v} may lead, and the minor and the patch number
 * may be left out. What follows {@code +} counts for nothing.
 *
 * @param numbers major, minor, patch
 * @param given how many of the numbers were written
 * @param prerelease the identifiers after the hyphen, empty for a release
 */
public record SemanticVersion(List<BigInteger> numbers, int given, List<String> prerelease) {
    private static final int MAX_LENGTH = 256;
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern VERSION = Pattern.compile(
            "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?(?:-" + WORDS + ")?(?:\\+" + WORDS + ")?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PADDED = Pattern.compile("0[0-9]+");

    /** @throws FormatException if the text is no version */
    public static SemanticVersion parse(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw FormatException.of(text, "is no version such as 1.2.3, 1.2 or 1.2.3-beta.1");
        }
        List<BigInteger> numbers = new ArrayList<>();
        int given = 0;
        for (int part = 1; part <= 3; part++) {
            given += matcher.group(part) == null ? 0 : 1;
            numbers.add(matcher.group(part) == null ? BigInteger.ZERO : new BigInteger(matcher.group(part)));
        }
        List<String> prerelease =
                matcher.group(4) == null ? List.of() : List.of(matcher.group(4).split("\\."));
        if (prerelease.stream().anyMatch(word -> PADDED.matcher(word).matches())) {
            throw FormatException.of(text, "is no version: a number in it has leading zeros");
        }
        return new SemanticVersion(List.copyOf(numbers), given, prerelease);
    }

    /** Precedence: less than, equal to or greater than 0. */
    public int compare(SemanticVersion other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
            int order = compare(prerelease.get(i), other.prerelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(prerelease.size(), other.prerelease.size());
    }

    private static int compare(String a, String b) {
        boolean left = DIGITS.matcher(a).matches();
        boolean right = DIGITS.matcher(b).matches();
        if (left && right) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        // Numbers stand before words.
        return left || right ? (left ? -1 : 1) : a.compareTo(b);
    }
}
