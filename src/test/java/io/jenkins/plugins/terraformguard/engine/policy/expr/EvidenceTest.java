package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer names the values that it rests on, and no others. */
class EvidenceTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static List<String> paths(String expression, Value after) throws ExpressionException {
        return COMPILER.condition(expression).explain(ExpressionContractTest.bindings(after)).stream()
                .map(Expression.Looked::path)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        after.a == 1                              ; after.a
        after.a == 2                              ; after.a
        after.a == 2 && after.b == 3              ; after.a
        after.b == 2 && after.a == 2              ; after.a
        after.a == 1 || after.b == 3              ; after.a
        after.b == 3 || after.a == 1              ; after.a
        after.a == 2 || after.b == 3              ; after.a after.b
        after.a == 1 && after.b == 2              ; after.a after.b
        after.u == 1 && after.a == 1              ; after.u
        after.a == 1 && after.u == 1              ; after.u
        after.u == 1 || after.a == 2              ; after.u
        after.a == 1 ? after.b == 2 : after.c == 1 ; after.a after.b
        after.l.all(x, x < 3)                     ; after.l[2]
        after.l.exists(x, x == 2)                 ; after.l[1]
        after.l.exists(x, x == 9)                 ; after.l[0] after.l[1] after.l[2]
        after.l.all(x, x > 0)                     ; after.l[0] after.l[1] after.l[2]
        after.r.all(r, r.p != 22)                 ; after.r[1].p
        after.r.exists(r, r.p == 22 && r.c.exists(c, c == "w")) ; after.r[1].p after.r[1].c[1]
        after.m.all(k, after.m[k] != "y")         ; after.m["b.c"]
        after.m.a == "x"                          ; after.m.a
        after.m["b.c"] == "y"                     ; after.m["b.c"]
        after.l[1] == 2                           ; after.l[1]
        has(after.zz)                             ; after.zz
        after.zz.yy == 1                          ; after.zz
        size(after.l) == 3                        ; after.l
        "q" in after.l                            ; after.l
        after.w[0].k == "v"                       ; after.w[0].k
        """)
    void namesTheDecidingValues(String expression, String expected) throws Exception {
        Value after = TestPlans.after(
                "{\"a\":1,\"b\":2,\"l\":[1,2,3],\"m\":{\"a\":\"x\",\"b.c\":\"y\"},\"w\":[{}],"
                        + "\"r\":[{\"p\":80,\"c\":[\"w\"]},{\"p\":22,\"c\":[\"n\",\"w\"]},{\"p\":22,\"c\":[\"w\"]}]}",
                "{\"u\":true,\"w\":[{\"k\":true}]}",
                "{}");
        List<String> paths = paths(expression, after);
        assertEquals(
                Arrays.stream(expected.split(" ")).sorted().toList(),
                paths.stream().sorted().toList());
    }

    @Test
    void whatIsNotKnownIsFoundExactlyWhereItIs() throws Exception {
        Value after = TestPlans.after(
                "{\"rules\":[{\"cidr\":[\"a\",null]},{\"cidr\":[\"b\"]}],\"whole\":null}",
                "{\"rules\":[{\"cidr\":[false,true]},{}],\"whole\":true}",
                "{}");
        assertEquals(List.of("after.rules[0].cidr[1]"), opaque("after.rules.all(r, r.cidr.all(c, c != 'w'))", after));
        assertEquals(List.of("after.whole"), opaque("after.whole.deep.part == 1", after));
        assertEquals(List.of("after.whole"), opaque("after.whole[0] == 1", after));
        assertEquals(List.of("after.whole"), opaque("after.whole.exists(x, x == 1)", after));
    }

    private static List<String> opaque(String expression, Value after) throws ExpressionException {
        return COMPILER.condition(expression).explain(ExpressionContractTest.bindings(after)).stream()
                .filter(looked -> looked.value().isOpaque())
                .map(Expression.Looked::path)
                .toList();
    }

    @Test
    void constantsAndParametersAreToldApart() throws Exception {
        Bindings bindings = new Bindings(
                MapValue.copyOf(Map.of("type", Value.of("t"))),
                MapValue.EMPTY,
                Value.NULL,
                TestPlans.after("{\"s\":\"x\"}", "{}", "{}"),
                MapValue.copyOf(Map.of("allowed", new Value.ListValue(List.of(Value.of("a"))))),
                MapValue.EMPTY);
        List<String> paths =
                COMPILER.condition("resource.type == 't' && after.s in params.allowed").explain(bindings).stream()
                        .map(Expression.Looked::path)
                        .toList();
        assertEquals(List.of("after.s", "params.allowed"), paths);
    }

    @Test
    void manyElementsAreExplainedQuickly() throws Exception {
        String elements = IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        Value after = TestPlans.after("{\"l\":[" + elements + "]}", "{}", "{}");
        Expression none = COMPILER.condition("after.l.exists(x, x < 0)");
        int size = assertTimeout(
                Duration.ofSeconds(4),
                () -> none.explain(ExpressionContractTest.bindings(after)).size());
        assertEquals(20_000, size);
    }
}
