package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as configuration writes them. */
final class HclValues {
    private HclValues() {}

    static Value of(Object literal) {
        if (literal instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put((String) key, of(member)));
            return MapValue.copyOf(members);
        }
        if (literal instanceof List<?> list) {
            List<Value> elements = new ArrayList<>();
            list.forEach(element -> elements.add(of(element)));
            return new Value.ListValue(elements);
        }
        if (literal instanceof Boolean flag) {
            return Value.of(flag.booleanValue());
        }
        return literal instanceof BigDecimal number ? Value.of(number) : Value.of((String) literal);
    }

    /**
     * The value with the type that another one has, as the tools convert it.
     *
     * @throws UneditableException if it can't have that
     */
    static Value likeThat(Value value, Value other, String path) throws UneditableException {
        if (value.isNull() || other.isNull() || value.kind() == other.kind()) {
            return value;
        }
        boolean scalar = !isContainer(value) && !isContainer(other);
        if (scalar && other instanceof Value.Text) {
            return Value.of(JsonValues.text(value));
        }
        if (scalar && value instanceof Value.Text text) {
            if (other instanceof Value.Bool && List.of("true", "false").contains(text.value())) {
                return Value.of(text.value().equals("true"));
            }
            if (other.kind() == Value.Kind.NUMBER && text.value().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                return Value.of(new BigDecimal(text.value()));
            }
        }
        throw new UneditableException("'" + path + "' has another type in the plan");
    }

    private static boolean isContainer(Value value) {
        return value instanceof MapValue || value instanceof Value.ListValue;
    }
}
