package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.rendering.Diff.Action;
import java.util.List;

/** Writes scalars: short ones on a line, longer texts line by line, JSON as a call of {@code jsonencode}. */
final class TextWriter {
    private TextWriter() {}

    static String leaf(Diff diff, Diff.Leaf leaf, int indent, Style style) {
        String forces = style.forces(diff.replaces());
        Action action = diff.action();
        Value only = action == Action.DELETE ? leaf.before() : leaf.after();
        if (action == Action.UPDATE && (Scalars.isMultiline(leaf.before()) || Scalars.isMultiline(leaf.after()))) {
            return hereDocument(updatedLines(leaf, indent), action, forces, indent, style);
        }
        if (action == Action.UPDATE) {
            return Scalars.write(leaf.before()) + " -> " + Scalars.write(leaf.after()) + forces;
        }
        if (Scalars.isMultiline(only)) {
            StringBuilder lines = new StringBuilder();
            Scalars.lines(only).forEach(line -> line(indent, Action.NO_OP, line, lines));
            return hereDocument(lines, action, forces, indent, style);
        }
        boolean isNull = only == null || only.isNull();
        return Scalars.write(only) + (isNull ? "" : style.nullSuffix(action)) + forces;
    }

    private static String hereDocument(CharSequence lines, Action action, String forces, int indent, Style style) {
        return "<<-EOT" + forces + "\n" + lines + DiffWriter.line(indent, Action.NO_OP) + "EOT"
                + style.nullSuffix(action);
    }

    private static StringBuilder updatedLines(Diff.Leaf leaf, int indent) {
        List<String> before = Scalars.lines(leaf.before());
        List<String> after = Scalars.lines(leaf.after());
        List<Pairing.Pair> pairs = leaf.pairedByPosition()
                ? Pairing.byPosition(before, after)
                : Pairing.aligned(before, after, (left, right) -> false, false);
        StringBuilder lines = new StringBuilder();
        for (Pairing.Pair pair : pairs) {
            String was = pair.before(before);
            String is = pair.after(after);
            if (was != null && was.equals(is)) {
                line(indent, Action.NO_OP, was, lines);
                continue;
            }
            if (was != null) {
                line(indent, Action.DELETE, was, lines);
            }
            if (is != null) {
                line(indent, Action.CREATE, is, lines);
            }
        }
        return lines;
    }

    private static void line(int indent, Action action, String text, StringBuilder lines) {
        lines.append(DiffWriter.line(indent + 1, action)).append(text).append('\n');
    }

    static String json(Diff diff, Diff content, int indent, Style style) {
        boolean onlySpaces = content.action() == Action.NO_OP && diff.action() == Action.UPDATE;
        Style inner = style.withNullSuffix(false);
        String written = DiffWriter.write(content, indent + 1, onlySpaces ? inner.showingUnchanged() : inner);
        String remark = !onlySpaces
                ? ""
                : diff.replaces() ? " # whitespace changes force replacement" : " # whitespace changes";
        String forces = onlySpaces ? "" : style.forces(diff.replaces());
        if (!written.contains("\n")) {
            return "jsonencode(" + written + ")" + remark + forces;
        }
        Action action = diff.action() == Action.UPDATE && !onlySpaces ? Action.UPDATE : Action.NO_OP;
        return "jsonencode(" + remark + "\n" + DiffWriter.line(indent + 1, action) + written + forces + "\n"
                + DiffWriter.line(indent, Action.NO_OP) + ")" + style.nullSuffix(diff.action());
    }
}
