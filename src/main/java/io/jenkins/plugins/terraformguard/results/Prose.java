package io.jenkins.plugins.terraformguard.results;

import java.util.ArrayList;
import java.util.List;

/** Takes apart text in which authors of policies set off examples of code by indenting them. */
final class Prose {
    private final List<GuardRows.Block> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean code;

    private Prose() {}

    /** Paragraphs of text and of code, in order; none for blank text. */
    static List<GuardRows.Block> blocks(String text) {
        Prose prose = new Prose();
        text.lines().forEach(prose::line);
        prose.end();
        return prose.blocks;
    }

    private void line(String line) {
        boolean indented = line.startsWith("  ") || line.startsWith("\t");
        if (!line.isBlank() && indented != code) {
            end();
            code = indented;
        }
        lines.add(line);
    }

    private void end() {
        String text = String.join("\n", lines).stripTrailing();
        lines.clear();
        if (!text.isBlank()) {
            blocks.add(new GuardRows.Block(code, code ? text.stripIndent() : text.strip()));
        }
    }
}
