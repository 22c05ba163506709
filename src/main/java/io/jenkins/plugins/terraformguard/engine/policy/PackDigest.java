package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The digest of a pack's content: neither layout, comments nor the order of keys matter. */
public final class PackDigest {
    private PackDigest() {}

    public static String of(Value content) {
        StringBuilder canonical = new StringBuilder();
        write(content, canonical);
        return Sha256.hex(canonical.toString());
    }

    /** Each part is written with its type and, where it could run into the next one, its length. */
    private static void write(Value value, StringBuilder out) {
        if (value instanceof MapValue map) {
            out.append('{').append(map.size()).append(':');
            map.forEach((key, element) -> {
                text('k', key, out);
                write(element, out);
            });
        } else if (value instanceof Value.ListValue list) {
            out.append('[').append(list.elements().size()).append(':');
            list.elements().forEach(element -> write(element, out));
        } else if (value instanceof Value.Text text) {
            text('s', text.value(), out);
        } else if (value instanceof Value.Decimal number) {
            text('n', number.value().stripTrailingZeros().toString(), out);
        } else if (value instanceof Value.Int number) {
            text('n', Long.toString(number.value()), out);
        } else if (value instanceof Value.Bool bool) {
            out.append(bool.value() ? 't' : 'f');
        } else {
            out.append('0');
        }
    }

    private static void text(char type, String text, StringBuilder out) {
        out.append(type).append(text.length()).append(':').append(text);
    }
}
