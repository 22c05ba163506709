package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads JSON values from a parser that stands on their first token. Nesting is bounded by the parser. */
final class ValueReader {
    private final JsonParser parser;
    private final long maxValues;
    private long values;
    /** Keys and values of the containers that are being read, innermost last. */
    private Object[] stack = new Object[64];

    private int top;

    ValueReader(JsonParser parser, ReadLimits limits) {
        this.parser = parser;
        this.maxValues = limits.of(ReadLimits.Limit.MAX_VALUES);
    }

    Value read() throws IOException {
        if (++values > maxValues) {
            throw new LimitException(ReadLimits.Limit.MAX_VALUES, maxValues);
        }
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

    private Value readList() throws IOException {
        int base = top;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            push(read());
        }
        Value[] elements = Arrays.copyOfRange(stack, base, top, Value[].class);
        top = base;
        return new Value.ListValue(List.of(elements));
    }

    MapValue readMap() throws IOException {
        int base = top;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            push(key);
            push(read());
        }
        int size = (top - base) / 2;
        String[] keys = new String[size];
        Value[] content = new Value[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (String) stack[base + 2 * i];
            content[i] = (Value) stack[base + 2 * i + 1];
        }
        top = base;
        MapValue map = MapValue.owning(keys, content);
        if (map == null) {
            throw new DuplicateKeyException();
        }
        return map;
    }

    private void push(Object item) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = item;
    }
}
