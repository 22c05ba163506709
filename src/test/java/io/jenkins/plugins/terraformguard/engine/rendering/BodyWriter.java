package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.rendering.Diff.Action;
import java.util.Map;

/** Writes the body of a resource or of a block in it: attributes, then blocks, groups of them apart. */
final class BodyWriter {
    private final int indent;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    BodyWriter(int indent, Style style) {
        this.indent = indent;
        this.style = style;
    }

    String write(Diff diff, Diff.Body body) {
        String forces = style.forces(diff.replaces());
        if (body.attributes().isEmpty() && body.blocks().isEmpty()) {
            return "{}" + forces;
        }
        out.append('{').append(forces).append('\n');
        DiffWriter.attributes(body.attributes(), indent, style, style.inner(), out);
        int hidden = 0;
        for (Map.Entry<String, Diff.Blocks> entry : body.blocks().entrySet()) {
            hidden += group(
                    diff, entry.getKey(), entry.getValue(), body.attributes().isEmpty());
        }
        if (hidden > 0) {
            out.append('\n');
            DiffWriter.hidden("block", hidden, indent + 1, out);
        }
        return out + DiffWriter.line(indent, Action.NO_OP) + "}";
    }

    /** Writes the blocks of one name that change; the number of those that do not. */
    private int group(Diff parent, String name, Diff.Blocks group, boolean first) {
        Style inner = style.forcing(group.replaces());
        boolean apart = first;
        int hidden = 0;
        if (group.unknown()) {
            apart = startGroup(apart);
            out.append(DiffWriter.line(indent + 1, parent.action()))
                    .append(Scalars.name(name))
                    .append(" (known after apply)")
                    .append(inner.forces(false))
                    .append('\n');
        }
        for (Diff block : group.blocks()) {
            if (block.action() == Action.NO_OP && !style.showUnchanged()) {
                hidden++;
                continue;
            }
            apart = startGroup(apart);
            DiffWriter.warn(block, indent + 1, out);
            out.append(DiffWriter.line(indent + 1, block.action()))
                    .append(Scalars.name(name))
                    .append(' ')
                    .append(DiffWriter.write(block, indent + 1, inner))
                    .append('\n');
        }
        return hidden;
    }

    private boolean startGroup(boolean apart) {
        if (!apart) {
            out.append('\n');
        }
        return true;
    }
}
