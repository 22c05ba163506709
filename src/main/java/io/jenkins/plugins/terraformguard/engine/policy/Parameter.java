package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamException;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A parameter that a pack declares.
 *
 * @param typed whether the pack declares its type; if not, that of its default is kept to
 * @param defaultValue null where some layer must set it
 * @param open whether layers below that of the pack may set it
 * @param grows whether each layer that sets it adds to what is there, so that every layer may
 * @param oneOf the texts that it, or each of its elements, may be; none if any will do
 */
public record Parameter(
        String name,
        boolean typed,
        ParamType type,
        Value defaultValue,
        String description,
        boolean open,
        boolean grows,
        List<String> oneOf,
        Place place) {
    public Parameter {
        oneOf = List.copyOf(oneOf);
    }

    /** Whether it can have this kind of value. */
    public boolean accepts(Value value) {
        return typed ? type.accepts(value) : defaultValue.isNull() || value.kind() == defaultValue.kind();
    }

    /**
     * Looks at what is in a value that it accepts.
     *
     * @throws ParamException if there is something wrong with it
     */
    public void check(Value value) throws ParamException {
        type.check(value, oneOf);
    }

    /** What it has once a layer sets it. */
    public Value with(Value now, Value added) {
        if (!grows || !(now instanceof Value.ListValue there) || !(added instanceof Value.ListValue more)) {
            return added;
        }
        List<Value> all = new ArrayList<>(there.elements());
        more.elements().stream()
                .filter(element -> !there.elements().contains(element))
                .forEach(all::add);
        return new Value.ListValue(all);
    }

    Parameter withDefault(Value value) {
        return new Parameter(name, typed, type, value, description, open, grows, oneOf, place);
    }

    /** What its values are, for people. */
    public String typeName() {
        return typed || defaultValue.isNull()
                ? type.id()
                : defaultValue.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is declared alike; what the descriptions say does not count. */
    boolean isLike(Parameter other) {
        return type == other.type
                && typed == other.typed
                && open == other.open
                && grows == other.grows
                && oneOf.equals(other.oneOf)
                && Objects.equals(defaultValue, other.defaultValue);
    }

    public boolean isRequired() {
        return defaultValue == null;
    }
}
