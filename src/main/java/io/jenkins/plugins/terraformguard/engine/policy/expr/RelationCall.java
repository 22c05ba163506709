package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.Set;
import java.util.TreeSet;

/**
 * A place where an expression asks for other resources, and what it does with them.
 *
 * @param types a type, in which {@code *} stands for any text
 * @param before the attributes of the states before that the expression may look at
 * @param after the attributes of the planned states that it may look at
 * @param line line within the expression, from 1
 * @param column column within that line, from 1
 */
public record RelationCall(Relation relation, String types, Attributes before, Attributes after, int line, int column) {

    /**
     * Attributes at the top of a state.
     *
     * @param all whether it may be any of them
     */
    public record Attributes(boolean all, Set<String> names) {
        /** None at all. */
        public static final Attributes NONE = new Attributes(false, Set.of());

        /** Any of them. */
        public static final Attributes ALL = new Attributes(true, Set.of());

        public Attributes {
            names = Set.copyOf(names);
        }

        /** Those of both. */
        public Attributes and(Attributes other) {
            if (all || other.all) {
                return ALL;
            }
            Set<String> both = new TreeSet<>(names);
            both.addAll(other.names);
            return new Attributes(false, both);
        }

        /** Whether it is one of them. */
        public boolean has(String name) {
            return all || names.contains(name);
        }
    }
}
