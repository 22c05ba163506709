package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts of several lines as heredocs, where one means exactly that text and shows all of it. */
final class Heredocs {
    private static final int MIN_LINES = 3;
    private static final String MARKER = "EOT";

    /** Characters beyond this, even the visible ones, may join or rearrange those around them. */
    private static final int LAST_PLAIN_LETTER = 0x24f;

    private Heredocs() {}

    /** The heredoc for a text that ends with a line end, has at least three lines and nothing in them that can't be seen. */
    static Optional<Hcl> of(String text) {
        if (!text.endsWith("\n")
                || text.chars().filter(c -> c == '\n').count() < MIN_LINES
                || !text.chars().allMatch(Heredocs::isPlain)) {
            return Optional.empty();
        }
        Set<String> lines = text.lines().map(String::strip).collect(Collectors.toSet());
        String marker = MARKER;
        for (int i = 2; lines.contains(marker); i++) {
            marker = MARKER + i;
        }
        return Optional.of(new Hcl.Heredoc(marker, text.replace("${", "$${").replace("%{", "%%{")));
    }

    private static boolean isPlain(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && c <= '~' || c > 0xa0 && c <= LAST_PLAIN_LETTER && c != 0xad;
    }
}
