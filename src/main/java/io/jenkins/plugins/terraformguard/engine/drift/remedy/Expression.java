package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.Expressions;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.Reference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the configuration gives an attribute its value, as far as a plan tells: it holds no schema. */
enum Expression {
    /** By an assignment, or not at all where only an assignment can be. */
    ATTRIBUTE,
    /** By an assignment of something that refers to something else. */
    REFERENCES,
    /** By an assignment of something that is worked out, without references. */
    WORKED_OUT,
    /** By any number of nested blocks. */
    BLOCKS,
    /** By one nested block. */
    BLOCK,
    /** The value could come from blocks or from an assignment. */
    UNTOLD;

    private static final int MAX_REFERENCES = 200;
    private static final String REFERENCES_KEY = "references";
    static final String CONSTANT = "constant_value";

    /** Of all providers' resources, and always a block or an object that is written like one. */
    private static final String TIMEOUTS = "timeouts";

    /** @param expression null if the configuration has none, or is not known */
    static Expression of(String name, Value expression, Value value) {
        if (expression instanceof Value.ListValue) {
            return BLOCKS;
        }
        if (expression instanceof MapValue map) {
            if (map.has(REFERENCES_KEY)) {
                return REFERENCES;
            }
            if (map.has(CONSTANT)) {
                return ATTRIBUTE;
            }
            return map.size() == 0 ? WORKED_OUT : value instanceof Value.ListValue ? UNTOLD : BLOCK;
        }
        boolean blocks = value instanceof Value.ListValue list
                && list.elements().stream().anyMatch(MapValue.class::isInstance);
        boolean block = value instanceof MapValue map
                && (name.equals(TIMEOUTS)
                        || map.keys().stream().anyMatch(key -> !(map.get(key) instanceof Value.Text)));
        return blocks || block ? UNTOLD : ATTRIBUTE;
    }

    /** What an expression refers to, without what only leads there: {@code var.a.b}, but not {@code var.a}. */
    static List<String> references(Value expression) {
        Set<String> all = Expressions.references(expression).stream()
                .limit(MAX_REFERENCES)
                .collect(Collectors.toCollection(TreeSet::new));
        return all.stream()
                .filter(one ->
                        all.stream().noneMatch(other -> other.startsWith(one + ".") || other.startsWith(one + "[")))
                .toList();
    }

    /** What is to be changed for an expression with that reference to have another value. */
    static String source(String reference) {
        try {
            Reference read = Reference.parse(reference);
            return switch (read.kind()) {
                case VARIABLE -> "variable \"" + read.name() + "\"";
                case LOCAL -> "local value \"" + read.name() + "\"";
                case EACH -> "for_each of the block";
                case COUNT -> "count of the block";
                case MODULE -> "what module \"" + read.name() + "\" hands out";
                default -> reference;
            };
        } catch (AddressException e) {
            return reference;
        }
    }
}
