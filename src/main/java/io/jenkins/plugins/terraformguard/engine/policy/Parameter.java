package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import java.util.Locale;
import java.util.Objects;

/**
 * A parameter that a pack declares.
 *
 * @param typed whether the pack declares its type; if not, that of its default is kept to
 * @param defaultValue null where some layer must set it
 * @param open whether layers below that of the pack may set it
 */
public record Parameter(
        String name, boolean typed, ParamType type, Value defaultValue, String description, boolean open, Place place) {
    /** Whether it can have this value. */
    public boolean accepts(Value value) {
        return typed ? type.accepts(value) : defaultValue.isNull() || value.kind() == defaultValue.kind();
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
                && Objects.equals(defaultValue, other.defaultValue);
    }

    public boolean isRequired() {
        return defaultValue == null;
    }
}
