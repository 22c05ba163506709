package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the meaning of expressions, row by row of {@code contract.txt} and {@code contract-functions.txt}. */
class ExpressionContractTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    /** One row. */
    record Row(
            String expression,
            String answer,
            String after,
            String unknown,
            String sensitive,
            String before,
            String beforeSensitive,
            String timestamp) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split(" ;;", -1)).map(String::strip).toList();
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    cell(cells, 2, "{}"),
                    cell(cells, 3, "{}"),
                    cell(cells, 4, "{}"),
                    cell(cells, 5, "null"),
                    cell(cells, 6, "false"),
                    cell(cells, 7, ""));
        }

        private static String cell(List<String> cells, int index, String otherwise) {
            return index < cells.size() && !cells.get(index).isEmpty() ? cells.get(index) : otherwise;
        }
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String file : List.of("contract.txt", "contract-functions.txt")) {
            try (InputStream in = ExpressionContractTest.class.getResourceAsStream(file)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Row::of)
                        .forEach(rows::add);
            }
        }
        return rows.stream();
    }

    static Bindings bindings(Row row) {
        ResourceChange change = TestPlans.change("\"actions\":[\"update\"],\"before\":" + row.before() + ",\"after\":"
                + row.after() + ",\"after_unknown\":" + row.unknown() + ",\"before_sensitive\":"
                + row.beforeSensitive() + ",\"after_sensitive\":" + row.sensitive());
        MapValue plan = MapValue.copyOf(Map.of("timestamp", Value.of(row.timestamp())));
        return new Bindings(MapValue.EMPTY, MapValue.EMPTY, change.before(), change.after(), MapValue.EMPTY, plan);
    }

    static Bindings bindings(Value after) {
        return new Bindings(MapValue.EMPTY, MapValue.EMPTY, Value.NULL, after, MapValue.EMPTY, MapValue.EMPTY);
    }

    @Test
    void thereAreEnoughRows() throws IOException {
        assertTrue(rows().count() >= 400);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void means(Row row) throws ExpressionException {
        Expression expression = COMPILER.condition(row.expression());
        Bindings bindings = bindings(row);
        assertEquals(row.answer(), answer(expression, bindings));
        expression.explain(bindings);
        assertEquals(row.answer(), answer(expression, bindings), "asked again");
    }

    @Test
    void everyFunctionHasRows() throws IOException {
        List<String> expressions = rows().map(Row::expression).toList();
        for (PolicyFunction function : FunctionLibrary.all()) {
            long rows = expressions.stream()
                    .filter(expression -> expression.matches(".*\\b" + function.name() + "\\(.*"))
                    .count();
            assertTrue(rows >= (function.standard() ? 1 : 6), function.name() + " has " + rows);
        }
    }

    static String answer(Expression expression, Bindings bindings) {
        try {
            Value truth = expression.truth(bindings);
            return truth.equals(Value.UNKNOWN) ? "unknown" : String.valueOf(truth.equals(Value.TRUE));
        } catch (EvaluationError e) {
            return "error";
        }
    }
}
