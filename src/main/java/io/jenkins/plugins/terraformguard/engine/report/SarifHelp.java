package io.jenkins.plugins.terraformguard.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What the help of a SARIF rule says: why the rule is there, what to do, and what it is called elsewhere. Code hosts ask for a
 * text and show the Markdown instead where there is any.
 */
final class SarifHelp {
    private static final int MAX_TEXT = 2_000;

    private final String title;
    private final String rationale;
    private final String remediation;
    private final List<PolicyGuide.Reference> references;

    SarifHelp(String title, String rationale, String remediation, List<PolicyGuide.Reference> references) {
        this.title = title;
        this.rationale = cut(rationale);
        this.remediation = cut(remediation);
        this.references = references;
    }

    /** Why the rule is there; its title where nothing else says so. */
    String description(int max) {
        return SarifText.unlinked(SafeText.cut(rationale.isEmpty() ? title : rationale, max));
    }

    /** Plain text, never empty. */
    String text() {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(rationale, remediation)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return SarifText.unlinked(parts.isEmpty() ? title : String.join("\n\n", parts));
    }

    /** The same in Markdown, with the names of the rule elsewhere; foreign text stays text. */
    String markdown() {
        List<String> parts = new ArrayList<>();
        blocks(parts, "", rationale);
        blocks(parts, "**What to do**", remediation);
        if (!references.isEmpty()) {
            List<String> lines = new ArrayList<>();
            references.forEach(reference -> lines.add(
                    "- " + MarkdownText.text(reference.name()) + ": " + MarkdownText.code(reference.id(), MAX_TEXT)));
            parts.add("**The same rule elsewhere**");
            parts.add(String.join("\n", lines));
        }
        return parts.isEmpty() ? MarkdownText.text(title) : String.join("\n\n", parts);
    }

    private static void blocks(List<String> parts, String heading, String text) {
        List<Remedy.Block> blocks = Remedy.blocks(text);
        if (!blocks.isEmpty() && !heading.isEmpty()) {
            parts.add(heading);
        }
        for (Remedy.Block block : blocks) {
            parts.add(block.code() ? MarkdownText.fenced(block.text()) : prose(block.text()));
        }
    }

    /** A line for each line, so that what follows a line break can't begin a list or a heading of its own. */
    private static String prose(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(item(line));
        }
        return String.join("\n", lines);
    }

    /** Items of lists stay items; all else is text. */
    private static String item(String line) {
        return line.startsWith("- ") ? "- " + MarkdownText.text(line.substring(2)) : MarkdownText.text(line);
    }

    private static String cut(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT).strip();
    }
}
