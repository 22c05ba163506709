package io.jenkins.plugins.terraformguard.engine.report;

import java.util.ArrayList;
import java.util.List;

/** The remediation of a policy, taken apart into prose and code: indented lines are code, as in Markdown. */
public final class Remedy {
    private Remedy() {}

    /**
     * A part of the text.
     *
     * @param code whether its line breaks and indentation matter
     */
    public record Block(boolean code, String text) {}

    /** The parts in their order; hidden characters are spelled out. */
    public static List<Block> blocks(String remediation) {
        List<Block> blocks = new ArrayList<>();
        List<String> current = new ArrayList<>();
        boolean code = false;
        for (String line : SafeText.visible(remediation).lines().toList()) {
            boolean indented = line.startsWith("  ") || line.startsWith("\t");
            boolean blank = line.isBlank();
            boolean ends = blank ? !code : indented != code;
            if (ends && !current.isEmpty()) {
                blocks.add(block(code, current));
                current.clear();
            }
            if (!blank) {
                code = indented;
            }
            if (!blank || code && !current.isEmpty()) {
                current.add(line);
            }
        }
        if (!current.isEmpty()) {
            blocks.add(block(code, current));
        }
        return blocks;
    }

    private static Block block(boolean code, List<String> lines) {
        String text = String.join("\n", lines);
        return new Block(code, code ? text.stripTrailing().stripIndent() : text);
    }
}
