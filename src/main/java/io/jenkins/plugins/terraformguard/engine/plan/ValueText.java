package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/** Values as text for people: compact JSON, markers for what can't be shown, cut where it gets long. */
public final class ValueText {
    public static final String UNKNOWN = "(known after apply)";
    public static final String SENSITIVE = "(sensitive value)";

    /** What every text for a hidden value begins with; see {@link #SENSITIVE}. */
    public static final String HIDDEN = "(sensitive value";

    /** The end of a text that was cut. */
    public static final String ELLIPSIS = "\u2026";

    private ValueText() {}

    /** The value in at most so many characters; a text at the top stands without quotes. */
    public static String of(Value value, int maxChars) {
        if (value instanceof Value.Text text) {
            return cut(text.value(), maxChars);
        }
        return json(value, maxChars);
    }

    /** The value as JSON in at most so many characters; a text has its quotes. */
    public static String json(Value value, int maxChars) {
        StringBuilder out = new StringBuilder();
        write(value, out, maxChars);
        return cut(out.toString(), maxChars);
    }

    private static void write(Value value, StringBuilder out, int maxChars) {
        if (out.length() > maxChars) {
            return;
        }
        if (value instanceof Value.Text text) {
            quote(cut(text.value(), maxChars), out);
        } else if (value instanceof Value.Bool bool) {
            out.append(bool.value());
        } else if (value instanceof Value.Int number) {
            out.append(number.value());
        } else if (value instanceof Value.Decimal number) {
            out.append(number.value());
        } else if (value instanceof Value.Unknown) {
            out.append(UNKNOWN);
        } else if (value instanceof Value.Sensitive hidden) {
            out.append(sensitive(hidden));
        } else if (value instanceof Value.ListValue list) {
            list(list.elements(), "[", out, maxChars);
            out.append(list.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof Value.OpenList list) {
            list(list.elements(), "[", out, maxChars);
            out.append(list.elements().isEmpty() ? "[...]" : ", ...]");
        } else if (value instanceof MapValue map) {
            String separator = "{";
            for (String key : map.keys()) {
                if (out.length() > maxChars) {
                    return;
                }
                out.append(separator);
                quote(key, out);
                out.append(": ");
                write(map.get(key), out, maxChars);
                separator = ", ";
            }
            out.append(map.size() == 0 ? "{}" : "}");
        } else {
            out.append("null");
        }
    }

    private static void list(List<Value> elements, String open, StringBuilder out, int maxChars) {
        String separator = open;
        for (Value element : elements) {
            if (out.length() > maxChars) {
                return;
            }
            out.append(separator);
            write(element, out, maxChars);
            separator = ", ";
        }
    }

    /** Why a value is hidden that the plan does not mark is worth knowing: somebody should look into it. */
    private static String sensitive(Value.Sensitive hidden) {
        boolean credential = !hidden.rule().isEmpty()
                && !hidden.rule().equals(Redactions.COPY)
                && !hidden.rule().equals(Redactions.NAME)
                && !hidden.rule().equals(Redactions.CONFIGURATION);
        return credential ? "(sensitive value: " + hidden.rule() + ")" : SENSITIVE;
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"')
                .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }

    /** A text of the file as part of a sentence: without line ends and what else can't be seen. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    /** Cuts without tearing a surrogate pair apart. */
    public static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = maxChars - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, Math.max(end, 0)) + ELLIPSIS;
    }
}
