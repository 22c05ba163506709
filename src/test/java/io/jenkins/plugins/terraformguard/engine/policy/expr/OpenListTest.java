package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be told of a list of other resources that may have more elements, and of one that has not. */
class OpenListTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static Bindings bindings() throws Exception {
        Value one = element("t.one", TestPlans.after("{\"a\":1,\"b\":true}", "{\"u\":true}", "{}"));
        Value two = element("t.two", TestPlans.after("{\"a\":2,\"b\":true}", "{}", "{}"));
        Relations relations = (relation, types) -> switch (types) {
            case "none" -> Value.ListValue.EMPTY;
            case "closed" -> new Value.ListValue(List.of(one, two));
            case "empty" -> new Value.OpenList(List.of());
            default -> new Value.OpenList(List.of(one, two));
        };
        Value after = TestPlans.after("{\"l\":[1],\"s\":\"x\"}", "{}", "{}");
        return new Bindings(
                MapValue.EMPTY, MapValue.EMPTY, Value.NULL, after, MapValue.EMPTY, MapValue.EMPTY, relations);
    }

    private static Value element(String address, Value after) {
        return MapValue.copyOf(
                Map.of("address", Value.of(address), "kind", Value.of("create"), "after", after, "before", Value.NULL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        resources('none').exists(r, true)                                 ; false
        resources('none').all(r, false)                                   ; true
        size(resources('none')) == 0                                      ; true
        resources('closed').exists(r, r.after.a == 2)                     ; true
        resources('closed').exists(r, r.after.a == 3)                     ; false
        resources('closed').exists(r, r.after.u == 3)                     ; unknown
        size(resources('closed')) == 2                                    ; true
        size(resources('closed').filter(r, r.after.a == 1)) == 1          ; true
        resources('closed').map(r, r.after.a) == [1, 2]                   ; true
        resources('closed')[0].after.a == 1                               ; true
        resources('closed')[7].after.a == null                            ; true
        resources('open').exists(r, r.after.a == 2)                       ; true
        resources('open').exists(r, r.after.a == 3)                       ; unknown
        resources('empty').exists(r, true)                                ; unknown
        resources('open').all(r, r.after.a == 1)                          ; false
        resources('open').all(r, r.after.b)                               ; unknown
        !resources('open').exists(r, r.after.a == 2)                      ; false
        resources('open').exists_one(r, r.after.a == 1)                   ; unknown
        resources('open').exists_one(r, r.after.b)                        ; false
        size(resources('open')) == 2                                      ; unknown
        size(resources('open')) > 0                                       ; unknown
        2 in resources('open').map(r, r.after.a)                          ; true
        3 in resources('open').map(r, r.after.a)                          ; unknown
        3 in resources('closed').map(r, r.after.a)                        ; false
        resources('open').filter(r, r.after.a == 2).exists(r, r.after.b)  ; true
        resources('open').filter(r, r.after.a == 3).exists(r, r.after.b)  ; unknown
        resources('closed').filter(r, r.after.u == 1).exists(r, true)     ; unknown
        (resources('open') + resources('closed')).exists(r, r.after.a == 2) ; true
        (resources('closed') + resources('empty')).all(r, r.after.b)      ; unknown
        resources('open').map(r, r.after.a) + after.l == [1]              ; unknown
        resources('open').map(r, r.after.a) == [1, 2]                     ; unknown
        dyn(resources('open')) == null                                    ; false
        dyn(resources('open')) == after.s                                 ; false
        resources('open')[0].after.a == 1                                 ; unknown
        known(resources('open'))                                          ; false
        known(resources('closed'))                                        ; true
        aslist(resources('open')).exists(r, r.after.a == 1)               ; true
        string(dyn(resources('open'))) == 'x'                                  ; unknown
        """)
    void means(String expression, String answer) throws Exception {
        Expression compiled = COMPILER.condition(expression);
        assertEquals(answer, ExpressionContractTest.answer(compiled, bindings()));
        compiled.explain(bindings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        resources('closed').all(r, r.after.a == 1)    ; resources("closed") t.two.after.a
        resources('open').exists(r, r.after.a == 3)   ; resources("open") t.one.after.a t.two.after.a
        size(resources('closed')) == 1                ; resources("closed")
        resources('closed').filter(r, r.after.a == 1).exists(r, r.after.b == false) ; resources("closed") t.one.after.a t.one.after.b t.two.after.a
        """)
    void evidenceNamesTheAddresses(String expression, String paths) throws Exception {
        assertEquals(
                List.of(paths.split(" ")),
                COMPILER.condition(expression).explain(bindings()).stream()
                        .map(Expression.Looked::path)
                        .sorted()
                        .toList());
    }

    @Test
    void whatAnOpenListWaitsForIsTheList() throws Exception {
        List<Expression.Looked> looked = COMPILER.condition("referrers('open').exists(r, r.after.a == 3)")
                .explain(bindings());
        assertEquals(
                List.of("referrers(\"open\")"),
                looked.stream()
                        .filter(one -> one.value().isOpaque())
                        .map(Expression.Looked::path)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        resources(after.s).exists(r, true)  ; 16
        resources('a' + 'b') == []          ; 15
        resources('AWS bucket') == []       ; 11
        resources('') == []                 ; 11
        true && referrers('no type') == []  ; 19
        """)
    void theTypeMustBePlain(String expression, int column) {
        ExpressionException e =
                assertThrows(ExpressionException.class, () -> COMPILER.condition(expression), expression);
        assertEquals(column, e.column(), e.getMessage());
        assertTrue(e.getMessage().contains("plain text"), e.getMessage());
    }

    @Test
    void fieldsAreChecked() {
        assertThrows(
                ExpressionException.class, () -> COMPILER.condition("resources('a').exists(r, r.afterwards == 1)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        resources('t').exists(r, r.after.a == 1 && has(r.after.b))     ; after [a, b] before []
        resources('t').exists(r, r.after["a"].x == 1 && r.before.c)    ; after [a] before [c]
        resources('t').exists(r, r.after[after.s] == 1)                ; after * before []
        resources('t').exists(r, r.address == "x")                     ; after [] before []
        size(resources('t')) == 1                                      ; after [] before []
        resources('t').exists(r, r.after == after)                     ; after * before []
        resources('t').exists(r, r.before == null)                     ; after [] before []
        resources('t').filter(r, r.after.a == 1).all(q, q.after.b)     ; after [a, b] before []
        resources('t').map(r, r.after).exists(a, a.x == 1)             ; after * before []
        resources('t').map(r, r.after.a)[0] == 1                       ; after [a] before []
        resources('t')[0].after.a == 1                                 ; after [a] before []
        (resources('t') + resources('u'))[0].after.a == 1              ; after [a] before []
        (true ? resources('t') : resources('u')).all(r, r.after.a)     ; after [a] before []
        resources('t') == []                                           ; after * before *
        [resources('t')].exists(l, l.exists(r, r.after.a == 1))        ; after * before *
        resources('t').exists(r, [r].exists(q, q.after.a == 1))        ; after * before *
        resources('t').all(r, resources('u').all(q, q.after.z == r.after.a)) ; after [a] before []
        """)
    void onlyWhatIsLookedAtNeedBeKept(String expression, String attributes) throws Exception {
        RelationCall call = COMPILER.condition(expression).relations().get(0);
        assertEquals("t", call.types());
        assertEquals(attributes, "after " + text(call.after()) + " before " + text(call.before()));
    }

    private static String text(RelationCall.Attributes attributes) {
        return attributes.all() ? "*" : new java.util.TreeSet<>(attributes.names()).toString();
    }
}
