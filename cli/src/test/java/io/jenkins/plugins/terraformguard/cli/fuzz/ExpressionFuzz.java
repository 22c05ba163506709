package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Any text as an expression: it compiles and gives an answer, or there is an error for its author. */
final class ExpressionFuzz {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler(true);
    private static final Value HIDDEN = new Value.Sensitive(Value.Kind.STRING, false, 1, "");
    private static final MapValue STATE = MapValue.copyOf(Map.of(
            "t",
            Value.of("text"),
            "n",
            new Value.Int(3),
            "u",
            Value.UNKNOWN,
            "s",
            HIDDEN,
            "j",
            Value.of("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}"),
            "c",
            Value.of("10.0.0.0/8"),
            "l",
            new Value.ListValue(List.of(Value.of("a"), Value.UNKNOWN, HIDDEN, new Value.Int(1)))));
    private static final Bindings BINDINGS =
            new Bindings(STATE, STATE, STATE, STATE, STATE, MapValue.copyOf(Map.of("timestamp", Value.of(""))));

    private ExpressionFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Expression expression = COMPILER.value(new String(bytes, StandardCharsets.UTF_8));
            expression.explain(BINDINGS);
            expression.value(BINDINGS);
        } catch (ExpressionException e) {
            assertTrue(e.line() >= 1 && e.column() >= 1, () -> e.line() + ":" + e.column());
        } catch (EvaluationError e) {
            assertTrue(!e.getMessage().isEmpty());
        }
    }
}
