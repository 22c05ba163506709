package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the expressions of a configuration. */
public final class Expressions {
    private Expressions() {}

    /**
     * What an expression, or a block of expressions, refers to: addresses and attribute paths, each with all its
     * prefixes, as Terraform lists them. Compare them by string equality.
     */
    public static Set<String> references(Value expression) {
        Set<String> references = new LinkedHashSet<>();
        collect(expression, references);
        return references;
    }

    private static void collect(Value value, Set<String> into) {
        if (value instanceof MapValue map) {
            map.forEach((key, element) -> {
                if (key.equals("references") && element instanceof Value.ListValue list) {
                    list.elements().stream()
                            .filter(Value.Text.class::isInstance)
                            .forEach(text -> into.add(((Value.Text) text).value()));
                } else if (!key.equals("constant_value")) {
                    collect(element, into);
                }
            });
        } else if (value instanceof Value.ListValue list) {
            list.elements().forEach(element -> collect(element, into));
        }
    }
}
