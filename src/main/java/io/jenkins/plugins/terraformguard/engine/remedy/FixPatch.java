package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.source.HclLayout;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Verified fixes as changes of the files that they belong to.
 *
 * @param text a unified diff with the remarks before it, as comments; empty where nothing can be patched
 * @param remarks what else is to be known: which fixes are not in it and why, and which change more than one resource
 * @param patched how many fixes are in it
 */
public record FixPatch(String text, List<String> remarks, int patched) {
    private static final int MAX_REMARK = 500;

    public FixPatch {
        remarks = List.copyOf(remarks);
    }

    /**
     * @param fixes of which those that are verified are written
     * @param plan that they are for
     * @param sources where its resources stand
     * @param texts of the files
     */
    static FixPatch of(List<Fix> fixes, EditablePlan plan, SourceIndex sources, SourceTexts texts) {
        Builder builder = new Builder(plan, new ResourcePlaces(sources), texts);
        fixes.stream()
                .filter(fix -> fix.status().equals(Fix.VERIFIED))
                // From the end of a file to its beginning: what is before a change stays where it is.
                .sorted((one, other) -> builder.line(other) - builder.line(one))
                .forEach(builder::add);
        return builder.build();
    }

    private static final class Builder {
        private final EditablePlan plan;
        private final ResourcePlaces places;
        private final SourceTexts texts;
        private final Map<String, String> before = new TreeMap<>();
        private final Map<String, String> after = new TreeMap<>();
        private final Map<String, Value> states = new HashMap<>();
        private final Map<ResourcePlaces.ResourcePlace, Set<Edit>> written = new HashMap<>();
        private final Set<String> remarks = new LinkedHashSet<>();
        private int patched;

        Builder(EditablePlan plan, ResourcePlaces places, SourceTexts texts) {
            this.plan = plan;
            this.places = places;
            this.texts = texts;
        }

        int line(Fix fix) {
            try {
                return places.of(fix.address()).line();
            } catch (UnpatchableException e) {
                return 0;
            }
        }

        void add(Fix fix) {
            try {
                ResourcePlaces.ResourcePlace place = places.of(fix.address());
                if (!before.containsKey(place.file())) {
                    before.put(place.file(), read(place.file()));
                }
                String text = after.getOrDefault(place.file(), before.get(place.file()));
                Value state = states.containsKey(fix.address()) ? states.get(fix.address()) : plan.after(fix.address());
                for (Edit edit : fix.edits()) {
                    List<Value> steps = ValueTree.steps(edit.path());
                    Value to = JsonValues.parse(edit.value());
                    // What another instance of the resource wanted already stands there.
                    boolean there = written.getOrDefault(place, Set.of()).contains(edit);
                    if (!there && !ValueTree.at(state, steps).equals(to)) {
                        HclLayout block = block(text, place);
                        text = BlockPatch.of(text, block, state, steps, to);
                        if (block(text, place).content().equals(block.content())) {
                            throw new UnpatchableException("there is no place for it in the text");
                        }
                    }
                    state = ValueTree.set(state, steps, to);
                }
                after.put(place.file(), text);
                states.put(fix.address(), state);
                written.computeIfAbsent(place, key -> new HashSet<>()).addAll(fix.edits());
                patched++;
                if (!place.remark().isEmpty()) {
                    remark(fix, place.remark());
                }
            } catch (UnpatchableException | UneditableException e) {
                remark(fix, "not in this patch: " + e.getMessage());
            }
        }

        private String read(String file) throws UnpatchableException {
            return texts.read(file).orElseThrow(() -> new UnpatchableException("the file can't be read"));
        }

        private static HclLayout block(String text, ResourcePlaces.ResourcePlace place) throws UnpatchableException {
            return HclLayout.at(text, place.line(), place.column())
                    .filter(block ->
                            block.type().equals("resource") && block.labels().equals(place.labels()))
                    .orElseThrow(() -> new UnpatchableException("the file is not the one that was read before"));
        }

        private void remark(Fix fix, String text) {
            String what = fix.policy() + " on " + fix.address() + ": " + text;
            remarks.add(ValueText.cut(ValueText.oneLine(what), MAX_REMARK));
        }

        FixPatch build() {
            List<String> all = new ArrayList<>(remarks);
            StringBuilder diffs = new StringBuilder();
            after.forEach((file, text) -> diffs.append(UnifiedDiff.of(file, before.get(file), text)));
            StringBuilder text = new StringBuilder();
            if (diffs.length() > 0) {
                all.forEach(remark -> text.append("# ").append(remark).append('\n'));
                text.append(diffs);
            }
            return new FixPatch(text.toString(), all, patched);
        }
    }
}
