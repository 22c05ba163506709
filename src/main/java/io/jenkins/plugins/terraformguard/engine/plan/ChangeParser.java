package io.jenkins.plugins.terraformguard.engine.plan;

import io.jenkins.plugins.terraformguard.engine.plan.RawChange.Field;
import java.util.List;

/** Turns the raw JSON of a change into a change without secrets. */
final class ChangeParser {
    private final SecretRegistry secrets;
    private final Redactions redactions;
    /** The changes of a module stand together. */
    private String lastModule = "";

    private String lastModuleMasked = "";

    ChangeParser(SecretRegistry secrets, Redactions redactions) {
        this.secrets = secrets;
        this.redactions = redactions;
    }

    ResourceChange resource(RawChange raw) {
        List<String> actions = raw.list(Field.ACTIONS);
        Redactor redactor = Redactor.ofChange(secrets, redactions);
        ChangeStates states =
                raw.unchanged() == null ? states(raw, redactor) : new UnchangedState(raw.unchanged(), redactor);
        return new ResourceChange(
                secrets.mask(raw.text(Field.ADDRESS)),
                secrets.mask(raw.text(Field.PREVIOUS_ADDRESS)),
                module(raw.text(Field.MODULE_ADDRESS)),
                raw.text(Field.MODE),
                raw.text(Field.TYPE),
                raw.text(Field.NAME),
                raw.isTrue(Field.INDEX_UNKNOWN) ? Value.UNKNOWN : redactor.redactNamed("", raw.value(Field.INDEX)),
                raw.text(Field.PROVIDER_NAME),
                raw.text(Field.DEPOSED),
                actions,
                ChangeKind.of(actions),
                raw.text(Field.ACTION_REASON),
                states,
                replacePaths(raw.value(Field.REPLACE_PATHS)),
                importTarget(raw.value(Field.IMPORTING), redactor),
                redactor.text(raw.text(Field.GENERATED_CONFIG)),
                redactor.redactNamed("", raw.value(Field.BEFORE_IDENTITY)),
                redactor.redactNamed("", raw.value(Field.AFTER_IDENTITY)));
    }

    private String module(String address) {
        if (!address.equals(lastModule)) {
            lastModule = address;
            lastModuleMasked = secrets.mask(address);
        }
        return lastModuleMasked;
    }

    OutputChange output(String name, RawChange raw) {
        Redactor redactor = Redactor.ofChange(secrets, redactions);
        MarkedStates states = states(raw, redactor);
        // An output is named by whoever wrote the configuration, and a name may say that it is a secret.
        return new OutputChange(
                name,
                ChangeKind.of(raw.list(Field.ACTIONS)),
                redactor.redactNamed(name, states.before()),
                redactor.redactNamed(name, states.after()));
    }

    /** Adds what a change marks as sensitive to a registry. */
    static void collectSecrets(MapValue rawChange, SecretRegistry into) {
        Fields change = new Fields(rawChange);
        collect(change.value("before"), change.value("before_sensitive"), into);
        collect(change.value("after"), change.value("after_sensitive"), into);
    }

    static void collect(Value value, Value marks, SecretRegistry into) {
        Marks.apply(value, marks, marked -> {
            into.add(marked);
            return marked;
        });
    }

    private static MarkedStates states(RawChange raw, Redactor redactor) {
        return MarkedStates.of(
                raw.before(),
                raw.after(),
                raw.value(Field.AFTER_UNKNOWN),
                raw.value(Field.BEFORE_SENSITIVE),
                raw.value(Field.AFTER_SENSITIVE),
                redactor);
    }

    private static ImportTarget importTarget(Value importing, Redactor redactor) {
        if (importing.isNull()) {
            return null;
        }
        if (!(importing instanceof MapValue map)) {
            return new ImportTarget(Value.UNKNOWN, Value.NULL);
        }
        Fields fields = new Fields(map);
        Value id = fields.isTrue("unknown") ? Value.UNKNOWN : redactor.redactNamed("", fields.value("id"));
        return new ImportTarget(id, redactor.redactNamed("", fields.value("identity")));
    }

    private static List<String> replacePaths(Value value) {
        return value instanceof Value.ListValue paths
                ? paths.elements().stream().map(ValuePath::of).toList()
                : List.of();
    }
}
