package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of packs: what may be declared, and what expressions may do with them. */
class ParametersTest {
    private static final String TYPED = """
            s: {type: string, default: a}
            i: {type: int, default: 3}
            n: {type: number, default: 0.5}
            b: {type: bool, default: true}
            l: {type: list(string), default: [a, b]}
            m: {type: map(string), default: {k: v}}
            a: {type: any, default: {free: [1]}}
            r: {type: int}
          """;
    private static final String UNTYPED = "s: a\n  i: 3\n  n: 0.5\n  b: true\n  l: [a]\n  m: {k: v}\n  a: ~\n  r: 1\n";

    private static PolicyPack pack(String params, String assertion) throws PolicyException {
        return new PackLoader()
                .load(
                        "pack: p\nversion: 1\nparams:\n  " + params.strip() + "\npolicies:\n  - id: P\n    title: T\n"
                                + "    severity: low\n    enforcement: advisory\n    resources: [t]\n    assert: >-\n      "
                                + assertion
                                + "\n    examples:\n"
                                + "      - { expect: pass, after: { v: a }, params: { r: 3 } }\n",
                        "p.yaml",
                        PolicyPack.PROJECT);
    }

    private static PolicyException refused(String params, String assertion) {
        return assertThrows(PolicyException.class, () -> pack(params, assertion));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "params.s == 'a'",
                "params.s.startsWith('a')",
                "params.i == 3 && params.i < 3.5 && 2 < params.i",
                "params.n == 0.5 && params.n < 1 && 1 > params.n && params.n + 0.5 == 1.0",
                "params.b",
                "after.v in params.l && params.l.all(x, x != '')",
                "params.m['k'] == 'v' && params.m.k == 'v'",
                "params.a.free[0] == 1",
                "params.r == 3",
                "has(params.s)",
                "['x'].all(params, params == 'x')"
            })
    void typedParametersAreUsedAsWhatTheyAre(String assertion) throws Exception {
        PolicyPack pack = pack(TYPED, assertion);
        ExampleRunner.Result result =
                ExampleRunner.run(pack, pack.policies().get(0)).get(0);
        assertEquals("pass", result.actual(), result.detail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        params.ss == 'a'        ; did you mean 's'
        has(params.ll)          ; did you mean
        params.s == 1           ; needs two values of the same type
        params.i == '3'         ; needs two values of the same type
        params.n == '0.5'       ; is a number
        '0.5' != params.n       ; is a number
        params.n > true         ; is a number
        params.b == 'true'      ; needs two values of the same type
        params.l == 'a'         ; needs two values of the same type
        params.l.all(x, x == 1) ; needs two values of the same type
        params.m['k'] == 1      ; needs two values of the same type
        params.i                ; bool
        """)
    void aMistakeInAnExpressionIsFoundAtItsPlace(String assertion, String expected) {
        PolicyException e = refused(TYPED, assertion);
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertEquals(1 + e.line(), 2 + 1 + TYPED.strip().lines().count() + 8 + 1);
    }

    @Test
    void withoutTypesTheNamesAreChecked() throws Exception {
        PolicyPack pack = pack(UNTYPED, "params['s'] == params.s && 'i' in params && params.i == 3");
        assertEquals(
                "pass", ExampleRunner.run(pack, pack.policies().get(0)).get(0).actual());
        assertTrue(refused("region: a", "params.regoin == 'a'").getMessage().contains("did you mean 'region'"));
        PolicyException none =
                assertThrows(PolicyException.class, () -> new PackLoader().load("""
                    pack: p
                    version: 1
                    policies:
                      - { id: P, title: T, severity: low, enforcement: advisory, resources: [t], assert: params.x }
                    """, "p.yaml", PolicyPack.PROJECT));
        assertTrue(none.getMessage().contains("no parameters"), none.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        x: {type: strng, default: a}         ; did you mean 'string'
        x: {type: string, defalt: a}         ; did you mean 'default'
        x: {default: a}                      ; 'type' is missing
        x: {type: string, default: 1}        ; is no string
        x: {type: string, default: null}  ; is no string
        x: {type: int, default: 1.5}         ; is no int
        x: {type: int, default: '1'}         ; is no int
        x: {type: number, default: a}        ; is no number
        x: {type: bool, default: 'true'}     ; is no bool
        x: {type: list(string), default: a}  ; is no list(string)
        x: {type: list(string), default: [1]}; is no list(string)
        x: {type: map(string), default: {a: 1}} ; is no map(string)
        x: {type: string, open: maybe}       ; True or false
        """)
    void aDeclarationIsReadStrictly(String params, String expected) {
        PolicyException e = refused(params, "true");
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertEquals(4, e.line());
        assertTrue(e.column() > 3, "column " + e.column());
    }

    @Test
    void whatIsDeclaredIsKept() throws Exception {
        PolicyPack pack = pack("r: {type: int, description: ' Text ', open: true}\n  v: {limit: {type: 1}}", "true");
        Parameter declared = pack.parameters().get("r");
        assertEquals("Text", declared.description());
        assertTrue(declared.open() && declared.isRequired());
        assertEquals(4, declared.place().line());
        assertEquals(List.of("v"), pack.params().keys());
        Parameter value = pack.parameters().get("v");
        assertEquals("map", value.typeName());
        assertTrue(!value.open() && value.accepts(pack.params().get("v")) && !value.accepts(Value.of(1)));
    }

    @Test
    void anExampleSetsOnlyWhatThereIs() {
        PolicyException unknown = refused("s: a", "true");
        assertTrue(unknown.getMessage().contains("Unknown key 'r'"), unknown.getMessage());
        PolicyException type = refused("r: {type: string}", "true");
        assertTrue(type.getMessage().contains("takes a value of the type string"), type.getMessage());
    }

    @Test
    void thereAreNotTooMany() {
        StringBuilder many = new StringBuilder("r: 1\n");
        for (int i = 0; i < 1000; i++) {
            many.append("  p").append(i).append(": 1\n");
        }
        assertTrue(refused(many.toString(), "true").getMessage().contains("more than 1000"));
    }
}
