package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.source.HclLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes fixes into the texts of their files, one after the other, and makes a patch of what has become of them. */
final class PatchBuilder {
    private static final int MAX_REMARK = 500;

    private final EditablePlan plan;
    private final ResourcePlaces places;
    private final SourceTexts texts;
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, String> after = new TreeMap<>();
    private final Map<String, Value> states = new HashMap<>();
    private final Map<ResourcePlaces.ResourcePlace, Set<Edit>> written = new HashMap<>();
    private final Map<String, List<Patched>> patched = new TreeMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    PatchBuilder(EditablePlan plan, ResourcePlaces places, SourceTexts texts) {
        this.plan = plan;
        this.places = places;
        this.texts = texts;
    }

    /** A fix that is written, and what is to be known of that. */
    private record Patched(Fix fix, String remark) {}

    /** Where the resource of a fix begins in its file; 0 where that is not known. */
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
                checkAgrees(place, edit);
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
            patched.computeIfAbsent(place.file(), key -> new ArrayList<>()).add(new Patched(fix, place.remark()));
        } catch (UnpatchableException | UneditableException e) {
            leftOut(fix, e.getMessage());
        }
    }

    /** Of two fixes the later one must not undo the earlier: neither would then be what was tried. */
    private void checkAgrees(ResourcePlaces.ResourcePlace place, Edit edit) throws UnpatchableException {
        for (Edit other : written.getOrDefault(place, Set.of())) {
            boolean overlaps =
                    ValuePath.isWithin(edit.path(), other.path()) || ValuePath.isWithin(other.path(), edit.path());
            if (overlaps && !edit.equals(other)) {
                throw new UnpatchableException("another fix sets '" + other.path() + "' to something else");
            }
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

    private void leftOut(Fix fix, String why) {
        remark(fix, "not in this patch: " + why);
    }

    private void remark(Fix fix, String text) {
        if (!text.isEmpty()) {
            String what = fix.policy() + " on " + fix.address() + ": " + text;
            remarks.add(ValueText.cut(ValueText.oneLine(what), MAX_REMARK));
        }
    }

    FixPatch build() {
        StringBuilder diffs = new StringBuilder();
        int count = 0;
        for (Map.Entry<String, List<Patched>> ofFile : patched.entrySet()) {
            String file = ofFile.getKey();
            UnifiedDiff diff = UnifiedDiff.of(before.get(file), after.get(file));
            if (DiffSecrets.areIn(diff, before.get(file))) {
                ofFile.getValue()
                        .forEach(one ->
                                leftOut(one.fix(), "a secret stands in its file near a change, and would be shown"));
                continue;
            }
            diffs.append(diff.text(file));
            count += ofFile.getValue().size();
            for (Patched one : ofFile.getValue()) {
                remark(one.fix(), one.remark());
                remark(one.fix(), one.fix().note());
            }
        }
        List<String> all = List.copyOf(remarks);
        StringBuilder text = new StringBuilder();
        if (diffs.length() > 0) {
            all.forEach(remark -> text.append("# ").append(remark).append('\n'));
            text.append(diffs);
        }
        return new FixPatch(text.toString(), all, count);
    }
}
