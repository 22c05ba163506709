package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.rendering.Diff.Action;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes differences in the notation of {@code terraform show} and {@code tofu show}, without colours. */
final class DiffWriter {
    /** Attributes that are written even where they stay the same. */
    private static final Set<String> IMPORTANT = Set.of("id", "name", "tags");

    private static final String ARROW = " -> ";

    private DiffWriter() {}

    static String write(Diff diff, int indent, Style style) {
        Diff.Form form = diff.form();
        String forces = style.forces(diff.replaces());
        if (form instanceof Diff.Leaf leaf) {
            return TextWriter.leaf(diff, leaf, indent, style);
        } else if (form instanceof Diff.Json json) {
            return TextWriter.json(diff, json.content(), indent, style);
        } else if (form instanceof Diff.Hidden hidden) {
            return hidden.block()
                    ? hiddenBlock(forces, indent)
                    : "(sensitive value)" + style.nullSuffix(diff.action()) + forces;
        } else if (form instanceof Diff.Later later) {
            if (later.before() == null) {
                return "(known after apply)" + forces;
            }
            Style inner = style.withNullSuffix(false);
            String before = write(later.before(), indent, diff.replaces() ? inner.notForcing() : inner);
            return before + ARROW + "(known after apply)" + forces;
        } else if (form instanceof Diff.Retyped retyped) {
            Style inner = new Style(style.showUnchanged(), true, style.forced(), style.notForced());
            return write(retyped.before(), indent, inner) + ARROW + write(retyped.after(), indent, inner);
        } else if (form instanceof Diff.Fields fields) {
            return fields(diff, fields, indent, style);
        } else if (form instanceof Diff.Entries entries) {
            return entries(diff, entries, indent, style);
        } else if (form instanceof Diff.Items items) {
            return items(diff, items, indent, style);
        } else if (form instanceof Diff.Elements elements) {
            return elements(diff, elements, indent, style);
        }
        return new BodyWriter(indent, style).write(diff, (Diff.Body) form);
    }

    private static String hiddenBlock(String forces, int indent) {
        String start = "\n" + line(indent, Action.NO_OP);
        return "{" + forces + start + "  # At least one attribute in this block is (or was) sensitive," + start
                + "  # so its contents will not be displayed." + start + "}";
    }

    private static String fields(Diff diff, Diff.Fields form, int indent, Style style) {
        String forces = style.forces(diff.replaces());
        if (form.fields().isEmpty()) {
            return "{}" + style.nullSuffix(diff.action()) + forces;
        }
        StringBuilder out = new StringBuilder("{").append(forces).append('\n');
        attributes(form.fields(), indent, style, style.withNullSuffix(form.nested()), out);
        return out + line(indent, Action.NO_OP) + "}" + style.nullSuffix(diff.action());
    }

    /** Writes attributes with their equals signs in line, and how many are left out. */
    static void attributes(Map<String, Diff> attributes, int indent, Style outer, Style inner, StringBuilder out) {
        int width = width(attributes, Scalars::name);
        int hidden = 0;
        for (Map.Entry<String, Diff> entry : attributes.entrySet()) {
            Diff attribute = entry.getValue();
            boolean important = IMPORTANT.contains(entry.getKey());
            if (attribute.action() == Action.NO_OP && !important && !outer.showUnchanged()) {
                hidden++;
                continue;
            }
            Style style = important ? inner.showingUnchanged() : inner;
            warn(attribute, indent + 1, out);
            out.append(line(indent + 1, attribute.action()))
                    .append(pad(Scalars.name(entry.getKey()), width))
                    .append(" = ")
                    .append(write(attribute, indent + 1, style))
                    .append('\n');
        }
        hidden("attribute", hidden, indent + 1, out);
    }

    private static String entries(Diff diff, Diff.Entries form, int indent, Style style) {
        String forces = style.forces(diff.replaces() && !form.nested());
        if (form.entries().isEmpty()) {
            return "{}" + style.nullSuffix(diff.action()) + forces;
        }
        int width = form.nested() ? 0 : width(form.entries(), Scalars::quote);
        Style inner = style.withNullSuffix(!form.nested() && diff.action() != Action.DELETE)
                .forcing(diff.replaces() && form.nested());
        StringBuilder out = new StringBuilder("{").append(forces).append('\n');
        int hidden = 0;
        for (Map.Entry<String, Diff> entry : form.entries().entrySet()) {
            Diff element = entry.getValue();
            if (element.action() == Action.NO_OP && !style.showUnchanged()) {
                hidden++;
                continue;
            }
            warn(element, indent + 1, out);
            out.append(line(indent + 1, element.action()))
                    .append(pad(Scalars.quote(entry.getKey()), width))
                    .append(" = ")
                    .append(write(element, indent + 1, inner))
                    .append(element.form() instanceof Diff.Fields ? ",\n" : "\n");
        }
        hidden("element", hidden, indent + 1, out);
        return out + line(indent, Action.NO_OP) + "}" + style.nullSuffix(diff.action());
    }

    private static String elements(Diff diff, Diff.Elements form, int indent, Style style) {
        String forces = style.forces(diff.replaces() && !form.nested());
        if (form.elements().isEmpty()) {
            return "[]" + style.nullSuffix(diff.action()) + forces;
        }
        Style inner = style.withNullSuffix(false).forcing(diff.replaces() && form.nested());
        StringBuilder out = new StringBuilder("[").append(forces).append('\n');
        int hidden = 0;
        for (Diff element : form.elements()) {
            if (element.action() == Action.NO_OP && !style.showUnchanged()) {
                hidden++;
            } else {
                item(element, indent + 1, inner, out);
            }
        }
        hidden("element", hidden, indent + 1, out);
        return out + line(indent, Action.NO_OP) + "]" + style.nullSuffix(diff.action());
    }

    private static String items(Diff diff, Diff.Items form, int indent, Style style) {
        String forces = style.forces(diff.replaces());
        if (form.items().isEmpty()) {
            return "[]" + style.nullSuffix(diff.action()) + forces;
        }
        Style changed = style.withNullSuffix(false);
        Style unchanged = style.showingUnchanged();
        StringBuilder out = new StringBuilder("[").append(forces).append('\n');
        List<Diff> skipped = new ArrayList<>();
        boolean showNext = false;
        for (Diff item : form.items()) {
            boolean same = item.action() == Action.NO_OP;
            if (same && !showNext && !style.showUnchanged()) {
                skipped.add(item);
                continue;
            }
            showNext = form.context() && !same;
            if (form.context() && !skipped.isEmpty()) {
                hidden("element", skipped.size() - 1, indent + 1, out);
                Diff last = skipped.get(skipped.size() - 1);
                out.append(line(indent + 1, last.action()))
                        .append(write(last, indent + 1, unchanged))
                        .append(",\n");
                skipped.clear();
            }
            item(item, indent + 1, form.context() && same ? unchanged : changed, out);
        }
        hidden("element", skipped.size(), indent + 1, out);
        return out + line(indent, Action.NO_OP) + "]" + style.nullSuffix(diff.action());
    }

    private static void item(Diff element, int indent, Style style, StringBuilder out) {
        warn(element, indent, out);
        out.append(line(indent, element.action()))
                .append(write(element, indent, style))
                .append(",\n");
    }

    /** Says that a value gets or loses its mark. */
    static void warn(Diff diff, int indent, StringBuilder out) {
        if (!(diff.form() instanceof Diff.Hidden hidden)
                || hidden.beforeMarked() == hidden.afterMarked()
                || hidden.inner() == Action.CREATE
                || hidden.inner() == Action.DELETE) {
            return;
        }
        String start = "    ".repeat(indent) + "  # ";
        String what = hidden.block() ? "this block" : "this attribute value";
        out.append(start).append("Warning: ").append(what);
        if (hidden.beforeMarked()) {
            out.append(" will no longer be marked as sensitive\n").append(start).append("after applying this change.");
        } else {
            out.append(" will be marked as sensitive and will not\n")
                    .append(start)
                    .append("display in UI output after applying this change.");
        }
        boolean same = hidden.inner() == Action.NO_OP && !hidden.block();
        out.append(same ? " The value is unchanged.\n" : "\n");
    }

    static void hidden(String what, int count, int indent, StringBuilder out) {
        if (count > 0) {
            out.append(line(indent, Action.NO_OP))
                    .append("# (" + count + " unchanged " + what + (count == 1 ? "" : "s") + " hidden)\n");
        }
    }

    /** The start of a line: indentation and symbol. */
    static String line(int indent, Action action) {
        return "    ".repeat(indent) + action.symbol() + " ";
    }

    /** The widest name in bytes, by which both programs align. */
    static int width(Map<String, Diff> parts, UnaryOperator<String> written) {
        return parts.keySet().stream()
                .mapToInt(key -> written.apply(key).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    static String pad(String name, int width) {
        return name + " ".repeat(Math.max(0, width - name.codePointCount(0, name.length())));
    }
}
