package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static Bindings bindings(Value before, Value after) {
        return new Bindings(
                MapValue.EMPTY,
                MapValue.EMPTY,
                before,
                after,
                MapValue.EMPTY,
                MapValue.copyOf(Map.of("timestamp", Value.of(""))));
    }

    private static Value value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 6);
        if (kind >= 6) {
            List<Value> elements = new ArrayList<>();
            Map<String, Value> entries = new TreeMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                elements.add(value(random, depth - 1));
                entries.put(List.of("a", "b c", "d").get(i), value(random, depth - 1));
            }
            return kind == 6 ? new Value.ListValue(elements) : MapValue.copyOf(entries);
        }
        return switch (kind) {
            case 0 -> Value.NULL;
            case 1 -> Value.UNKNOWN;
            case 2 -> new Value.Sensitive(Value.Kind.STRING, false, random.nextInt(3) - 1, "");
            default -> Value.of(random.nextInt(2));
        };
    }

    private static List<String> paths(String call, Bindings bindings) throws ExpressionException {
        Value.ListValue list = (Value.ListValue) COMPILER.value(call).value(bindings);
        return list.elements().stream().map(path -> ((Value.Text) path).value()).toList();
    }

    /** What the lists say of a path is what {@code changed} says of it. */
    @Test
    void theListsAgreeWithTheQuestion() throws Exception {
        Random random = new Random(3);
        Expression changed = COMPILER.condition("changed(params.path)");
        int asked = 0;
        for (int i = 0; i < 3000; i++) {
            Value before = value(random, 3);
            Value after = value(random, 3);
            Bindings plain = bindings(before, after);
            List<String> certain = paths("changed_paths()", plain);
            List<String> open = paths("unknown_paths()", plain);
            assertEquals(certain.stream().sorted().toList(), certain);
            for (String path :
                    List.of(certain, open).stream().flatMap(List::stream).toList()) {
                MapValue params = MapValue.copyOf(Map.of("path", Value.of(path)));
                Bindings bindings = new Bindings(plain.resource(), plain.change(), before, after, params, plain.plan());
                String expected = open.contains(path) ? "unknown" : "true";
                String answer = ExpressionContractTest.answer(changed, bindings);
                // A path that leads into what was of another type is listed, and can't be asked about.
                assertTrue(answer.equals(expected) || answer.equals("error"), path + ": " + before + " " + after);
                asked += answer.equals("error") ? 0 : 1;
            }
            if (certain.isEmpty() && open.isEmpty()) {
                assertTrue(before.kind() == after.kind(), before + " " + after);
            }
        }
        assertTrue(asked > 2000, "only " + asked);
    }

    @Test
    void theEvidenceIsWhereItChanges() throws Exception {
        Value before = MapValue.copyOf(Map.of("a", Value.of(1), "b", Value.of(1)));
        Value after = MapValue.copyOf(Map.of("a", Value.of(2), "b", Value.of(1)));
        assertEquals(List.of("before.a", "after.a"), looked("changed('a')", before, after));
        assertTrue(looked("changed_paths() == []", before, after).contains("after.a"));
    }

    private static List<String> looked(String condition, Value before, Value after) throws ExpressionException {
        return COMPILER.condition(condition).explain(bindings(before, after)).stream()
                .map(Expression.Looked::path)
                .toList();
    }

    @Test
    void longPathsToManyLeavesStop() throws Exception {
        List<Value> leaves = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            leaves.add(Value.of(i));
        }
        Value after = MapValue.copyOf(Map.of("k".repeat(1 << 20), new Value.ListValue(leaves)));
        Expression expression = COMPILER.value("changed_paths()");
        EvaluationError e = assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThrows(EvaluationError.class, () -> expression.value(bindings(Value.NULL, after))));
        assertTrue(e.isExhaustion(), e.getMessage());
    }
}
