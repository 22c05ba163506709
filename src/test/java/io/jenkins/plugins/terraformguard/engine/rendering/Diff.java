package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Map;

/**
 * What changes at one place of a resource, ready to be written.
 *
 * @param replaces whether the plan says that this very place makes Terraform replace the resource
 */
record Diff(Action action, boolean replaces, Form form) {

    /** What happens to a part; replacement is a matter of whole resources. */
    enum Action {
        NO_OP("   "),
        CREATE("  +"),
        DELETE("  -"),
        UPDATE("  ~");

        private final String symbol;

        Action(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        /** The action of a whole of which one part has that action. */
        Action with(Action part) {
            return part == NO_OP || part == this ? this : UPDATE;
        }

        /** The action between two values, where Java's null stands for what is not there at all. */
        static Action between(Value before, Value after) {
            if (before == null) {
                return after == null ? NO_OP : CREATE;
            }
            if (after == null) {
                return DELETE;
            }
            return before.equals(after) ? NO_OP : UPDATE;
        }

        /** What a container starts from before its parts are looked at. */
        static Action ofContainer(Value before, Value after) {
            boolean was = before != null && !before.isNull();
            boolean is = after != null && !after.isNull();
            return was == is ? NO_OP : was ? DELETE : CREATE;
        }
    }

    /** How the content is written. */
    sealed interface Form permits Leaf, Json, Hidden, Later, Retyped, Fields, Entries, Items, Elements, Body {}

    /** A scalar, or null for none. */
    record Leaf(Value before, Value after, boolean pairedByPosition) implements Form {}

    /** A text that holds JSON. */
    record Json(Diff content) implements Form {}

    /** A sensitive value: the action under the cover, and on which side it is marked. */
    record Hidden(Action inner, boolean beforeMarked, boolean afterMarked, boolean block) implements Form {}

    /** Known after apply; before is null where there was nothing. */
    record Later(Diff before) implements Form {}

    /** A value that becomes one of another type. */
    record Retyped(Diff before, Diff after) implements Form {}

    /** An object. */
    record Fields(Map<String, Diff> fields, boolean nested) implements Form {}

    /** A map. */
    record Entries(Map<String, Diff> entries, boolean nested) implements Form {}

    /** A list; with context the neighbours of what changes are shown. */
    record Items(List<Diff> items, boolean context) implements Form {}

    /** A set. */
    record Elements(List<Diff> elements, boolean nested) implements Form {}

    /** The body of a block. */
    record Body(Map<String, Diff> attributes, Map<String, Blocks> blocks) implements Form {}

    /** The blocks of one name. */
    record Blocks(List<Diff> blocks, boolean replaces, boolean unknown) {}
}
