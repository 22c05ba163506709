package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Brings a claim into the form in which it is compared with facts. */
final class ClaimText {
    /** In place of a name; no plain text holds it. */
    static final char NAME = '\0';

    /** Line ends stay: they end a sentence. */
    private static final Pattern SPACE = Pattern.compile("[[\\s\\p{Z}\\x{2800}]&&[^\\n]]+");

    /** What would make a longer name of a name is not in front of it, or behind it. */
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_.:/@*\\[-])";

    private static final String AFTER = "(?![\\p{L}\\p{N}_\\[]|[.:/@*-]{1,9}[\\p{L}\\p{N}_\\[])";

    private ClaimText() {}

    /** White space of whatever kind as one space. */
    static String folded(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    /**
     * The text with a mark in place of each name that is known. Whoever names a resource chooses words too: they say
     * nothing about what the text says.
     *
     * @param folded as of {@link #folded}
     */
    static String withoutNames(String folded, Collection<FactWords> facts) {
        List<String> names = facts.stream()
                .flatMap(fact -> fact.names().stream())
                .filter(folded::contains)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String text = folded;
        for (String name : names) {
            text = Pattern.compile(BEFORE + Pattern.quote(name) + AFTER)
                    .matcher(text)
                    .replaceAll(Character.toString(NAME));
        }
        return text;
    }
}
