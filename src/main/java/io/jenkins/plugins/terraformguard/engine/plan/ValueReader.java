package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one JSON value from a parser that stands on its first token. Nesting is bounded by the parser. */
final class ValueReader {
    private final PlanInput input;
    private final JsonParser parser;

    ValueReader(PlanInput input) {
        this.input = input;
        this.parser = input.parser();
    }

    Value read() throws IOException, PlanException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> readMap();
            case START_ARRAY -> readList();
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? Value.of(parser.getDecimalValue())
                        : new Value.Int(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Value.of(parser.getDecimalValue());
            default -> Value.NULL;
        };
    }

    private Value readList() throws IOException, PlanException {
        List<Value> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read());
        }
        return new Value.ListValue(elements);
    }

    MapValue readMap() throws IOException, PlanException {
        List<String> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            keys.add(parser.currentName());
            parser.nextToken();
            values.add(read());
        }
        MapValue map = MapValue.fromEntries(keys, values);
        if (map == null) {
            throw input.error(
                    "An object has the same key twice, so its meaning can't be told",
                    "The plan was not written by terraform show -json as it is; make it again");
        }
        return map;
    }
}
