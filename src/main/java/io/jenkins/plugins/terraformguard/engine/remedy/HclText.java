package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes values as configuration, formatted as the tools do but for the alignment of signs.
 *
 * @param lineEnd of the file that it is for
 */
record HclText(String lineEnd) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final String STEP = "  ";

    /** A value, its further lines with this indentation. */
    String value(Value value, String indent) {
        if (value instanceof MapValue map) {
            if (map.size() == 0) {
                return "{}";
            }
            StringBuilder out = new StringBuilder("{").append(lineEnd);
            map.forEach((key, member) -> out.append(indent)
                    .append(STEP)
                    .append(IDENTIFIER.matcher(key).matches() ? key : quoted(key))
                    .append(" = ")
                    .append(value(member, indent + STEP))
                    .append(lineEnd));
            return out.append(indent).append('}').toString();
        }
        if (value instanceof Value.ListValue list) {
            List<String> elements = list.elements().stream()
                    .map(element -> value(element, indent))
                    .toList();
            return "[" + String.join(", ", elements) + "]";
        }
        return value instanceof Value.Text text ? quoted(text.value()) : JsonValues.text(value);
    }

    /** Lines that set a member of a body: an attribute, or a block for each object of a list. */
    String item(String name, Value value, String indent) {
        if (!isBlocks(value)) {
            return indent + name + " = " + value(value, indent) + lineEnd;
        }
        StringBuilder out = new StringBuilder();
        for (Value element : ((Value.ListValue) value).elements()) {
            out.append(indent).append(name).append(" {").append(lineEnd);
            for (Map.Entry<String, Value> member : ((MapValue) element).toMap().entrySet()) {
                if (!member.getValue().isNull()) {
                    out.append(item(member.getKey(), member.getValue(), indent + STEP));
                }
            }
            out.append(indent).append('}').append(lineEnd);
        }
        return out.toString();
    }

    /** A list of objects is what nested blocks become in a plan. */
    static boolean isBlocks(Value value) {
        return value instanceof Value.ListValue list
                && !list.elements().isEmpty()
                && list.elements().stream().allMatch(MapValue.class::isInstance);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> out.append(text.startsWith("{", i + 1) ? "" + c + c : c);
                default -> {
                    if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                        int point = text.codePointAt(i);
                        i += Character.charCount(point) - 1;
                        out.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
