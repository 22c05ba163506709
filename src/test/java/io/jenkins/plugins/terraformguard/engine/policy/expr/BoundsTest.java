package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression takes the machine with it. */
class BoundsTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private static Value list(int size) {
        return TestPlans.after(
                "{\"l\":[" + "1,".repeat(size - 1) + "1],\"s\":\"" + "a".repeat(1 << 20) + "\"}", "{}", "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after.l.all(a, after.l.all(b, after.l.all(c, after.l.all(d, true))))",
                "size(after.l.map(a, after.l.map(b, after.l.map(c, after.l)))) == 0",
                "after.l.all(a, after.l.all(b, !after.s.matches('(a|aa)*b$')))",
                "size(after.l.map(a, lower(after.s))) == 0",
                "size(after.l.map(a, [string(after.l), after.l + after.l])) == 0"
            })
    void aRunawayExpressionEnds(String expression) throws Exception {
        Expression compiled = COMPILER.condition(expression);
        Bindings bindings = ExpressionContractTest.bindings(list(3000));
        assertTimeout(SECONDS, () -> {
            EvaluationError e = assertThrows(EvaluationError.class, () -> compiled.truth(bindings));
            assertTrue(e.getMessage().matches(".*takes more .*|.*longer than.*"), e.getMessage());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glob(after.s, after.g)",
                "after.s.matches(after.g)",
                "after.l.exists(x, iam_allows({'Statement': {'Effect': 'Allow', 'Action': after.s}}, 'b*:*c?d'))",
                "after.l.all(x, size(sort([after.s, after.s + 'b', after.s])) == 3)",
                "after.l.all(x, size(distinct([after.s, after.s + 'b', after.s])) == 2)",
                "after.l.all(x, size(split(after.s, '')) > 0)",
                "after.l.all(x, size(split(after.s, 'b')) > 0)",
                "after.l.all(x, size(join([after.s], ',')) > 0)",
                "after.l.all(x, size(upper(after.s)) > 0)",
                "after.l.all(x, changed_paths() != [])"
            })
    void aFunctionIsAsBoundedAsEverythingElse(String expression) throws Exception {
        Value list = list(3000);
        Value pattern = Value.of("*a".repeat(2000) + "b");
        Map<String, Value> entries = ((MapValue) list).toMap();
        entries.put("g", expression.contains("matches") ? Value.of("(a?){900}b") : pattern);
        Bindings bindings = ExpressionContractTest.bindings(MapValue.copyOf(entries));
        Expression compiled = COMPILER.condition(expression);
        assertTimeout(SECONDS, () -> {
            EvaluationError e = assertThrows(EvaluationError.class, () -> compiled.truth(bindings));
            assertTrue(e.getMessage().matches(".*takes more .*|.*longer than.*"), e.getMessage());
        });
    }

    @Test
    void textsAndListsStopGrowing() throws Exception {
        Bindings bindings = ExpressionContractTest.bindings(list(60_000));
        EvaluationError text = assertThrows(
                EvaluationError.class, () -> COMPILER.value("after.s + after.s").value(bindings));
        assertTrue(text.getMessage().contains("longer than"), text.getMessage());
        EvaluationError list = assertThrows(
                EvaluationError.class, () -> COMPILER.value("after.l + after.l").value(bindings));
        assertTrue(list.getMessage().contains("longer than"), list.getMessage());
    }

    @Test
    void aPathologicalPatternIsLinear() throws Exception {
        Expression expression = COMPILER.condition("after.s.matches('^(a+)+$') && !after.s.matches('(a*)*(a*)*b')");
        assertTimeout(
                SECONDS, () -> assertEquals(Value.TRUE, expression.truth(ExpressionContractTest.bindings(list(1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((a{100}){100}){100}){100}", "((a{1000}){1000}){1000}"})
    void aPatternThatExplodesIsRefused(String pattern) {
        assertTimeout(
                SECONDS,
                () -> assertThrows(
                        ExpressionException.class, () -> COMPILER.condition("after.s.matches('" + pattern + "')")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "after.l.all(x, ", "{'a': ", "after[", "true ? true : ", "size("})
    void deepNestingDoesNotCompile(String opening) {
        for (int depth : new int[] {150, 1000, 19_000 / opening.length()}) {
            ExpressionException e =
                    assertThrows(ExpressionException.class, () -> COMPILER.value(opening.repeat(depth) + "1"));
            assertTrue(e.line() >= 1 && e.column() >= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", " && after.a", " || after.a", ".a", "[0]", " - 1", " == 1", " in after.a"})
    void longChainsAreComputedOrRefused(String link) {
        for (int length : new int[] {50, 500, 19_000 / link.length()}) {
            longChain("after.x" + link.repeat(length));
        }
    }

    private static void longChain(String source) {
        String outcome;
        try {
            outcome = ExpressionContractTest.answer(
                    COMPILER.value(source), ExpressionContractTest.bindings(TestPlans.after("{\"x\":1}", "{}", "{}")));
        } catch (ExpressionException e) {
            outcome = "refused";
        }
        assertTrue(List.of("true", "false", "error", "refused").contains(outcome), outcome);
    }

    @Test
    void theExplanationOfARunawayExpressionEndsAsWell() throws Exception {
        Expression compiled = COMPILER.condition("after.l.all(a, after.l.all(b, after.l.all(c, c > 0)))");
        Bindings bindings = ExpressionContractTest.bindings(list(1000));
        assertTimeout(SECONDS, () -> assertTrue(compiled.explain(bindings).size() <= 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "-"})
    void repeatedSignsAreComputedOrRefused(String sign) {
        for (int depth : new int[] {150, 1000, 19_000}) {
            longChain(sign.repeat(depth) + "after.x");
        }
    }

    @Test
    void aThreadWithLittleStackMeetsNoOverflow() throws Exception {
        AtomicReference<Throwable> escaped = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        longChainsAreComputedOrRefused(" + 1");
                        longChainsAreComputedOrRefused(".a");
                        longChainsAreComputedOrRefused(" && after.a");
                    } catch (Throwable e) {
                        escaped.set(e);
                    }
                },
                "small",
                256 * 1024);
        thread.start();
        thread.join();
        assertEquals(null, escaped.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after.d < 1e400",
                "after.d == -1e999",
                "timestamp('2024-01-01T00:00:00Z') > timestamp('x')",
                "type(after.d) == int",
                "b'abc' == b'abc'",
                "after.d == 99999999999999999999",
                "{after.k: 1} == {}",
                "unknown_function(after.d)",
                "after.s.matches('(')",
                "nobody.knows == 1",
                "resource.typ == 'x'",
                "change.action == 'x'",
                "resource.type == 1",
                "1 + 'a' == 2",
                "'a text'",
                "",
                "   ",
                "after.",
                "after..a",
                "a b",
                "\u0000",
                "'\ud800'"
            })
    void whatCannotBeCompiledSaysWhere(String expression) {
        ExpressionException e = assertThrows(ExpressionException.class, () -> COMPILER.condition(expression));
        assertTrue(e.line() >= 1 && e.column() >= 1, e.line() + ":" + e.column());
        assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }

    @Test
    void anExpressionHasALimitOfLength() {
        assertThrows(ExpressionException.class, () -> COMPILER.condition("'" + "a".repeat(20_001) + "' == after.s"));
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        List<ExpressionContractTest.Row> rows = ExpressionContractTest.rows().toList();
        List<Expression> compiled = new ArrayList<>();
        List<Bindings> bindings = new ArrayList<>();
        for (ExpressionContractTest.Row row : rows) {
            compiled.add(COMPILER.condition(row.expression()));
            bindings.add(ExpressionContractTest.bindings(row));
        }
        Callable<List<String>> all = () -> {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                answers.add(ExpressionContractTest.answer(compiled.get(i), bindings.get(i)));
                answers.add(String.valueOf(compiled.get(i).explain(bindings.get(i))));
            }
            return answers;
        };
        List<String> expected = all.call();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(all);
            }
            for (Future<List<String>> answers : threads.invokeAll(tasks)) {
                assertEquals(expected, answers.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
