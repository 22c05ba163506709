package io.jenkins.plugins.terraformguard.engine.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A typed walk over a JSON document that is not trusted: nothing is kept that was not asked for. Every method expects
 * the parser on the value it reads, and leaves it on that value's last token.
 */
public final class JsonCursor {
    /** Reads the value that the cursor is on. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonCursor in) throws IOException, DecisionFormatException;
    }

    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z");

    private final JsonParser parser;

    JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** An object's fields; keys that the shape does not name are skipped. */
    public Fields object(Map<String, Reader<?>> shape) throws IOException, DecisionFormatException {
        return object(shape, true);
    }

    /** An object's fields; there may be no others than the shape names. */
    public Fields only(Map<String, Reader<?>> shape) throws IOException, DecisionFormatException {
        return object(shape, false);
    }

    private Fields object(Map<String, Reader<?>> shape, boolean others) throws IOException, DecisionFormatException {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, Object> values = new HashMap<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (seen.size() == DecisionLimits.KEYS) {
                throw wrong("has more than " + DecisionLimits.KEYS + " keys");
            }
            if (!seen.add(key)) {
                throw wrong("is there twice");
            }
            parser.nextToken();
            Reader<?> reader = shape.get(key);
            if (reader == null && !others) {
                throw wrong("is no key that may be here");
            } else if (reader == null) {
                parser.skipChildren();
            } else {
                values.put(key, reader.read(this));
            }
        }
        return new Fields(values, path());
    }

    public <T> List<T> list(int max, Reader<T> element) throws IOException, DecisionFormatException {
        expect(JsonToken.START_ARRAY, "an array");
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == max) {
                throw wrong("is beyond the limit of " + max + " elements");
            }
            elements.add(element.read(this));
        }
        return elements;
    }

    /** The fields of an object whose keys may be any, each a string. */
    public Map<String, String> texts(int max) throws IOException, DecisionFormatException {
        return map(max, JsonCursor::text);
    }

    /** The fields of an object whose keys may be any, each a count. */
    public Map<String, Integer> counts(int max) throws IOException, DecisionFormatException {
        return map(max, JsonCursor::count);
    }

    /** The fields of an object whose keys may be any, each as {@link #scalar} reads it. */
    public Map<String, String> scalars(int max) throws IOException, DecisionFormatException {
        return map(max, JsonCursor::scalar);
    }

    /** The fields of an object whose keys may be any. */
    public <T> Map<String, T> map(int max, Reader<T> reader) throws IOException, DecisionFormatException {
        expect(JsonToken.START_OBJECT, "an object");
        Map<String, T> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!CanonicalJson.wellFormed(key).equals(key)) {
                throw wrong("holds half a surrogate pair");
            }
            if (values.size() == max) {
                throw wrong("is beyond the limit of " + max + " keys");
            }
            parser.nextToken();
            if (values.containsKey(key)) {
                throw wrong("is there twice");
            }
            values.put(key, reader.read(this));
        }
        return values;
    }

    public String text() throws IOException, DecisionFormatException {
        expect(JsonToken.VALUE_STRING, "a string");
        String text = parser.getText();
        if (!CanonicalJson.wellFormed(text).equals(text)) {
            throw wrong("holds half a surrogate pair");
        }
        return text;
    }

    /** A string, a number or a truth value as text. Anything else is passed over and is the empty text. */
    public String scalar() throws IOException, DecisionFormatException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            default -> {
                parser.skipChildren();
                yield "";
            }
        };
    }

    public String match(Pattern pattern) throws IOException, DecisionFormatException {
        String text = text();
        if (!pattern.matcher(text).matches()) {
            throw wrong("does not match " + pattern);
        }
        return text;
    }

    /** A time, RFC 3339 in UTC; its years have four digits, so whatever is added later fits. */
    public Instant time() throws IOException, DecisionFormatException {
        String text = text();
        try {
            if (TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // Not on the calendar.
        }
        throw wrong("is no time");
    }

    public String word(Set<String> words) throws IOException, DecisionFormatException {
        String text = text();
        if (!words.contains(text)) {
            throw wrong("is none of " + words.stream().sorted().toList());
        }
        return text;
    }

    /** The constant that {@code byId} finds, which answers null to a name it does not know. */
    public <T> T constant(Function<String, T> byId, String what) throws IOException, DecisionFormatException {
        T constant = byId.apply(text());
        if (constant == null) {
            throw wrong("is no " + what);
        }
        return constant;
    }

    public int count() throws IOException, DecisionFormatException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        if (parser.getNumberType() != JsonParser.NumberType.INT || parser.getIntValue() < 0) {
            throw wrong("is not between 0 and " + Integer.MAX_VALUE);
        }
        return parser.getIntValue();
    }

    public boolean bool() throws DecisionFormatException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong("is neither true nor false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /**
     * The value whatever it is, as {@link CanonicalJson} writes it: maps, lists, strings, integers of 64 bits, booleans and
     * null. The depth is bounded by the document's reader.
     */
    public Object any() throws IOException, DecisionFormatException {
        if (parser.currentToken() == null) {
            throw wrong("is not there");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(Integer.MAX_VALUE, JsonCursor::any);
            case START_ARRAY -> list(Integer.MAX_VALUE, JsonCursor::any);
            case VALUE_STRING -> text();
            case VALUE_TRUE, VALUE_FALSE -> bool();
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw wrong("is an integer of more than 64 bits");
                }
                yield parser.getLongValue();
            }
            default -> throw wrong("is no value of canonical JSON");
        };
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String path() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    public DecisionFormatException wrong(String problem) {
        return new DecisionFormatException(path(), problem, null);
    }

    private void expect(JsonToken token, String what) throws DecisionFormatException {
        if (parser.currentToken() != token) {
            throw wrong("is not " + what);
        }
    }

    /** What was found in an object. */
    public record Fields(Map<String, Object> values, String path) {
        @SuppressWarnings("unchecked")
        public <T> T required(String key) throws DecisionFormatException {
            if (!values.containsKey(key)) {
                throw new DecisionFormatException(path + "/" + key, "is missing", null);
            }
            return (T) values.get(key);
        }

        @SuppressWarnings("unchecked")
        public <T> T or(String key, T otherwise) {
            return (T) values.getOrDefault(key, otherwise);
        }

        public String text(String key) {
            return or(key, "");
        }

        public int count(String key) {
            return or(key, 0);
        }

        public <T> List<T> list(String key) {
            return or(key, List.of());
        }
    }
}
