package io.jenkins.plugins.terraformguard.cli.fuzz;

import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of a text, counted in the plainest way: each ends with a line feed, a byte-order mark is no part of one. */
final class SourceLines {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,40}");
    private static final int MAX_WORDS = 5;

    private final String[] lines;
    private final List<String> words;

    SourceLines(String text) {
        words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MAX_WORDS)
                .toList();
        lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1);
    }

    int count() {
        return lines.length;
    }

    String first() {
        return lines[0];
    }

    boolean has(SourcePosition at) {
        return at.line() >= 1
                && at.line() <= lines.length
                && at.column() >= 1
                && at.column() <= lines[at.line() - 1].length();
    }

    /** The first words of the text, each once. */
    List<String> words() {
        return words;
    }

    /** Paths of attributes that begin with a word. */
    List<String> paths(String word) {
        return Stream.of("", "[0]", "[1]", "[*]")
                .map(index -> word + index)
                .flatMap(path -> Stream.concat(Stream.of(path), words.stream().map(inner -> path + "." + inner)))
                .toList();
    }

    /** The rest of the line from a position. */
    String from(SourcePosition at) {
        return lines[at.line() - 1].substring(at.column() - 1);
    }

    boolean isBlankAt(SourcePosition at) {
        char first = from(at).charAt(0);
        return first == ' ' || first == '\t' || first == '\r';
    }
}
