package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounter;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Writes what the plan reader read in the notation in which {@code terraform show} and {@code tofu show} write the same
 * plan. The rules of the notation are those of the two programs' own {@code jsonformat} packages; what they take from a
 * provider's schema is asked of {@link Choices}. Not written: write-only attributes, deferred changes, and actions that
 * are invoked.
 */
public final class TerraformRendering implements ChangeVisitor {
    private final List<ResourceChange> changes = new ArrayList<>();
    private final List<ResourceChange> drift = new ArrayList<>();
    private final List<OutputChange> outputs = new ArrayList<>();
    private final Map<String, Set<String>> relevant = new HashMap<>();
    private final ChangeCounter counter = new ChangeCounter();
    private PlanFacts facts;

    /** A part of the rendering. The type is what its schema goes by, {@code output} for the outputs. */
    public record Part(String label, String type, Rendered text) {
        /** The text with nothing fitted: every question has its usual answer. */
        public String unfitted() {
            return text.with(Choices.USUAL);
        }
    }

    /** The text of a part, once the schema is known. */
    @FunctionalInterface
    public interface Rendered {
        String with(Choices choices);
    }

    private TerraformRendering() {}

    public static TerraformRendering read(PlanSource source) throws PlanException, IOException {
        TerraformRendering rendering = new TerraformRendering();
        Plan plan = TestPlans.open(source);
        rendering.facts = plan.facts();
        plan.stream(rendering);
        return rendering;
    }

    @Override
    public void change(ResourceChange change) {
        counter.change(change);
        changes.add(change);
    }

    @Override
    public void drift(ResourceChange one) {
        drift.add(one);
    }

    @Override
    public void output(OutputChange output) {
        counter.output(output);
        outputs.add(output);
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        relevant.computeIfAbsent(attribute.resource(), key -> new HashSet<>()).add(attribute.path());
    }

    /** The changes that are shown, in their order. */
    public List<Part> changes() {
        return shownChanges().stream()
                .map(change -> new Part(change.label(), change.type(), choices -> block(change, false, choices)))
                .toList();
    }

    private List<ResourceChange> shownChanges() {
        return changes.stream()
                .filter(change -> change.kind() != ChangeKind.NO_OP || change.isMoved() || change.importing())
                .filter(change ->
                        change.kind() != ChangeKind.DELETE || change.mode().equals("managed"))
                .filter(change -> !change.mode().equals("ephemeral"))
                .toList();
    }

    /** Drift that matters to the plan; all of it where the plan does nothing but record it. */
    public List<Part> drift() {
        boolean nothing = shownChanges().isEmpty() && shownOutputs().isEmpty();
        if (nothing && !refreshOnly()) {
            return List.of();
        }
        return drift.stream()
                .filter(one -> one.kind() != ChangeKind.NO_OP || one.isMoved() && refreshOnly())
                .filter(one -> diff(one, true, Choices.USUAL).action() != Diff.Action.NO_OP || refreshOnly())
                .map(one -> new Part("drift of " + one.label(), one.type(), choices -> block(one, true, choices)))
                .toList();
    }

    private boolean refreshOnly() {
        return changes.isEmpty() && relevant.isEmpty();
    }

    private String block(ResourceChange change, boolean drifted, Choices choices) {
        Diff diff = diff(change, drifted, choices);
        Style style = change.importing() ? Style.PLAIN.showingUnchanged() : Style.PLAIN;
        if (openTofu() && change.kind() == ChangeKind.FORGET) {
            style = style.withNullSuffix(false);
        }
        return Heading.of(change, drifted, openTofu()) + DiffWriter.write(diff, 0, style);
    }

    private Diff diff(ResourceChange change, boolean drifted, Choices choices) {
        Predicate<String> shown = path -> true;
        if (drifted && !refreshOnly()) {
            Set<String> paths = new HashSet<>(relevant.getOrDefault(change.address(), Set.of()));
            paths.addAll(relevant.getOrDefault("", Set.of()));
            shown = path -> paths.stream().anyMatch(one -> isWithin(one, path) || isWithin(path, one));
        }
        Set<String> replacing = Set.copyOf(change.replacePaths());
        return new DiffBuilder(choices, replacing, shown, openTofu())
                .body(Place.ROOT, Shapes.set(change.before()), Shapes.set(change.after()));
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (outer.isEmpty()
                        || path.length() == outer.length()
                        || ".[".indexOf(path.charAt(outer.length())) >= 0);
    }

    private List<OutputChange> shownOutputs() {
        return outputs.stream()
                .filter(output -> output.kind() != ChangeKind.NO_OP)
                .toList();
    }

    /** The outputs that change, or none where nothing is said of them. */
    public List<Part> outputs() {
        return shownOutputs().isEmpty()
                ? List.of()
                : List.of(new Part("outputs", "output", choices -> {
                    Map<String, Diff> diffs = new TreeMap<>(Shapes.CODE_POINTS);
                    outputs.forEach(output -> diffs.put(output.name(), output(output, choices)));
                    return outputs(diffs);
                }));
    }

    private Diff output(OutputChange output, Choices choices) {
        Place place = new Place(output.name(), "." + output.name());
        return new DiffBuilder(choices, Set.of(), path -> true, openTofu())
                .dynamic(place, Shapes.set(output.before()), Shapes.set(output.after()));
    }

    private static String outputs(Map<String, Diff> diffs) {
        int width = DiffWriter.width(diffs, Scalars::name);
        List<String> lines = new ArrayList<>();
        diffs.forEach((name, diff) -> {
            if (diff.action() != Diff.Action.NO_OP) {
                lines.add(diff.action().symbol() + " " + DiffWriter.pad(Scalars.name(name), width) + " = "
                        + DiffWriter.write(diff, 0, Style.PLAIN));
            }
        });
        return String.join("\n", lines);
    }

    /** The line with the numbers, empty where there are no changes of resources. */
    public String summary() {
        if (shownChanges().isEmpty()) {
            return "";
        }
        ChangeCounts counts = counter.counts();
        String imports = counts.imports() == 0 ? "" : counts.imports() + " to import, ";
        String forgotten = openTofu() && counts.forget() > 0 ? ", " + counts.forget() + " to forget" : "";
        return "Plan: " + imports + counts.toAdd() + " to add, " + counts.update() + " to change, " + counts.toDestroy()
                + " to destroy" + forgotten + ".";
    }

    /** The lines that say what the symbols mean. */
    public List<String> legend() {
        return Legend.of(shownChanges(), openTofu());
    }

    /** Whether the planning ended in an error. */
    public boolean errored() {
        return Value.TRUE.equals(facts.errored());
    }

    /** The program that wrote the plan; the plan of a configuration without providers does not tell. */
    public PlanFacts.Tool tool() {
        return facts.tool();
    }

    private boolean openTofu() {
        return tool() == PlanFacts.Tool.OPENTOFU;
    }
}
