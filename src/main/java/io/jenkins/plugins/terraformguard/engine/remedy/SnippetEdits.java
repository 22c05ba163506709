package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.source.HclBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a piece of configuration would set in a planned state. What it does not name stays as it is. Where a plan has several
 * blocks of a type, the configuration must name as many, or be recognised as those that are to stay.
 */
final class SnippetEdits {
    private static final int MAX = ReviewSummary.MAX_PARTS;

    private final List<Edit> edits = new ArrayList<>();

    private SnippetEdits() {}

    /** @throws UneditableException if it can't be told what would become of the state, or if nothing would */
    static List<Edit> of(HclBody body, Value after) throws UneditableException {
        SnippetEdits all = new SnippetEdits();
        all.body("", body, after);
        if (all.edits.isEmpty()) {
            throw new UneditableException("It changes nothing: the plan has these values already");
        }
        if (all.edits.size() > MAX) {
            throw new UneditableException("It changes more than " + MAX + " attributes");
        }
        return all.edits;
    }

    private void body(String path, HclBody body, Value now) throws UneditableException {
        for (Map.Entry<String, Object> attribute : body.attributes().entrySet()) {
            String at = ValuePath.key(path, attribute.getKey());
            Value old = ValuePath.child(now, Value.of(attribute.getKey()));
            set(at, old, HclValues.likeThat(HclValues.of(attribute.getValue()), old, at));
        }
        for (Map.Entry<String, List<HclBody>> blocks : body.blocks().entrySet()) {
            blocks(
                    ValuePath.key(path, blocks.getKey()),
                    blocks.getValue(),
                    ValuePath.child(now, Value.of(blocks.getKey())));
        }
    }

    private void set(String path, Value old, Value to) {
        if (!to.equals(old)) {
            edits.add(new Edit(path, JsonValues.text(to)));
        }
    }

    private void blocks(String path, List<HclBody> blocks, Value now) throws UneditableException {
        if (now instanceof MapValue && blocks.size() == 1) {
            body(path, blocks.get(0), now);
        } else if (now instanceof Value.ListValue || now.isNull()) {
            List<Value> old = now instanceof Value.ListValue list ? list.elements() : List.of();
            if (old.isEmpty() || old.size() == blocks.size()) {
                for (int i = 0; i < blocks.size(); i++) {
                    body(ValuePath.index(path, i), blocks.get(i), old.isEmpty() ? Value.NULL : old.get(i));
                }
            } else {
                set(path, now, staying(path, blocks, old));
            }
        } else {
            throw new UneditableException("'" + path + "' is no block in the plan");
        }
    }

    private static Value staying(String path, List<HclBody> blocks, List<Value> old) throws UneditableException {
        Set<Integer> stay = new HashSet<>();
        for (HclBody block : blocks) {
            int found = -1;
            for (int i = 0; i < old.size() && found < 0; i++) {
                found = !stay.contains(i) && of(block, old.get(i), path) ? i : -1;
            }
            if (found < 0) {
                throw new UneditableException("The plan has " + old.size() + " blocks '" + path
                        + "', and it can't be told which of them is meant");
            }
            stay.add(found);
        }
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            if (stay.contains(i)) {
                kept.add(old.get(i));
            }
        }
        return new Value.ListValue(kept);
    }

    /** Whether a block says nothing that the state does not. */
    private static boolean of(HclBody block, Value state, String path) throws UneditableException {
        SnippetEdits differences = new SnippetEdits();
        differences.body(path, block, state);
        return differences.edits.isEmpty();
    }
}
