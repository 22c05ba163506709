package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tells from names and values of attributes what opens and allows something, by the lists of the settings. */
final class ExposureWords {
    private final Set<String> sources;
    private final Set<String> openValues;
    private final Set<String> openIfTrue;
    private final Set<String> openIfFalse;
    private final Set<String> outboundBlocks;
    private final Set<String> outboundNames;
    private final Set<String> outboundValues;
    private final Set<String> allowing;
    private final Set<String> wildcards;
    private final List<String> powerful;

    ExposureWords(RiskSettings settings) {
        sources = settings.set("network_sources");
        openValues = lower(settings.list("open_values"));
        openIfTrue = settings.set("public_if_true");
        openIfFalse = settings.set("public_if_false");
        outboundBlocks = settings.set("outbound_blocks");
        outboundNames = settings.set("outbound_names");
        outboundValues = lower(settings.list("outbound_values"));
        allowing = settings.set("identity_names");
        wildcards = settings.set("wildcard_names");
        powerful = settings.list("powerful_words");
    }

    private static Set<String> lower(List<String> words) {
        Set<String> lower = new TreeSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    boolean canOpen(String name) {
        return sources.contains(name) || openIfTrue.contains(name) || openIfFalse.contains(name);
    }

    boolean canAllow(String name) {
        return allowing.contains(name) || wildcards.contains(name);
    }

    boolean opens(String name, Value value) {
        return sources.contains(name) && openValues.contains(text(value))
                || openIfTrue.contains(name) && text(value).equals("true")
                || openIfFalse.contains(name) && text(value).equals("false");
    }

    /** The value in lower case, as far as it is a word; empty for any other. */
    String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value().strip().toLowerCase(Locale.ROOT);
        }
        return value instanceof Value.Bool bool ? String.valueOf(bool.value()) : "";
    }

    boolean isOutboundBlock(String name) {
        return outboundBlocks.contains(name);
    }

    /** Whether the object says of itself that it is about traffic that goes out. */
    boolean isOutbound(MapValue map) {
        for (String name : outboundNames) {
            Value value = map.get(name);
            if (value != null && outboundValues.contains(text(value))) {
                return true;
            }
        }
        return false;
    }

    /** What a text allows that is more than others should have. */
    List<String> powers(String name, String text) {
        List<String> found = new ArrayList<>();
        if (wildcards.contains(name) && text.equals("*")) {
            found.add(name + "=*");
        }
        powerful.stream().filter(word -> WholeWords.holds(text, word)).forEach(found::add);
        if (text.startsWith("{") || text.startsWith("[")) {
            wildcards.stream().filter(key -> grantsAll(text, key)).sorted().forEach(found::add);
        }
        return found;
    }

    /** Whether a JSON document gives this key a {@code "*"}, by itself or as the first of a list. */
    private static boolean grantsAll(String json, String key) {
        String quoted = "\"" + key + "\"";
        for (int at = json.indexOf(quoted); at >= 0; at = json.indexOf(quoted, at + 1)) {
            int value = blank(json, at + quoted.length());
            if (value < json.length() && json.charAt(value) == ':') {
                value = blank(json, value + 1);
                value = value < json.length() && json.charAt(value) == '[' ? blank(json, value + 1) : value;
                if (json.startsWith("\"*\"", value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int blank(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
