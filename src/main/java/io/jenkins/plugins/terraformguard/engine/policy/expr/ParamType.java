package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The type of a parameter of a pack. */
public enum ParamType {
    STRING("string", SimpleType.STRING, value -> value instanceof Value.Text),
    INT("int", SimpleType.INT, value -> value instanceof Value.Int),
    /** Whole or not. CEL has two types for numbers, so this one is dynamic there and checked by {@link NodeBuilder}. */
    NUMBER("number", SimpleType.DYN, value -> value instanceof Value.Int || value instanceof Value.Decimal),
    BOOL("bool", SimpleType.BOOL, value -> value instanceof Value.Bool),
    LIST(
            "list(string)",
            ListType.create(SimpleType.STRING),
            value -> value instanceof Value.ListValue list
                    && list.elements().stream().allMatch(Value.Text.class::isInstance)),
    MAP(
            "map(string)",
            MapType.create(SimpleType.STRING, SimpleType.STRING),
            value -> value instanceof MapValue map
                    && map.keys().stream().allMatch(key -> map.get(key) instanceof Value.Text)),
    /** An RE2 pattern. */
    PATTERN("pattern", SimpleType.STRING, STRING.accepted) {
        @Override
        void check(ValueReader value) throws ParamException {
            Patterns.check(value);
        }
    },
    /** RE2 patterns. */
    PATTERNS("list(pattern)", ListType.create(SimpleType.STRING), LIST.accepted) {
        @Override
        void check(ValueReader value) throws ParamException {
            Patterns.wholes(value, "pattern");
        }
    },
    /** Windows of time in which nothing is to be applied. */
    WINDOWS("list(window)", ListType.create(SimpleType.DYN), value -> value instanceof Value.ListValue) {
        @Override
        void check(ValueReader value) throws ParamException {
            FreezeWindow.read(value.value());
        }
    },
    ANY("any", SimpleType.DYN, value -> true);

    private final String id;
    private final CelType celType;
    private final Predicate<Value> accepted;

    ParamType(String id, CelType celType, Predicate<Value> accepted) {
        this.id = id;
        this.celType = celType;
        this.accepted = accepted;
    }

    /** What more is asked of a value of the right kind. */
    void check(ValueReader value) throws ParamException {
        // Most types are nothing but a kind of values.
    }

    /** The name used in packs. */
    public String id() {
        return id;
    }

    /** The type of that name, or null. */
    public static ParamType byId(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id.equals(id))
                .findFirst()
                .orElse(null);
    }

    /** All names, in the order of the documentation. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ParamType::id).toList();
    }

    public boolean accepts(Value value) {
        return accepted.test(value);
    }

    /** Whether its values are lists, which can grow. */
    public boolean isList() {
        return this == LIST || this == PATTERNS || this == WINDOWS;
    }

    /**
     * Looks at what is in a value that it accepts.
     *
     * @param oneOf the texts that it, or each of its elements, may be; none if any will do
     * @throws ParamException if there is something wrong with it
     */
    public void check(Value value, List<String> oneOf) throws ParamException {
        ValueReader reader = new ValueReader(value, List.of());
        check(reader);
        if (!oneOf.isEmpty()) {
            reader.words(oneOf);
        }
    }

    CelType celType() {
        return celType;
    }
}
