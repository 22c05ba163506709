package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import java.util.ArrayList;
import java.util.List;

/** A remediation taken apart: sentences, and configuration, which is indented by two spaces. */
public final class RemediationText {
    private RemediationText() {}

    /**
     * A part of a remediation.
     *
     * @param configuration whether it is Terraform configuration; its indentation is taken off
     */
    public record Part(boolean configuration, String text) {}

    /** The parts in their order. */
    public static List<Part> parts(String remediation) {
        List<Part> parts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean configuration = false;
        for (String line : remediation.lines().toList()) {
            boolean indented = line.startsWith("  ");
            if (!line.isBlank() && indented != configuration) {
                add(configuration, lines, parts);
                configuration = indented;
            }
            lines.add(configuration && indented ? line.substring(2) : line.stripTrailing());
        }
        add(configuration, lines, parts);
        return parts;
    }

    private static void add(boolean configuration, List<String> lines, List<Part> parts) {
        String text = String.join("\n", lines).strip();
        if (!text.isEmpty()) {
            parts.add(new Part(configuration, text));
        }
        lines.clear();
    }
}
