package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** The first reading: what kind of document it is, what it says of itself, and what in it is secret. */
final class PlanScan extends TopLevel {
    private static final int PROGRESS_STEP = 1000;
    private static final int MAX_NAME = 8000;
    private static final Set<String> NAMES = Set.of(
            "address",
            "previous_address",
            "module_address",
            "mode",
            "type",
            "name",
            "provider_name",
            "deposed",
            "action_reason");
    private static final int MAX_ACTIONS = 20;
    private static final int MAX_ACTION = 100;
    private static final Pattern VERSION = Pattern.compile("[\\x20-\\x7e]{0,128}");
    private static final Set<String> KEYS_OF_LOG = Set.of("@level", "@message");

    private final IntConsumer progress;
    private final SecretRegistry secrets = new SecretRegistry();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Value> scalars = new HashMap<>();
    private final Set<String> unknownActions = new HashSet<>();
    private MapValue rawVariables = MapValue.EMPTY;
    private final Set<String> sensitiveVariables = new HashSet<>();
    private boolean openTofu;
    private boolean registryKnown;
    private int changes;

    PlanScan(PlanInput input, IntConsumer progress) {
        super(input);
        this.progress = progress;
    }

    @Override
    protected void key(String key) throws PlanException, IOException {
        keys.add(key);
        switch (key) {
            case "resource_changes", "resource_drift" -> eachElement(key, raw -> change(key, raw));
            case "output_changes" -> outputs();
            case "variables" -> rawVariables = values.read() instanceof MapValue map ? map : MapValue.EMPTY;
            case "planned_values", "values" -> new StateScan(this, secrets).run();
            case "prior_state" -> priorState();
            case "configuration" -> new ConfigurationScan(this, secrets, sensitiveVariables).run();
            default -> {
                if (parser.currentToken().isScalarValue()) {
                    scalars.put(key, values.read());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** Log messages are one document a line: what the first one is says more than that there are others. */
    @Override
    protected void complete() throws PlanException {
        if (keys.containsAll(KEYS_OF_LOG)) {
            throw input.error("These are the log messages of terraform plan -json, not plan JSON", Preamble.MAKE_JSON);
        }
    }

    private void change(String key, MapValue raw) throws PlanException {
        Fields fields = new Fields(raw);
        for (String name : NAMES) {
            if (fields.text(name).length() > MAX_NAME) {
                throw input.error(
                        "\"" + name + "\" in \"" + key + "\" has more than " + MAX_NAME + " characters",
                        "No tool writes such a plan; make it again");
            }
        }
        ChangeParser.collectSecrets(fields.map("change"), secrets);
        provider(fields.text("provider_name"));
        if (key.equals("resource_changes")) {
            changes++;
            List<String> actions = new Fields(fields.map("change")).texts("actions");
            if (ChangeKind.of(actions) == ChangeKind.OTHER) {
                if (unknownActions.size() < MAX_ACTIONS) {
                    unknownActions.add(ValueText.cut(String.join("+", actions), MAX_ACTION));
                }
            }
        }
        if (changes % PROGRESS_STEP == 0) {
            progress.accept(changes);
        }
    }

    private void provider(String address) {
        registryKnown |= !address.isEmpty();
        openTofu |= address.startsWith("registry.opentofu.org/");
    }

    private void outputs() throws PlanException, IOException {
        if (values.read() instanceof MapValue outputs) {
            outputs.forEach((name, change) -> {
                if (change instanceof MapValue map) {
                    ChangeParser.collectSecrets(map, secrets);
                }
            });
        }
    }

    private void priorState() throws PlanException, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("values")) {
                new StateScan(this, secrets).run();
            } else {
                parser.skipChildren();
            }
        }
    }

    SecretRegistry secrets() {
        return secrets;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        unknownActions.stream()
                .sorted()
                .forEach(action -> notes.add("The plan has an action that this version does not know: " + action));
        return notes;
    }

    /** Root variables; call it after the run, when the marks in the configuration are known. */
    MapValue variables() {
        Map<String, Value> variables = new HashMap<>();
        Map<String, Value> raw = new HashMap<>();
        rawVariables.forEach((name, holder) -> {
            Value value = holder instanceof MapValue map ? new Fields(map).value("value") : Value.NULL;
            raw.put(name, value);
            if (sensitiveVariables.contains(name)) {
                secrets.add(value);
            }
        });
        raw.forEach((name, value) -> variables.put(
                name, Redactor.incomparable(secrets).redact(value, Value.of(sensitiveVariables.contains(name)))));
        return MapValue.copyOf(variables);
    }

    /** What the document says of itself, or an error that says what it is instead of a plan. */
    PlanFacts facts(String name) throws PlanException {
        Fields fields = new Fields(MapValue.copyOf(scalars));
        for (String key : List.of("format_version", "terraform_version", "timestamp")) {
            if (!VERSION.matcher(fields.text(key)).matches()) {
                throw new PlanException(
                        "The \"" + key + "\" of the plan is none that a tool would write", name, Preamble.MAKE_JSON);
            }
        }
        String version = fields.text("format_version");
        if (version.isEmpty()) {
            throw keys.contains("lineage") || keys.contains("serial")
                    ? new PlanException("This is a state file, not plan JSON", name, Preamble.MAKE_JSON)
                    : new PlanException(
                            "The JSON has no \"format_version\": it is no plan of Terraform or OpenTofu",
                            name,
                            Preamble.MAKE_JSON);
        }
        String major = version.split("\\.", 2)[0];
        if (!major.equals("0") && !major.equals("1")) {
            throw new PlanException(
                    "The plan has format version " + version + "; this version reads 0.x and 1.x",
                    name,
                    "Use a newer Terraform Guard");
        }
        return new PlanFacts(
                isState() ? PlanFacts.Document.STATE : PlanFacts.Document.PLAN,
                version,
                tool(),
                fields.text("terraform_version"),
                fields.text("timestamp"),
                fields.flag("complete"),
                fields.flag("applyable"),
                fields.flag("errored"),
                changes);
    }

    private boolean isState() {
        return !keys.contains("resource_changes")
                && !keys.contains("planned_values")
                && !keys.contains("configuration")
                && !keys.contains("resource_drift");
    }

    private PlanFacts.Tool tool() {
        if (openTofu) {
            return PlanFacts.Tool.OPENTOFU;
        }
        return registryKnown || keys.contains("applyable") ? PlanFacts.Tool.TERRAFORM : PlanFacts.Tool.UNKNOWN;
    }

    void sawProvider(String address) {
        provider(address);
    }
}
