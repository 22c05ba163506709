package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of a value with the way to it, so that what is wrong with it can be shown where it stands. */
record ValueReader(Value value, List<Object> path) {
    private static final int MAX_ELEMENTS = 50;
    private static final int MAX_TEXT = 500;

    ParamException error(String message, String remedy) {
        return new ParamException(path, message, remedy);
    }

    /** The mapping that this is; other keys than the known ones are an error. */
    ValueReader keys(Set<String> known) throws ParamException {
        if (!(value instanceof MapValue map)) {
            throw error("A mapping (key: value) is needed here", "Use these keys: " + String.join(", ", sorted(known)));
        }
        for (String key : map.keys()) {
            if (!known.contains(key)) {
                throw member(key)
                        .error(Suggestion.append("Unknown key '" + key + "'", key, known), "Correct or remove the key");
            }
        }
        return this;
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    /** The member of that name of a mapping; null as a value where there is none. */
    ValueReader member(String key) {
        Value member = value instanceof MapValue map && map.has(key) ? map.get(key) : Value.NULL;
        return new ValueReader(member, joined(key));
    }

    List<ValueReader> elements(int most) throws ParamException {
        if (!(value instanceof Value.ListValue list)) {
            throw error("A list is needed here", "Write [one, other], or a line with a dash for each");
        }
        if (list.elements().size() > most) {
            throw error("There are more than " + most + " entries here", "Make them fewer");
        }
        List<ValueReader> elements = new ArrayList<>();
        for (Value element : list.elements()) {
            elements.add(new ValueReader(element, joined(elements.size())));
        }
        return elements;
    }

    /** A text that says something. */
    String text(String what) throws ParamException {
        if (value.isNull()) {
            throw error("The key '" + what + "' is missing", "Add '" + what + ":'");
        }
        if (!(value instanceof Value.Text text)) {
            throw error("'" + what + "' must be a text", "Write it in quotes");
        }
        if (text.value().isBlank() || text.value().length() > MAX_TEXT) {
            throw error(
                    "'" + what + "' is " + (text.value().isBlank() ? "empty" : "too long"),
                    "Write 1 to " + MAX_TEXT + " characters");
        }
        return text.value();
    }

    /** The text, or null where there is nothing. */
    String optionalText(String what) throws ParamException {
        return value.isNull() ? null : text(what);
    }

    /** Texts, none where there is nothing. */
    List<String> texts(String what) throws ParamException {
        List<String> texts = new ArrayList<>();
        if (!value.isNull()) {
            for (ValueReader element : elements(MAX_ELEMENTS)) {
                texts.add(element.text(what));
            }
        }
        return texts;
    }

    /** Sees that this, or each element of it, is one of these texts. */
    void words(List<String> known) throws ParamException {
        if (value instanceof Value.ListValue list) {
            for (int i = 0; i < list.elements().size(); i++) {
                element(i).words(known);
            }
        } else if (value instanceof Value.Text text && !known.contains(text.value())) {
            throw error(
                    Suggestion.append("Unknown word '" + text.value() + "'", text.value(), known),
                    "Use one of: " + String.join(", ", known));
        }
    }

    /** The element at that index, which is there. */
    ValueReader element(int index) {
        return new ValueReader(((Value.ListValue) value).elements().get(index), joined(index));
    }

    private List<Object> joined(Object step) {
        List<Object> joined = new ArrayList<>(path);
        joined.add(step);
        return joined;
    }
}
