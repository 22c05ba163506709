package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The functions of an expression beyond CEL's operators. None of them reaches outside its arguments. */
final class Functions {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Functions() {}

    /** Terraform's function of that name. */
    static Value jsondecode(Value argument) {
        if (argument.isNull() || argument.isOpaque()) {
            return argument.isNull() ? argument : Value.UNKNOWN;
        }
        try {
            return fromJson(JSON.readTree(text("jsondecode", argument)));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new EvaluationError("jsondecode: the text is not valid JSON");
        }
    }

    /** A list as it is, nothing as an empty list, anything else as a list of one. */
    static Value aslist(Value argument) {
        boolean hiddenList = argument instanceof Value.Sensitive hidden
                && (hidden.kind() == Value.Kind.LIST || hidden.kind() == Value.Kind.UNKNOWN);
        boolean list = argument instanceof Value.ListValue || argument instanceof Value.OpenList;
        if (list || argument instanceof Value.Unknown || hiddenList) {
            return argument;
        }
        return new Value.ListValue(argument.isNull() ? List.of() : List.of(argument));
    }

    /** Whether a value is known before apply, even if it can't be seen; of a list, whether all its elements are there. */
    static boolean isKnown(Value argument) {
        return !(argument instanceof Value.Unknown || argument instanceof Value.OpenList);
    }

    static Value lower(Value argument) {
        if (argument.isNull() || argument.isOpaque()) {
            return argument.isNull() ? argument : Value.UNKNOWN;
        }
        return new Value.Text(text("lower", argument).toLowerCase(Locale.ROOT));
    }

    /** Whether a text fits a pattern in which {@code *} stands for any text and {@code ?} for one character. */
    static Value glob(Value text, Value pattern) {
        if (text.isNull() || pattern.isNull()) {
            return Value.FALSE;
        }
        if (text.isOpaque() || pattern.isOpaque()) {
            return Value.UNKNOWN;
        }
        return Value.of(globPattern(text("glob", pattern)).matches(text("glob", text)));
    }

    static Pattern globPattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return compile(regex.toString(), Pattern.DOTALL);
    }

    static Value matches(Value text, Value pattern) {
        if (text.isNull() || pattern.isNull()) {
            return Value.FALSE;
        }
        if (text.isOpaque() || pattern.isOpaque()) {
            return Value.UNKNOWN;
        }
        return Value.of(
                compile(text("matches", pattern)).matcher(text("matches", text)).find());
    }

    static Pattern compile(String pattern) {
        return compile(pattern, 0);
    }

    private static Pattern compile(String pattern, int flags) {
        if (PatternSize.isTooLarge(pattern)) {
            throw new EvaluationError("the pattern is too large");
        }
        try {
            return Pattern.compile(pattern, flags);
        } catch (PatternSyntaxException e) {
            throw new EvaluationError("the pattern '" + pattern + "' is no RE2 pattern: " + e.getDescription());
        }
    }

    /** A test of two texts; an attribute that is not set has no part that could fit. */
    static Value texts(String function, Value a, Value b) {
        if (a.isNull() || b.isNull()) {
            return Value.FALSE;
        }
        if (a.isOpaque() || b.isOpaque()) {
            return Value.UNKNOWN;
        }
        String text = text(function, a);
        String part = text(function, b);
        return Value.of(
                switch (function) {
                    case "startsWith" -> text.startsWith(part);
                    case "endsWith" -> text.endsWith(part);
                    default -> text.contains(part);
                });
    }

    static Value toInt(Value value) {
        if (value.isNull() || value instanceof Value.Int) {
            return value;
        }
        if (value.isOpaque()) {
            return Value.UNKNOWN;
        }
        try {
            BigDecimal number = value instanceof Value.Decimal decimal
                    ? decimal.value()
                    : new BigDecimal(text("int", value).trim());
            if (number.precision() - (long) number.scale() > 19) {
                throw new EvaluationError("int: the number is too large");
            }
            // A fraction is cut off; what lies beyond a long is still exact.
            return number.scale() <= 0 || number.precision() > number.scale()
                    ? Value.of(number.setScale(0, RoundingMode.DOWN))
                    : new Value.Int(0);
        } catch (NumberFormatException e) {
            throw new EvaluationError("int: the text is no number");
        }
    }

    static Value toDouble(Value value) {
        if (value.isNull() || value.kind() == Value.Kind.NUMBER && !value.isOpaque()) {
            return value;
        }
        if (value.isOpaque()) {
            return Value.UNKNOWN;
        }
        try {
            return Value.of(new BigDecimal(text("double", value).trim()));
        } catch (NumberFormatException e) {
            throw new EvaluationError("double: the text is no number");
        }
    }

    static Value toText(Value value) {
        if (value.isNull() || value instanceof Value.Text) {
            return value;
        }
        if (Operators.hasOpaque(value)) {
            return Value.UNKNOWN;
        }
        return new Value.Text(io.jenkins.plugins.terraformguard.engine.plan.ValueText.of(value, Operators.MAX_TEXT));
    }

    private static String text(String function, Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw new EvaluationError(function + ": a string is needed here, not a " + Kleene.name(value));
    }

    private static Value fromJson(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> entries = new TreeMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), fromJson(entry.getValue())));
            return MapValue.copyOf(entries);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(fromJson(element)));
            return new Value.ListValue(elements);
        }
        if (node.isNumber()) {
            return Value.of(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        return node.isTextual() ? new Value.Text(node.textValue()) : Value.NULL;
    }
}
