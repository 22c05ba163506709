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

        /** Whether the same texts come again and again. */
        private boolean isRepeated() {
            return this == MODULE_ADDRESS || this == MODE || this == TYPE || this == PROVIDER_NAME;
        }

        private boolean isMark() {
            return this == AFTER_UNKNOWN || this == BEFORE_SENSITIVE || this == AFTER_SENSITIVE;
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

    private static final Value NO_OP = new Value.ListValue(List.of(new Value.Text("no-op")));

    private final long maxName;
    private final Value[] fields = new Value[Field.values().length];
    private final RawStates states;

    RawChange(PlanInput input) {
        super(input);
        this.states = new RawStates(skimmer);
        this.maxName = input.limits().of(ReadLimits.Limit.MAX_NAME);
    }

    /** Reads the element that comes next; {@link #unchanged} tells whether its states are left to be built. */
    void readElement() throws PlanException, IOException {
        read(OF_ELEMENT);
        if (Marks.any(value(Field.AFTER_UNKNOWN))
                || Marks.any(value(Field.BEFORE_SENSITIVE))
                || Marks.any(value(Field.AFTER_SENSITIVE))) {
            states.build();
        }
    }

    /** Reads the element that comes next, with its states. */
    void readWhole() throws PlanException, IOException {
        read(OF_ELEMENT);
        states.build();
    }

    /** Reads a change that stands alone, as those of outputs do. */
    void readChange() throws PlanException, IOException {
        read(OF_CHANGE);
        states.build();
    }

    private void read(Map<String, Field> known) throws PlanException, IOException {
        Arrays.fill(fields, null);
        states.clear();
        skimmer.peek();
        skimmer.keep();
        members(key -> field(known.get(key)));
        states.complete();
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
        if (field == Field.BEFORE) {
            states.readBefore(NO_OP.equals(value(Field.ACTIONS)));
            return;
        }
        if (field == Field.AFTER) {
            states.readAfter();
            return;
        }
        Value value =
                field.isMark() ? marks() : field.isRepeated() && skimmer.peek() == '"' ? repeated() : skimmer.build();
        if (field.isName() && value instanceof Value.Text text && text.value().length() > maxName) {
            // Names go into reports and lists as they are, so they have a limit of their own.
            throw new LimitException(ReadLimits.Limit.MAX_NAME, maxName);
        }
        fields[field.ordinal()] = value;
    }

    private Value repeated() throws IOException {
        return new Value.Text(skimmer.text());
    }

    /** A mark tree, which most of the time marks nothing and need not be built then. */
    private Value marks() throws IOException {
        skimmer.peek();
        long from = skimmer.position();
        return skimmer.skipLookingForTrue() ? skimmer.build(from, skimmer.position()) : Value.NULL;
    }

    /** The one unmarked state of a resource that stays as it is, or null. */
    RawValue unchanged() {
        return states.unchanged();
    }

    Value before() {
        return states.before();
    }

    Value after() {
        return states.after();
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
