package io.jenkins.plugins.terraformguard.engine.remedy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values as JSON and back, without loss. Nothing of what is read here is hidden: that is up to who shows it. */
final class JsonValues {
    static final JsonFactory JSON = JsonFactory.builder()
            // Half a surrogate pair, which a plan may hold, has no UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JsonValues() {}

    /** @throws IOException if it is no JSON */
    static Value read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** @throws UneditableException if it is not one value as JSON */
    static Value parse(String json) throws UneditableException {
        try (JsonParser parser = JSON.createParser(json)) {
            Value value = parser.nextToken() == null ? null : value(parser);
            if (value != null && parser.nextToken() == null) {
                return value;
            }
        } catch (IOException e) {
            throw new UneditableException("A value is no JSON");
        }
        throw new UneditableException("A value is no JSON");
    }

    private static Value value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("A value is missing");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Value> members = new TreeMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield MapValue.copyOf(members);
            }
            case START_ARRAY -> {
                List<Value> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new Value.ListValue(elements);
            }
            case VALUE_STRING -> Value.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(parser.getDecimalValue());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NULL -> Value.NULL;
            default -> throw new IOException("A value is missing");
        };
    }

    /** @throws IllegalArgumentException if it holds something that JSON has no form for */
    static String text(Value value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static byte[] bytes(Value value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof MapValue map) {
            json.writeStartObject();
            for (String key : map.keys()) {
                json.writeFieldName(key);
                write(json, map.get(key));
            }
            json.writeEndObject();
        } else if (value instanceof Value.ListValue list) {
            json.writeStartArray();
            for (Value element : list.elements()) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Value.Text text) {
            json.writeString(text.value());
        } else if (value instanceof Value.Int number) {
            json.writeNumber(number.value());
        } else if (value instanceof Value.Decimal number) {
            json.writeNumber(number.value().toString());
        } else if (value instanceof Value.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value.isNull()) {
            json.writeNull();
        } else {
            throw new IllegalArgumentException("What is not known has no form in JSON");
        }
    }
}
