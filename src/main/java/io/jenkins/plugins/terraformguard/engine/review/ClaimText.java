package io.jenkins.plugins.terraformguard.engine.review;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings a claim into the form in which it is compared with facts. */
final class ClaimText {
    /** In place of a name; no plain text holds it. */
    static final char NAME = '\0';

    /** Line ends stay: they end a sentence. */
    private static final Pattern SPACE = Pattern.compile("[[\\s\\p{Z}\\x{2800}]&&[^\\n]]+");

    /** Ends of what may be said by itself. */
    private static final Pattern CLAUSE = Pattern.compile("(?<=[.!?;:,\u2013\u2014\u3002])\\s+|\\n");

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** What would make a longer name of a name is not in front of it, or behind it. */
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_.:/@*\\[-])";

    private static final String AFTER = "(?![\\p{L}\\p{N}_\\[]|[.:/@*-]{1,9}[\\p{L}\\p{N}_\\[])";

    private ClaimText() {}

    /** White space of whatever kind as one space. */
    static String folded(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    /** The same in the plain letters and digits that compatible ones stand for, such as those of full width. */
    static String plain(String folded) {
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Without the clauses that ask: what is left is said, not asked. */
    static String asserted(String text) {
        return CLAUSE.splitAsStream(text)
                .map(String::strip)
                .filter(clause -> !clause.endsWith("?"))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Whether there is a word of Latin and other letters, or a digit of another script, that is not in a text of the
     * engine or of a policy: it looks like another word and gets past what looks for that one.
     */
    static boolean isOdd(String text, Collection<FactWords> facts) {
        return LETTERS.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> isMixed(plain(word)) || word.codePoints().anyMatch(ClaimText::isOtherDigit))
                .anyMatch(word -> facts.stream()
                        .noneMatch(one -> one.fact().kind() != Fact.Kind.INTENT
                                && one.fact().text().contains(word)));
    }

    private static boolean isOtherDigit(int codePoint) {
        return codePoint > 0x7f && Character.isDigit(codePoint);
    }

    private static boolean isMixed(String word) {
        Set<UnicodeScript> scripts = word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() > 1 && scripts.contains(UnicodeScript.LATIN);
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
