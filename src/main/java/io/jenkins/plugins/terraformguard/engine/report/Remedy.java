package io.jenkins.plugins.terraformguard.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The remediation of a policy, taken apart into prose and code: indented lines are code, as in Markdown. */
public final class Remedy {
    private static final Pattern WRAP = Pattern.compile("(?<!\\n)\\n(?![\\n\\-*\\d])");

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean code;

    private Remedy() {}

    /**
     * A part of the text.
     *
     * @param code whether its line breaks and indentation matter
     */
    public record Block(boolean code, String text) {}

    /** The parts in their order, none for blank text; hidden characters are spelled out. */
    public static List<Block> blocks(String remediation) {
        Remedy remedy = new Remedy();
        SafeText.visible(remediation).lines().forEach(remedy::line);
        remedy.end();
        return remedy.blocks;
    }

    /** Lines of a paragraph are joined; blank lines and items of lists stay. */
    private static String flow(String text) {
        return WRAP.matcher(text).replaceAll(" ");
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
            blocks.add(new Block(code, code ? text.stripIndent() : flow(text.strip())));
        }
    }
}
