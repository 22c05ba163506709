package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the meaning of expressions, row by row of {@code contract.txt}. */
class ExpressionContractTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    /** One row. */
    record Row(String expression, String answer, String after, String unknown, String sensitive) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split(" ;;", -1)).map(String::strip).toList();
            return new Row(cells.get(0), cells.get(1), cell(cells, 2), cell(cells, 3), cell(cells, 4));
        }

        private static String cell(List<String> cells, int index) {
            return index < cells.size() ? cells.get(index) : "{}";
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = ExpressionContractTest.class.getResourceAsStream("contract.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Row::of).toList().stream();
        }
    }

    static Bindings bindings(Value after) {
        return new Bindings(MapValue.EMPTY, MapValue.EMPTY, Value.NULL, after, MapValue.EMPTY, MapValue.EMPTY);
    }

    @Test
    void thereAreEnoughRows() throws IOException {
        assertTrue(rows().count() >= 150);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void means(Row row) throws ExpressionException {
        Expression expression = COMPILER.condition(row.expression());
        Bindings bindings = bindings(TestPlans.after(row.after(), row.unknown(), row.sensitive()));
        assertEquals(row.answer(), answer(expression, bindings));
        expression.explain(bindings);
        assertEquals(row.answer(), answer(expression, bindings), "asked again");
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
