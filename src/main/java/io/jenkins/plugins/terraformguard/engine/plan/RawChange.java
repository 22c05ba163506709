package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of an element of {@code resource_changes}, built one by one: there are hundreds of thousands of
 * them in a large plan, and what nobody asks for need not be built.
 */
final class RawChange extends Section {
    /** Fields of the element itself. */
    enum Field {
        ADDRESS,
        PREVIOUS_ADDRESS,
        MODULE_ADDRESS,
        MODE,
        TYPE,
        NAME,
        INDEX,
        INDEX_UNKNOWN,
        PROVIDER_NAME,
        DEPOSED,
        ACTION_REASON,
        CHANGE,
        ACTIONS,
        BEFORE,
        AFTER,
        AFTER_UNKNOWN,
        BEFORE_SENSITIVE,
        AFTER_SENSITIVE,
        REPLACE_PATHS,
        IMPORTING,
        GENERATED_CONFIG,
        BEFORE_IDENTITY,
        AFTER_IDENTITY;

        private boolean isName() {
            return compareTo(CHANGE) < 0 && this != INDEX;
        }

        private boolean ofChange() {
            return compareTo(CHANGE) > 0;
        }
    }

    private static final Map<String, Field> OF_ELEMENT = new HashMap<>();
    private static final Map<String, Field> OF_CHANGE = new HashMap<>();

    static {
        for (Field field : Field.values()) {
            (field.ofChange() ? OF_CHANGE : OF_ELEMENT).put(field.name().toLowerCase(Locale.ROOT), field);
        }
    }

    private final long maxName;
    private final Value[] fields = new Value[Field.values().length];
    /** Where the state before stands; a state after that is written the same is not built once more. */
    private long beforeFrom;

    private long beforeTo;

    RawChange(PlanInput input) {
        super(input);
        this.maxName = input.limits().of(ReadLimits.Limit.MAX_NAME);
    }

    /** Reads the element that comes next. */
    void readElement() throws PlanException, IOException {
        read(OF_ELEMENT);
    }

    /** Reads a change that stands alone, as those of outputs do. */
    void readChange() throws PlanException, IOException {
        read(OF_CHANGE);
    }

    private void read(Map<String, Field> known) throws PlanException, IOException {
        Arrays.fill(fields, null);
        beforeFrom = 0;
        beforeTo = 0;
        skimmer.peek();
        skimmer.keep();
        members(key -> field(known.get(key)));
        skimmer.forget();
    }

    private void field(Field field) throws PlanException, IOException {
        if (field == null) {
            skimmer.skip();
            return;
        }
        if (fields[field.ordinal()] != null) {
            throw new DuplicateKeyException();
        }
        fields[field.ordinal()] = Value.TRUE;
        if (field == Field.CHANGE) {
            members(key -> field(OF_CHANGE.get(key)));
            return;
        }
        Value value = field == Field.AFTER && beforeTo > beforeFrom && skimmer.skipSame(beforeFrom, beforeTo)
                ? value(Field.BEFORE)
                : build(field);
        if (field.isName() && value instanceof Value.Text text && text.value().length() > maxName) {
            // Names go into reports and lists as they are, so they have a limit of their own.
            throw new LimitException(ReadLimits.Limit.MAX_NAME, maxName);
        }
        fields[field.ordinal()] = value;
    }

    private Value build(Field field) throws IOException {
        skimmer.peek();
        long from = skimmer.position();
        Value value = skimmer.build();
        if (field == Field.BEFORE) {
            beforeFrom = from;
            beforeTo = skimmer.position();
        }
        return value;
    }

    /** The value of a field, or the null value. */
    Value value(Field field) {
        Value value = fields[field.ordinal()];
        return value == null ? Value.NULL : value;
    }

    /** The text of a field, or empty. */
    String text(Field field) {
        return value(field) instanceof Value.Text text ? text.value() : "";
    }

    boolean isTrue(Field field) {
        return Value.TRUE.equals(value(field));
    }

    List<String> list(Field field) {
        return Fields.texts(value(field));
    }
}
