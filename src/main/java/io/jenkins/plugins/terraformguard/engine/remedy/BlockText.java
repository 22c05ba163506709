package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.source.HclLayout;

/** Changes of the text of a file inside one block. Each answers the text of the whole file. */
final class BlockText {
    private static final String STEP = "  ";

    private final String text;
    private final HclText hcl;

    BlockText(String text) {
        this.text = text;
        int end = text.indexOf('\n');
        hcl = new HclText(end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n");
    }

    String withValue(HclLayout.Attribute attribute, Value value) {
        return replaced(attribute.valueStart(), attribute.valueEnd(), hcl.value(value, indent(attribute.start())));
    }

    /** Without an attribute or nested block, and without its line where nothing else is on it. */
    String without(int start, int end) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', end);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd + 1;
        boolean alone = text.substring(lineStart, start).isBlank() && isNothing(text.substring(end, lineEnd));
        return alone ? replaced(lineStart, lineEnd, "") : replaced(start, end, "");
    }

    /** With another item as the first one of a block. */
    String with(HclLayout block, String name, Value value) {
        int lineEnd = text.indexOf('\n', block.open());
        int first = block.firstItem();
        if (lineEnd >= 0 && lineEnd < first) {
            int lineStart = text.lastIndexOf('\n', first - 1) + 1;
            String indent =
                    first == block.close() || !text.substring(lineStart, first).isBlank()
                            ? indent(block.start()) + STEP
                            : text.substring(lineStart, first);
            return replaced(lineEnd + 1, lineEnd + 1, hcl.item(name, value, indent));
        }
        // All of it is on one line: what is in it goes to lines of its own.
        String indent = indent(block.start());
        String inside = text.substring(block.open(), block.close()).strip();
        return replaced(
                block.open(),
                block.close(),
                hcl.lineEnd()
                        + hcl.item(name, value, indent + STEP)
                        + (inside.isEmpty() ? "" : indent + STEP + inside + hcl.lineEnd())
                        + indent);
    }

    private static boolean isNothing(String rest) {
        String stripped = rest.strip();
        return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("//");
    }

    /** The blanks at the beginning of the line. */
    private String indent(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = start;
        while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private String replaced(int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }
}
