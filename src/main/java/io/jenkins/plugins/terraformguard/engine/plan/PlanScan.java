package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** The first reading: what kind of document it is, what it says of itself, and what in it is secret. */
final class PlanScan extends Section {
    private static final int PROGRESS_STEP = 1000;
    private static final int MAX_NOTED = 20;
    /** Keys at the top; the format has some twenty. */
    private static final int MAX_KEYS = 1000;

    private static final int MAX_ACTION = 100;
    private static final Pattern PLAIN_KEY = Pattern.compile("[a-z0-9_]{1,60}");
    /** What the document says of itself. */
    private static final Set<String> SCALARS =
            Set.of("format_version", "terraform_version", "timestamp", "applyable", "complete", "errored");

    /** A key of the first versions that says nothing more. */
    private static final String PROPOSED = "proposed_unknown";

    private static final Set<String> KEYS_OF_LOG = Set.of("@level", "@message");

    private final String source;
    private final IntConsumer progress;
    private final SecretRegistry secrets = new SecretRegistry();
    private final ElementScan elements;
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Value> scalars = new HashMap<>();
    private final Set<String> unknownActions = new TreeSet<>();
    private final Set<String> unknownKeys = new TreeSet<>();
    private final Map<String, Value> rawVariables = new HashMap<>();
    private final Set<String> sensitiveVariables = new HashSet<>();
    /** What an archived plan says beside the plan; null in all others. */
    private Fields archive;

    private Fields archiveEnd = new Fields(MapValue.EMPTY);
    private boolean openTofu;
    private boolean registryKnown;
    private int changes;
    private long variableBytes;

    PlanScan(PlanInput input, String source, IntConsumer progress) {
        super(input);
        this.source = source;
        this.progress = progress;
        this.elements = new ElementScan(input, secrets);
    }

    void run() throws PlanException, IOException {
        if (skimmer.peek() == '[') {
            skimmer.next();
            if (skimmer.peek() == '{') {
                throw new SeveralPlansException(source);
            }
            throw new StumbleException();
        }
        if (skimmer.peek() != '{') {
            throw new StumbleException();
        }
        members(key -> {
            if (!keys.add(key) || keys.size() > MAX_KEYS) {
                throw new StumbleException();
            }
            key(key);
            ends.put(key, skimmer.position());
        });
        if (keys.containsAll(KEYS_OF_LOG)) {
            // One document a line: what the first one is says more than that there are others.
            throw new PlanException(
                    "These are the log messages of terraform plan -json, not plan JSON", source, Preamble.MAKE_JSON);
        }
        trailing();
    }

    private void trailing() throws PlanException, IOException {
        boolean several;
        boolean nothing;
        if (input.skippedLines() > 0) {
            WorkflowCommands.Rest rest = input.rest();
            several = rest == WorkflowCommands.Rest.DOCUMENT;
            nothing = rest == WorkflowCommands.Rest.NOTHING;
        } else {
            several = skimmer.peek() == '{' || skimmer.peek() == Preamble.RECORD_SEPARATOR;
            nothing = skimmer.peek() < 0;
        }
        if (several) {
            throw new SeveralPlansException(source);
        }
        if (!nothing) {
            throw new StumbleException();
        }
    }

    private void key(String key) throws PlanException, IOException {
        switch (key) {
            case "resource_changes" -> elements(this::change);
            case "resource_drift" -> elements(this::changeWithProvider);
            case "deferred_changes" -> elements(() -> member("resource_change", this::changeWithProvider));
            case "output_changes" -> named(name -> elements.changeContent());
            case "action_invocations" -> elements(this::action);
            case "deferred_action_invocations" -> elements(() -> member("action_invocation", this::action));
            case "variables" -> named(this::variable);
            case "planned_values", "values" -> new StateScan(input, secrets, this::sawProvider).values();
            case "prior_state" -> new StateScan(input, secrets, this::sawProvider).state();
            case "configuration" -> new ConfigurationScan(input, secrets, sensitiveVariables).run();
            case Plan.ARCHIVE -> {
                archive = new Fields(map());
                secrets.readsArchive();
            }
            case Plan.ARCHIVE_END -> archiveEnd = new Fields(map());
            default -> other(key);
        }
    }

    /** Variables are kept to the end, when their marks are known: all of them together are one element for the limits. */
    private void variable(String name) throws IOException {
        long from = skimmer.position();
        rawVariables.put(name, element());
        variableBytes += skimmer.position() - from;
        long max = input.limits().of(ReadLimits.Limit.MAX_ELEMENT);
        if (variableBytes > max) {
            throw new LimitException(ReadLimits.Limit.MAX_ELEMENT, max);
        }
    }

    private void other(String key) throws PlanException, IOException {
        boolean known = SCALARS.contains(key) || PlanSection.of(key) != null || key.equals(PROPOSED);
        if (!known && unknownKeys.size() < MAX_NOTED) {
            unknownKeys.add(PLAIN_KEY.matcher(key).matches() ? key : "(another one)");
        }
        if (SCALARS.contains(key) && skimmer.peek() != '{' && skimmer.peek() != '[') {
            scalars.put(key, element());
        } else {
            skimmer.skip();
        }
    }

    private void change() throws PlanException, IOException {
        changeWithProvider();
        changes++;
        if (ChangeKind.of(elements.actions()) == ChangeKind.OTHER && unknownActions.size() < MAX_NOTED) {
            String action = ValueText.oneLine(String.join("+", elements.actions()));
            unknownActions.add(ValueText.cut(action, MAX_ACTION));
        }
        if (changes % PROGRESS_STEP == 0) {
            progress.accept(changes);
        }
    }

    private void changeWithProvider() throws PlanException, IOException {
        elements.change();
        sawProvider();
    }

    private void action() throws PlanException, IOException {
        elements.marked("config_values", "config_sensitive");
        sawProvider();
    }

    private void sawProvider() {
        sawProvider(elements.provider());
    }

    private void sawProvider(String address) {
        if (!address.isEmpty()) {
            registryKnown = true;
            openTofu |= address.startsWith("registry.opentofu.org/");
        }
    }

    /** Everything that is secret; call it after the run. */
    SecretRegistry secrets() {
        return secrets;
    }

    /** Where the value of each key at the top ends, for a second reading that has no need of it. */
    Map<String, Long> ends() {
        return Map.copyOf(ends);
    }

    List<String> notes() {
        if (archive != null) {
            return archive.texts("notes");
        }
        List<String> notes = new ArrayList<>();
        unknownActions.forEach(
                action -> notes.add("The plan has an action that this version does not know: " + secrets.mask(action)));
        if (!unknownKeys.isEmpty()) {
            notes.add("The plan has parts that this version does not know: " + String.join(", ", unknownKeys));
        }
        if (secrets.isNotAllMatched()) {
            notes.add("The plan has so many sensitive values that some were only looked for as whole values, not inside"
                    + " longer texts");
        }
        return notes;
    }

    /** Root variables; call it after the run, when the marks in the configuration are known. */
    MapValue variables() {
        Map<String, Value> raw = new HashMap<>();
        rawVariables.forEach((name, holder) -> {
            Value value = holder instanceof MapValue map ? new Fields(map).value("value") : Value.NULL;
            raw.put(name, value);
            if (sensitiveVariables.contains(name) || secrets.isSecretByName(name, value)) {
                secrets.add(value);
            }
        });
        secrets.complete();
        Redactor redactor = Redactor.incomparable(secrets, new Redactions());
        Map<String, Value> variables = new HashMap<>();
        raw.forEach((name, value) -> {
            Value marked = redactor.redact(value, Value.of(sensitiveVariables.contains(name)));
            variables.put(name, redactor.redactNamed(name, marked));
        });
        return MapValue.copyOf(variables);
    }

    /** What the document says of itself, or an error that says what it is instead of a plan. */
    PlanFacts facts() throws PlanException {
        boolean tofu = openTofu || is(PlanFacts.Tool.OPENTOFU);
        return new DocumentFacts(source, keys, new Fields(MapValue.copyOf(scalars)))
                .read(changes, tofu, registryKnown || is(PlanFacts.Tool.TERRAFORM));
    }

    /** Whether an archived plan says that this program wrote the plan. */
    private boolean is(PlanFacts.Tool tool) {
        return archive != null && archive.text("tool").equals(tool.name());
    }

    /** What was hidden when the plan was archived, by rule; empty where the document is no archived plan. */
    Optional<Map<String, Integer>> archivedRedactions() {
        if (archive == null) {
            return Optional.empty();
        }
        Map<String, Integer> counts = new TreeMap<>();
        archiveEnd.map("redactions").forEach((rule, count) -> {
            if (count instanceof Value.Int number && number.value() >= 0 && number.value() <= Integer.MAX_VALUE) {
                counts.put(rule, (int) number.value());
            }
        });
        return Optional.of(counts);
    }
}
