package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes values as expressions of Terraform's language, the way {@code terraform fmt} leaves them. A value that is hidden
 * or unknown is never written: a variable named {@code CHANGE_ME_...}, which nobody has declared, stands in its place, with
 * a remark. Of a text only so much is written; where that is not all, Terraform refuses it.
 */
public final class HclText {
    /** Characters that one text has at most. */
    public static final int MAX_CHARS = 4000;

    /** Three points begin no expression: whoever pastes this is told where something is missing. */
    private static final String CUT = "... cut here: ";

    private static final int MAX_DEPTH = 20;
    private static final int MAX_LINE = 100;

    /** Digits of which Terraform keeps all; it has 512 bits. */
    private static final int MAX_DIGITS = 150;

    private static final int MAX_EXPONENT = 1000;
    private static final int PLAIN_EXPONENT = 30;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> WORDS = Set.of("for", "true", "false", "null");

    private int left;
    private boolean cut;

    HclText(int chars) {
        this.left = chars;
    }

    /**
     * The value as an expression that could stand behind {@code name =}.
     *
     * @param name what the value is called, for the names of placeholders
     */
    public static String of(Value value, String name) {
        HclText writer = new HclText(MAX_CHARS);
        HclLines lines = new HclLines();
        writer.expression(value, name, new ArrayList<>()).print(lines);
        return bounded(lines.toString());
    }

    /** A text of several lines within the bound: cut after a line, and made such that Terraform refuses it. */
    static String bounded(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        String end = cutAt("the rest is longer than " + MAX_CHARS + " characters");
        int line = text.lastIndexOf('\n', MAX_CHARS - end.length() - 1);
        return text.substring(0, Math.max(line + 1, 0)) + end;
    }

    static String cutAt(String why) {
        return CUT + why;
    }

    /** Whether anything was left out because of its length. */
    boolean isCut() {
        return cut;
    }

    /** The characters that are left. */
    int left() {
        return Math.max(0, left);
    }

    /** The value of an attribute. Remarks that belong above it are added to those given. */
    Hcl expression(Value value, String name, List<String> comments) {
        return write(value, name, comments, 0, true);
    }

    /** The key of an entry of an object as it is to be written. */
    static String key(String key) {
        return isName(key) && !WORDS.contains(key) ? key : QuotedString.of(key);
    }

    /** Whether an attribute or a block can be called that. */
    static boolean isName(String key) {
        return NAME.matcher(key).matches();
    }

    /** Whether a text is well-formed Unicode; Terraform has no other texts. */
    static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private Hcl write(Value value, String name, List<String> comments, int depth, boolean ownLine) {
        if (depth > MAX_DEPTH) {
            return leftOut("more than " + MAX_DEPTH + " levels");
        }
        if (value instanceof Value.Text text) {
            return text(text.value(), name, comments, depth, ownLine);
        }
        if (value instanceof Value.ListValue list) {
            return list(list.elements(), name, depth);
        }
        if (value instanceof MapValue map) {
            return map.size() == 0 ? inline("{}") : new Hcl.Entries(entries(map, name, depth, ownLine));
        }
        if (value instanceof Value.Decimal number) {
            return number(number.value(), name, comments);
        }
        if (value instanceof Value.Sensitive) {
            return placeholder(name, "is secret, so it is not written here", comments);
        }
        if (value instanceof Value.Unknown || value instanceof Value.OpenList) {
            return placeholder(name, "is not known, or not all of it", comments);
        }
        return inline(ValueText.json(value, MAX_LINE));
    }

    private Hcl text(String text, String name, List<String> comments, int depth, boolean ownLine) {
        if (text.length() > left) {
            return leftOut("a text of " + text.length() + " characters");
        }
        if (!isUnicode(text)) {
            return placeholder(name, "is a text with broken characters, which Terraform can't hold", comments);
        }
        Hcl document = document(text, name, depth);
        if (document != null) {
            return document;
        }
        Optional<Hcl> lines = ownLine ? Heredocs.of(text) : Optional.empty();
        if (lines.isPresent()) {
            take(text.length() + MAX_LINE);
            return lines.get();
        }
        return inline(QuotedString.of(text));
    }

    /** The text as a JSON document; null if it is none, or one that fits only as a text. */
    private Hcl document(String text, String name, int depth) {
        Optional<Value> document = JsonDocument.parse(text);
        if (document.isEmpty() || cut) {
            return null;
        }
        int before = left;
        List<String> comments = new ArrayList<>();
        Hcl written = write(document.get(), name, comments, depth, false);
        if (!cut && left >= 0 && comments.isEmpty()) {
            return new Hcl.JsonEncode(written);
        }
        left = before;
        cut = false;
        return null;
    }

    private Hcl number(BigDecimal number, String name, List<String> comments) {
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.precision() > MAX_DIGITS || Math.abs((long) shortest.scale()) > MAX_EXPONENT) {
            return placeholder(name, "is a number with more digits than Terraform keeps", comments);
        }
        boolean plain = Math.abs(shortest.scale()) <= PLAIN_EXPONENT;
        return inline(plain ? shortest.toPlainString() : shortest.toString());
    }

    private Hcl list(List<Value> elements, String name, int depth) {
        Optional<String> line = line(elements);
        if (line.isPresent()) {
            return inline(line.get());
        }
        List<Hcl.Item> items = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (left() == 0) {
                items.add(new Hcl.Item(List.of(), leftOut((elements.size() - i) + " more elements")));
                break;
            }
            List<String> comments = new ArrayList<>();
            Hcl item = write(elements.get(i), ValuePath.index(name, i), comments, depth + 1, false);
            take(2 * depth + 4);
            items.add(new Hcl.Item(comments, item));
        }
        take(2 * depth + 3);
        return new Hcl.Items(items);
    }

    /** The list on one line if that is short and nothing in it needs a line of its own. */
    private static Optional<String> line(List<Value> elements) {
        StringBuilder line = new StringBuilder("[");
        for (Value element : elements) {
            String separator = line.length() == 1 ? "" : ", ";
            if (element instanceof Value.Text text
                    && text.value().length() < MAX_LINE
                    && isUnicode(text.value())
                    && JsonDocument.parse(text.value()).isEmpty()) {
                line.append(separator).append(QuotedString.of(text.value()));
            } else if (element instanceof Value.Int || element instanceof Value.Bool || element.isNull()) {
                line.append(separator).append(ValueText.json(element, MAX_LINE));
            } else {
                return Optional.empty();
            }
            if (line.length() > MAX_LINE) {
                return Optional.empty();
            }
        }
        return Optional.of(line.append("]").toString());
    }

    private HclBody entries(MapValue map, String name, int depth, boolean ownLine) {
        HclBody body = new HclBody();
        int written = 0;
        for (String key : map.keys()) {
            if (left() <= key.length()) {
                body.broken(cutAt((map.size() - written) + " more entries"));
                cut = true;
                break;
            }
            List<String> comments = new ArrayList<>();
            Hcl value = write(map.get(key), ValuePath.key(name, key), comments, depth + 1, ownLine);
            String shown = key(key);
            if (key.startsWith(ValueText.HIDDEN) || !isUnicode(key)) {
                comments.add("The name of this entry is secret or can't be written");
                shown = Placeholder.PREFIX + "KEY_" + written;
            }
            comments.forEach(body::comment);
            body.assign(shown, value);
            take(shown.length() + 2 * depth + 6);
            written++;
        }
        take(2 * depth + 3);
        return body;
    }

    private Hcl placeholder(String name, String why, List<String> comments) {
        comments.add(ValueText.cut(name, MAX_LINE) + " " + why);
        take(2 * MAX_LINE);
        return new Hcl.Inline("var." + Placeholder.of(name));
    }

    private Hcl leftOut(String what) {
        cut = true;
        return new Hcl.Inline(cutAt(what));
    }

    private Hcl inline(String text) {
        take(text.length());
        return new Hcl.Inline(text);
    }

    private void take(int chars) {
        left -= chars;
    }
}
