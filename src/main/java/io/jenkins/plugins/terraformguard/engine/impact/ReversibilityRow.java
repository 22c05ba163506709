package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A row of the table: what can be said of some changes.
 *
 * @param id names it for ever
 * @param types resource types as they are written, {@code *} stands for any text
 * @param fits tells whether a type is one of them
 * @param actions what the change must do, at least one of them, see {@link ChangeWords}
 * @param attributes of which one must change; empty for any change
 * @param when what else must hold
 * @param certain whether the row is sure of what it says
 * @param reason why, a sentence
 * @param restore what to do to get back what was, a sentence
 */
public record ReversibilityRow(
        String id,
        List<String> types,
        Predicate<String> fits,
        List<String> actions,
        List<ChangedPath> attributes,
        Condition when,
        Reversibility cls,
        boolean certain,
        String reason,
        String restore) {
    public ReversibilityRow {
        types = List.copyOf(types);
        actions = List.copyOf(actions);
        attributes = List.copyOf(attributes);
    }

    ReversibilityRow forgetful() {
        return new ReversibilityRow(
                id, types, fits, actions, attributes, when.forgetful(), cls, certain, reason, restore);
    }

    /** @param words what the change does */
    Truth decides(ResourceChange change, Set<String> words) {
        if (actions.stream().noneMatch(words::contains)) {
            return Truth.FALSE;
        }
        Truth touched = attributes.isEmpty() ? Truth.TRUE : Truth.FALSE;
        for (ChangedPath attribute : attributes) {
            touched = touched.or(attribute.ask(change));
        }
        return touched == Truth.FALSE ? Truth.FALSE : touched.and(when.ask(change));
    }

    Reversed answer(boolean sure) {
        return new Reversed(cls, certain && sure, reason, restore, id);
    }
}
