package io.jenkins.plugins.terraformguard.engine.plan.reference;

import io.jenkins.plugins.terraformguard.engine.plan.Expressions;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Takes the expressions of a block of the configuration apart. */
public final class ExpressionLeaves {
    /** Longer paths are not told apart, so that nested names don't add up to more than the file has. */
    private static final int MAX_PATH = 1000;

    private ExpressionLeaves() {}

    /**
     * Hands out each expression of an attribute or nested block, with its path: names of blocks and of the attribute with
     * dots, without numbers of blocks.
     */
    public static void visit(String path, Value expression, BiConsumer<String, MapValue> visitor) {
        if (expression instanceof Value.ListValue blocks) {
            blocks.elements().forEach(block -> visit(path, block, visitor));
        } else if (expression instanceof MapValue map) {
            if (isExpression(map)) {
                visitor.accept(path, map);
            } else {
                map.forEach((name, part) -> visit(path.length() > MAX_PATH ? path : path + "." + name, part, visitor));
            }
        }
    }

    /** An expression has one of two keys, or none; all else is a block. */
    private static boolean isExpression(MapValue map) {
        return map.size() == 0
                || map.size() == 1 && map.has("constant_value")
                || map.get("references") instanceof Value.ListValue list
                        && list.elements().stream().allMatch(Value.Text.class::isInstance);
    }

    /** What an expression refers to, in alphabetical order, without the prefixes that Terraform lists beside it. */
    public static List<String> longest(Value expression) {
        TreeSet<String> all = new TreeSet<>(Expressions.references(expression));
        List<String> longest = new ArrayList<>();
        for (String reference : all) {
            if (!isInside(all, reference + ".") && !isInside(all, reference + "[")) {
                longest.add(reference);
            }
        }
        return longest;
    }

    private static boolean isInside(TreeSet<String> all, String start) {
        String next = all.ceiling(start);
        return next != null && next.startsWith(start);
    }
}
