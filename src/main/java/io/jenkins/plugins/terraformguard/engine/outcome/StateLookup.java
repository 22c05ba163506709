package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome.Kind;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome.ValueDifference;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateOutput;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through a plan with a state behind it. Of the plan it keeps the states that it wants to make, and the names of all
 * resources; of the state only whether it has seen them.
 */
final class StateLookup implements ChangeVisitor {
    /** Resources that a plan makes; what goes beyond is not compared. */
    static final int MAX_EXPECTED = 100_000;

    static final Comparator<ResourceOutcome> BY_ADDRESS = Comparator.comparing(ResourceOutcome::address)
            .thenComparing(ResourceOutcome::kind)
            .thenComparing(ResourceOutcome::action);

    private static final int MAX_TEXT = 300;
    private static final String MANAGED = "managed";

    /** What is to be there, with what it is to be; a null state where that is as before. */
    private record Expected(ChangeKind kind, String type, Value after) {}

    private final Map<String, Expected> expected = new HashMap<>();
    private final Map<String, ChangeKind> gone = new HashMap<>();
    private final Map<String, ChangeKind> left = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, OutputChange> plannedOutputs = new TreeMap<>();
    private final List<ResourceOutcome> outputs = new ArrayList<>();
    /** The first ones by address, the last of them at the head. */
    private final PriorityQueue<ResourceOutcome> odd = new PriorityQueue<>(BY_ADDRESS.reversed());

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private int oddCount;
    private int planned;
    private int notAsPlanned;
    private int becameKnown;
    private int hidden;
    private int noise;

    @Override
    public Set<PlanSection> sections() {
        return EnumSet.of(PlanSection.RESOURCE_CHANGES, PlanSection.OUTPUT_CHANGES, PlanSection.VALUES);
    }

    @Override
    public void change(ResourceChange change) {
        if (!change.mode().equals(MANAGED)) {
            return;
        }
        known.add(change.label());
        boolean does = change.kind() != ChangeKind.NO_OP || change.isMoved() || change.importing();
        planned += does ? 1 : 0;
        if (change.isMoved()) {
            left.put(change.previousAddress(), change.kind());
        }
        switch (change.kind()) {
            case DELETE, FORGET -> gone.put(change.label(), change.kind());
            case NO_OP -> expected.put(change.label(), new Expected(ChangeKind.NO_OP, change.type(), null));
            case CREATE, UPDATE, REPLACE, CREATE_AND_FORGET -> {
                boolean room = expected.size() < MAX_EXPECTED;
                if (room && change.deposed().isEmpty()) {
                    expected.put(change.label(), new Expected(change.kind(), change.type(), change.after()));
                } else {
                    add(ResourceOutcome.of(change.label(), change.kind().id(), Kind.NOT_COMPARED), true);
                }
            }
            default -> add(ResourceOutcome.of(change.label(), change.kind().id(), Kind.NOT_COMPARED), does);
        }
    }

    @Override
    public void output(OutputChange output) {
        plannedOutputs.put(output.name(), output);
    }

    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        if (!resource.mode().equals(MANAGED)) {
            return;
        }
        String label = ResourceChange.label(resource.address(), resource.deposedKey());
        seen.add(label);
        Expected wanted = expected.remove(label);
        if (Value.TRUE.equals(resource.tainted())) {
            add(ResourceOutcome.of(label, wanted == null ? "" : wanted.kind().id(), Kind.TAINTED), wanted != null);
        } else if (wanted != null && wanted.after() != null) {
            compare(label, wanted.kind().id(), wanted.type(), wanted.after(), resource.values());
        } else if (gone.containsKey(label)) {
            add(ResourceOutcome.of(label, gone.get(label).id(), Kind.STILL_THERE), true);
        } else if (!known.contains(label)) {
            add(ResourceOutcome.of(label, "", Kind.UNPLANNED), false);
        }
    }

    @Override
    public void stateOutput(PlanSection section, StateOutput output) {
        OutputChange wanted = plannedOutputs.remove(output.name());
        if (wanted == null || wanted.kind() == ChangeKind.DELETE) {
            outputs.add(ResourceOutcome.of(
                    output.name(),
                    wanted == null ? "" : wanted.kind().id(),
                    wanted == null ? Kind.UNPLANNED : Kind.STILL_THERE));
            return;
        }
        List<ValueDifference> found = new ArrayList<>();
        int more = differences("", entry(wanted.after()), entry(output.value()), found);
        if (!found.isEmpty()) {
            outputs.add(new ResourceOutcome(output.name(), wanted.kind().id(), Kind.DIFFERS, found, more));
        }
    }

    private static Value entry(Value value) {
        return MapValue.copyOf(Map.of("value", value));
    }

    private void compare(String label, String action, String type, Value after, Value actual) {
        List<ValueDifference> found = new ArrayList<>();
        int more = differences(type, after, actual, found);
        if (!found.isEmpty()) {
            add(new ResourceOutcome(label, action, Kind.DIFFERS, found, more), true);
        }
    }

    /** @return how many more differences there are than fit */
    private int differences(String type, Value after, Value actual, List<ValueDifference> found) {
        Expectation expectation = new Expectation();
        Value filled = expectation.fill(after, actual);
        becameKnown += expectation.becameKnown();
        hidden += expectation.hidden();
        int more = 0;
        for (NoiseRules.Change change : NoiseRules.judge(type, filled, actual).changes()) {
            if (change.isNoise()) {
                noise++;
            } else if (found.size() < ResourceOutcome.MAX_DIFFERENCES) {
                found.add(new ValueDifference(
                        ValueText.cut(change.difference().path(), MAX_TEXT),
                        ValueText.of(change.difference().before(), MAX_TEXT),
                        ValueText.of(change.difference().after(), MAX_TEXT)));
            } else {
                more++;
            }
        }
        return more;
    }

    /** To be called when all was read. */
    void finish() {
        expected.forEach((label, wanted) ->
                add(ResourceOutcome.of(label, wanted.kind().id(), Kind.MISSING), wanted.kind() != ChangeKind.NO_OP));
        left.forEach((label, kind) -> {
            if (seen.contains(label) && !known.contains(label)) {
                notAsPlanned++;
                replaceUnplanned(label, kind);
            }
        });
        plannedOutputs.values().stream()
                .filter(output ->
                        output.kind() != ChangeKind.DELETE && !output.after().isNull())
                .forEach(output -> outputs.add(
                        ResourceOutcome.of(output.name(), output.kind().id(), Kind.MISSING)));
        outputs.forEach(output -> kinds.add(output.kind()));
    }

    /** What has not moved away was taken for something that nobody planned. */
    private void replaceUnplanned(String label, ChangeKind kind) {
        if (odd.remove(ResourceOutcome.of(label, "", Kind.UNPLANNED))) {
            odd.add(ResourceOutcome.of(label, kind.id(), Kind.STILL_THERE));
        }
        kinds.add(Kind.STILL_THERE);
    }

    private void add(ResourceOutcome outcome, boolean ofPlan) {
        notAsPlanned += ofPlan ? 1 : 0;
        oddCount++;
        kinds.add(outcome.kind());
        odd.add(outcome);
        if (odd.size() > Verification.MAX_LISTED) {
            odd.remove();
        }
    }

    /** Whether the plan does anything to resources or outputs. */
    boolean plansAnything() {
        return planned > 0;
    }

    /** Whether a resource is in the state. */
    boolean isThere(String label) {
        return seen.contains(label);
    }

    /** What is not as planned, by address. */
    List<ResourceOutcome> odd() {
        return odd.stream().sorted(BY_ADDRESS).toList();
    }

    int omitted() {
        return oddCount - odd.size();
    }

    List<ResourceOutcome> outputs() {
        return outputs.stream()
                .sorted(BY_ADDRESS)
                .limit(Verification.MAX_LISTED)
                .toList();
    }

    /** In what ways anything is not as planned. */
    Set<Kind> kinds() {
        return kinds;
    }

    Verification.Counts counts() {
        return new Verification.Counts(planned, Math.max(0, planned - notAsPlanned), becameKnown, hidden, noise);
    }
}
