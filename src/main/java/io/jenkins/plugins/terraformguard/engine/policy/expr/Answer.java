package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** What a function answers where an argument is absent, not known or not to be seen. */
enum Answer {
    NULL("null", Value.NULL),
    FALSE("false", Value.FALSE),
    TRUE("true", Value.TRUE),
    UNKNOWN("unknown", Value.UNKNOWN),
    ZERO("0", Value.of(0)),
    EMPTY_LIST("[]", Value.ListValue.EMPTY),
    /** The function sees to it itself; its description says how. */
    SPECIAL("see there", null),
    /** It has no arguments. */
    NONE("", null);

    private final String shown;
    private final Value value;

    Answer(String shown, Value value) {
        this.shown = shown;
        this.value = value;
    }

    String shown() {
        return shown;
    }

    /** The answer as a value, or null where it is not always the same. */
    Value value() {
        return value;
    }

    /** The answers to one argument that is null, unknown, or sensitive. */
    record Row(Answer whenNull, Answer whenUnknown, Answer whenSensitive) {}
}
