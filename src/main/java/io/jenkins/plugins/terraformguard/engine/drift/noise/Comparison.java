package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules.Change;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Walks through two states side by side and says of each difference which rule makes it noise, if any. */
final class Comparison {
    private static final int MAX_PATH = 2000;
    private static final int SHORT_PATH = 200;
    private static final int MANY = 10_000;

    private final List<Change> changes = new ArrayList<>();
    private final DerivedTags derived;
    private int real;

    Comparison(Value recorded, Value real) {
        this.derived = new DerivedTags(recorded, real);
    }

    List<Change> changes(Node before, Node after) {
        compare("", before, after);
        return changes;
    }

    private void compare(String path, Node before, Node after) {
        if (before.exact() == after.exact()) {
            return;
        }
        if (before.value() instanceof MapValue && after.value() instanceof MapValue) {
            TreeSet<String> keys = new TreeSet<>(before.members().keySet());
            keys.addAll(after.members().keySet());
            for (String key : keys) {
                Node left = before.member(key);
                Node right = after.member(key);
                if (left.exact() != right.exact()) {
                    compare(bounded(ValuePath.key(path, key)), left, right);
                }
            }
        } else if (before.value() instanceof Value.ListValue && after.value() instanceof Value.ListValue) {
            compareLists(path, before, after);
        } else {
            add(path, before.value(), after.value(), rule(before, after));
        }
    }

    /** Why two values that are no containers of the same kind do not differ, or an empty text. */
    private String rule(Node before, Node after) {
        if (before.normal() == after.normal()) {
            Form form = before.form();
            return form == null || after.form() == null ? Rules.NULL_OR_EMPTY.id() : form.rule();
        }
        if (before.place().isFree()) {
            return derived.repeats(after.place(), before.value(), after.value()) ? Rules.DERIVED_TAGS.id() : "";
        }
        String pair = PairRules.rule(before.place(), before.value(), after.place(), after.value());
        boolean repeats = pair.isEmpty() && derived.repeats(after.place(), before.value(), after.value());
        return repeats ? Rules.DERIVED_TAGS.id() : pair;
    }

    private void compareLists(String path, Node before, Node after) {
        boolean unordered = before.isUnordered() && after.isUnordered();
        boolean same = before.normal() == after.normal();
        int said = changes.size();
        int realBefore = real;
        ListPairs pairs = same && !unordered
                ? ListPairs.byPosition(before.elements(), after.elements())
                : ListPairs.byMeaning(before.elements(), after.elements());
        for (ListPairs.Pair pair : pairs.all()) {
            compareElements(path, before, after, pair);
        }
        if (same) {
            if (changes.size() == said) {
                add(path, before.value(), after.value(), Rules.LIST_ORDER.id());
            }
        } else if (real == realBefore && (changes.size() == said || !unordered && pairs.isPermuted())) {
            // Every element has its like, so what is left is their order.
            add(path, before.value(), after.value(), "");
        }
    }

    private void compareElements(String path, Node before, Node after, ListPairs.Pair pair) {
        Node left = pair.before() < 0 ? null : before.elements().get(pair.before());
        Node right = pair.after() < 0 ? null : after.elements().get(pair.after());
        String place = bounded(ValuePath.index(path, right == null ? pair.before() : pair.after()));
        if (left != null && right != null) {
            compare(place, left, right);
        } else {
            // Whether an element is there is never a question of how it is written.
            add(place, left == null ? Value.NULL : left.value(), right == null ? Value.NULL : right.value(), "");
        }
    }

    private void add(String path, Value before, Value after, String rule) {
        real += rule.isEmpty() ? 1 : 0;
        changes.add(new Change(new ValueDiff.Difference(path, before, after), rule));
    }

    /** Long keys above many values would make more text than there is in the plan. */
    private String bounded(String path) {
        return ValueText.cut(path, changes.size() < MANY ? MAX_PATH : SHORT_PATH);
    }
}
