package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes values of JSON. It reads straight from the buffer, where names are made once and texts without escapes are copied
 * once; what comes must be kept there. What is no JSON, or beyond a limit, is left to {@link Diagnosis} to explain.
 */
final class ValueParser {
    /** Digits that always fit into a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private final TextBuffer text;
    private final NameTable names;
    private final int maxDepth;
    private final long maxValues;
    private final long maxString;
    private final long maxKey;
    private final long maxNumber;
    private int depth;
    private long values;
    /** Keys and values of the containers that are being read, innermost last. */
    private Object[] stack = new Object[64];

    private int top;

    ValueParser(TextBuffer text, NameTable names, ReadLimits limits) {
        this.text = text;
        this.names = names;
        this.maxDepth = (int) limits.of(ReadLimits.Limit.MAX_DEPTH);
        this.maxValues = limits.of(ReadLimits.Limit.MAX_VALUES);
        this.maxString = limits.of(ReadLimits.Limit.MAX_STRING);
        this.maxKey = limits.of(ReadLimits.Limit.MAX_KEY);
        this.maxNumber = limits.of(ReadLimits.Limit.MAX_NUMBER);
    }

    /** Reads the value that comes next, with the limits that one element has. */
    Value element(int depthAround) throws IOException {
        depth = depthAround;
        values = 0;
        top = 0;
        return value();
    }

    private Value value() throws IOException {
        if (++values > maxValues) {
            throw new LimitException(ReadLimits.Limit.MAX_VALUES, maxValues);
        }
        int b = text.peek();
        text.at++;
        switch (b) {
            case '{':
                return map();
            case '[':
                return list();
            case '"':
                return new Value.Text(string());
            case 't':
                SkimmedWord.skip(text, b);
                return Value.TRUE;
            case 'f':
                SkimmedWord.skip(text, b);
                return Value.FALSE;
            case 'n':
                SkimmedWord.skip(text, b);
                return Value.NULL;
            default:
                return number(b);
        }
    }

    private MapValue map() throws IOException {
        if (text.peek() == '}') {
            text.at++;
            return MapValue.EMPTY;
        }
        enter();
        int base = top;
        int after;
        do {
            if (text.next() != '"') {
                throw new StumbleException();
            }
            push(key());
            if (text.next() != ':') {
                throw new StumbleException();
            }
            push(value());
            after = text.next();
        } while (after == ',');
        if (after != '}') {
            throw new StumbleException();
        }
        depth--;
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

    private Value list() throws IOException {
        if (text.peek() == ']') {
            text.at++;
            return Value.ListValue.EMPTY;
        }
        enter();
        int base = top;
        int after;
        do {
            push(value());
            after = text.next();
        } while (after == ',');
        if (after != ']') {
            throw new StumbleException();
        }
        depth--;
        Value[] elements = Arrays.copyOfRange(stack, base, top, Value[].class);
        top = base;
        return new Value.ListValue(List.of(elements));
    }

    private String key() throws IOException {
        long from = text.position();
        String name = names.next(text);
        if (text.position() - 1 - from > maxKey) {
            throw new LimitException(ReadLimits.Limit.MAX_KEY, maxKey);
        }
        return name;
    }

    private String string() throws IOException {
        int quote = SkimmedText.special(text.bytes, text.at, text.filled);
        String made;
        if (quote < text.filled && text.bytes[quote] == '"') {
            made = new String(text.bytes, text.at, quote - text.at, StandardCharsets.ISO_8859_1);
            text.at = quote + 1;
        } else {
            long from = text.position();
            SkimmedText.skip(text);
            int begin = text.index(from);
            made = Escapes.decode(text.bytes, begin, text.at - 1 - begin);
        }
        if (made.length() > maxString) {
            throw new LimitException(ReadLimits.Limit.MAX_STRING, maxString);
        }
        return made;
    }

    private Value number(int first) throws IOException {
        long from = text.position() - 1;
        SkimmedWord.skip(text, first);
        int begin = text.index(from);
        int length = text.at - begin;
        if (length > maxNumber) {
            throw new LimitException(ReadLimits.Limit.MAX_NUMBER, maxNumber);
        }
        long whole = whole(text.bytes, begin, length);
        if (whole >= 0) {
            return new Value.Int(first == '-' ? -whole : whole);
        }
        try {
            return Value.of(new BigDecimal(new String(text.bytes, begin, length, StandardCharsets.ISO_8859_1)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new StumbleException();
        }
    }

    /** The digits of a whole number that is short enough, without its sign; -1 for any other. */
    private static long whole(byte[] bytes, int begin, int length) {
        int start = bytes[begin] == '-' ? begin + 1 : begin;
        if (begin + length - start > LONG_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < begin + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private void enter() throws StumbleException {
        if (++depth > maxDepth) {
            throw new StumbleException();
        }
    }

    private void push(Object item) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = item;
    }
}
