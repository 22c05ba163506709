package io.jenkins.plugins.terraformguard.engine.author.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTextTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static String written(String expression) throws Exception {
        return written(COMPILER, expression);
    }

    private static String written(ExpressionCompiler compiler, String expression) throws Exception {
        return PartText.of(new PartReader(compiler.tree(expression), expression).read());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        (after.a||after.b)&&!after.c          ; (after.a || after.b) && !after.c
        after.a||(after.b&&after.c)           ; after.a || after.b && after.c
        after.a && (after.b && after.c)       ; after.a && after.b && after.c
        !(after.a in [1,2])                   ; !(after.a in [1, 2])
        (after.a == after.b) == after.c       ; after.a == after.b == after.c
        after.a == (after.b == after.c)       ; after.a == (after.b == after.c)
        after.a - (after.b - after.c) - 1     ; after.a - (after.b - after.c) - 1
        (after.a + 1) * -after.b              ; (after.a + 1) * -after.b
        after.a - -1 == -(after.b - 1)         ; after.a - -1 == -(after.b - 1)
        (after.a ? after.b : after.c) ? 1 : (after.d ? 2 : 3) ; (after.a ? after.b : after.c) ? 1 : (after.d ? 2 : 3)
        (after.a ? after.b : after.c).d       ; (after.a ? after.b : after.c).d
        after.a["b c"][0].d                   ; after.a["b c"][0].d
        has(after.a.b) && size(after.c) > 1  ; has(after.a.b) && size(after.c) > 1
        after.l.all(x, x.l.exists(y, has(y.z) && y.z == x.z)) ; after.l.all(x, x.l.exists(y, has(y.z) && y.z == x.z))
        after.l.filter(x, x > 1).map(y, y * 2).map(y, y > 1, y) == [true, null, 1.5] ; after.l.filter(x, x > 1).map(y, y * 2).map(y, y > 1, y) == [true, null, 1.5]
        {'a': 1, 'b': {}}.a == {}.b           ; {"a": 1, "b": {}}.a == {}.b
        1e30 == 1.5e-7                        ; 1.0E30 == 1.5E-7
        -9223372036854775808 == after.a       ; -9223372036854775808 == after.a
        after.a.matches(r'^\\d"\\.\\n$')      ; after.a.matches("^\\\\d\\"\\\\.\\\\n$")
        after.a == 'tab\\tline\\nbell\\a é😀'  ; after.a == "tab\\tline\\nbell\\u0007 é😀"
        jsondecode(after.p).S[0]              ; jsondecode(after.p).S[0]
        """)
    void isShortAndMeansTheSame(String expression, String expected) throws Exception {
        String text = written(expression);
        assertEquals(expected, text);
        assertEquals(text, written(text));
    }

    @Test
    void everyBundledPolicyAnswersTheSameWhenItIsWrittenAnew() throws Exception {
        for (PolicyPack pack : BundledPolicies.packs()) {
            for (Policy policy : pack.policies()) {
                ExpressionCompiler compiler = new Compilers().of(policy);
                Expression when = policy.when() == null
                        ? null
                        : compiler.condition(written(compiler, policy.when().source()));
                Policy anew = policy.with(
                        when,
                        compiler.condition(written(compiler, policy.assertion().source())));
                assertEquals(results(pack, policy), results(pack, anew), policy.id());
            }
        }
    }

    private static List<String> results(PolicyPack pack, Policy policy) {
        return ExampleRunner.run(pack, policy).stream()
                .map(result -> result.actual() + result.detail())
                .toList();
    }
}
