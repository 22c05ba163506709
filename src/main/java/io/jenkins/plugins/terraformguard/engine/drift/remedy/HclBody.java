package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What stands between the braces of a block or an object, or in a file: assignments, blocks and remarks. */
final class HclBody {
    /** What Unicode counts as one character, as {@code terraform fmt} does where it aligns. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private final List<Entry> entries = new ArrayList<>();

    private sealed interface Entry {}

    private record Comment(String text) implements Entry {}

    private record Assignment(String key, Hcl value) implements Entry {}

    private record Block(String header, HclBody body) implements Entry {}

    /** A line that Terraform refuses, where something is missing. */
    private record Broken(String text) implements Entry {}

    void comment(String text) {
        entries.add(new Comment(text));
    }

    /** @param key as it is to be written, with quotation marks where it needs them */
    void assign(String key, Hcl value) {
        entries.add(new Assignment(key, value));
    }

    void block(String header, HclBody body) {
        entries.add(new Block(header, body));
    }

    void broken(String text) {
        entries.add(new Broken(text));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether there is anything but remarks. */
    boolean saysAnything() {
        return entries.stream().anyMatch(entry -> !(entry instanceof Comment));
    }

    void print(HclLines to) {
        int width = 0;
        for (int i = 0; i < entries.size() && !to.isFull(); i++) {
            Entry entry = entries.get(i);
            if (entry instanceof Comment comment) {
                to.comment(comment.text());
            } else if (entry instanceof Block block) {
                to.newLine();
                to.append(block.header() + " {");
                to.indented(() -> block.body().print(to));
                to.newLine();
                to.append("}");
            } else if (entry instanceof Broken broken) {
                to.newLine();
                to.append(broken.text());
            } else if (entry instanceof Assignment assignment) {
                boolean first = i == 0 || !isAligned(entries.get(i - 1));
                width = !isAligned(entry) ? 0 : first ? width(i) : width;
                to.newLine();
                int padding = Math.max(0, width - columns(assignment.key()));
                to.append(assignment.key() + " ".repeat(padding) + " = ");
                assignment.value().print(to);
            }
        }
    }

    /** The widest key of the aligned lines that begin at a place. */
    private int width(int from) {
        int width = 0;
        for (int i = from; i < entries.size() && isAligned(entries.get(i)); i++) {
            width = Math.max(width, columns(((Assignment) entries.get(i)).key()));
        }
        return width;
    }

    private static boolean isAligned(Entry entry) {
        return entry instanceof Assignment assignment && !assignment.value().opens();
    }

    /** A mark that comes first in a text does not join the quotation mark before it, for those are two tokens. */
    private static int columns(String key) {
        boolean quoted = key.startsWith("\"");
        String text = quoted ? key.substring(1, key.length() - 1) : key;
        return (int) CHARACTER.matcher(text).results().count() + (quoted ? 2 : 0);
    }
}
