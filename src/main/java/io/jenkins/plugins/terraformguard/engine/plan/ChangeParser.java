package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/** Turns the raw JSON of a change into a change without secrets. */
final class ChangeParser {
    private final SecretRegistry secrets;

    ChangeParser(SecretRegistry secrets) {
        this.secrets = secrets;
    }

    ResourceChange resource(MapValue raw) {
        Fields fields = new Fields(raw);
        Fields change = new Fields(fields.map("change"));
        List<String> actions = change.texts("actions");
        MarkedStates states = states(change);
        return new ResourceChange(
                fields.text("address"),
                fields.text("previous_address"),
                fields.text("module_address"),
                fields.text("mode"),
                fields.text("type"),
                fields.text("name"),
                fields.value("index"),
                fields.text("provider_name"),
                fields.text("deposed"),
                actions,
                ChangeKind.of(actions),
                fields.text("action_reason"),
                states.before(),
                states.after(),
                replacePaths(change),
                !change.value("importing").isNull(),
                !change.text("generated_config").isEmpty());
    }

    OutputChange output(String name, MapValue raw) {
        Fields change = new Fields(raw);
        MarkedStates states = states(change);
        return new OutputChange(name, ChangeKind.of(change.texts("actions")), states.before(), states.after());
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

    private MarkedStates states(Fields change) {
        return MarkedStates.of(
                change.value("before"),
                change.value("after"),
                change.value("after_unknown"),
                change.value("before_sensitive"),
                change.value("after_sensitive"),
                secrets);
    }

    private static List<String> replacePaths(Fields change) {
        return change.value("replace_paths") instanceof Value.ListValue paths
                ? paths.elements().stream().map(ValuePath::of).toList()
                : List.of();
    }
}
