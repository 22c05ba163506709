package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a declaration asks of the values of a parameter, and where a mistake is shown. */
class ParameterRulesTest {
    private static PolicyPack pack(String declaration) throws PolicyException {
        return new PackLoader().load("""
                pack: p
                version: 1
                params:
                  x: %s
                policies: []
                """.formatted(declaration), "p.yaml", PolicyPack.PROJECT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {type: string, grows: true} | true} | The parameter 'x' is no list, and can't grow
        {type: list(string), one_of: [aa, bb], default: [aa, ba]} | ba] | The parameter 'x': Unknown word 'ba'; did you mean 'aa'?
        {type: string, one_of: [aa], default: zz} | zz} | The parameter 'x': Unknown word 'zz'; known are: aa
        {type: pattern, default: '('} | '(' | The parameter 'x': the pattern '(' is no RE2 pattern: missing closing )
        {type: pattern, default: [a]} | [a]} | The default of the parameter 'x' is no pattern
        {type: list(pattern), default: [a, '(']} | '(' | The parameter 'x': the pattern '(' is no RE2 pattern: missing closing )
        {type: list(pattern), default: ['((a{1000}){1000}){1000}']} | '((a | The parameter 'x': the pattern is too large
        {type: list(window), default: {}} | {}} | The default of the parameter 'x' is no list(window)
        {type: list(window), default: [a]} | a] | The parameter 'x': A mapping (key: value) is needed here
        {type: list(window), default: [{nam: a}]} | a} | The parameter 'x': Unknown key 'nam'; did you mean 'name'?
        {type: list(window), default: [{reason: a}]} | {reason | The parameter 'x': The key 'name' is missing
        {type: list(window), default: [{name: a}]} | {name | The parameter 'x': The key 'reason' is missing
        {type: list(window), default: [{name: '', reason: b}]} | '' | The parameter 'x': 'name' is empty
        {type: list(window), default: [{name: a, reason: b}]} | {name | The parameter 'x': It is not said when the window is
        {type: list(window), default: [{name: a, reason: b, from: 12-20, to: 01-06, zone: Berlin}]} | Berlin | The parameter 'x': There is no time zone 'Berlin' in the data of this Java
        {type: list(window), default: [{name: a, reason: b, from: 12-20, to: 1-6, zone: UTC}]} | 1-6 | The parameter 'x': '1-6' is no beginning or end of a window
        {type: list(window), default: [{name: a, reason: b, from: 5, to: 6, zone: UTC}]} | 5, | The parameter 'x': 'from' must be a text
        {type: list(window), default: [{name: a, reason: b, days: [sun, x], zone: UTC}]} | [sun | The parameter 'x': 'x' is no day of the week
        {type: list(window), default: [{name: a, reason: b, days: [sun], zone: UTC, actions: [delet]}]} | delet] | The parameter 'x': Unknown action 'delet'; did you mean 'delete'?
        {type: list(window), default: [{name: a, reason: b, days: [sun], zone: UTC, resources: [A B]}]} | A B] | The parameter 'x': 'A B' is no resource type
        {type: list(window), default: [{name: a, reason: b, days: [sun], zone: UTC, allow: {refs: [a]}}]} | [a]} | The parameter 'x': Unknown key 'refs'; known are: branches, jobs, references
        {type: list(window), default: [{name: a, reason: b, days: [sun], zone: UTC, allow: {references: ['[']}}]} | '[' | The parameter 'x': the pattern '[' is no RE2 pattern: missing closing ]
        """)
    void aMistakeIsShownWhereItStands(String declaration, String there, String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> pack(declaration));
        assertEquals(message, e.getMessage());
        assertEquals(4, e.line());
        String rest = ("  x: " + declaration).substring(e.column() - 1);
        assertTrue(rest.startsWith(there), rest);
        assertTrue(e.remedy().length() > 10, e.remedy());
    }

    @Test
    void whatIsRightIsTaken() throws Exception {
        PolicyPack pack = pack("{type: list(window), default: [{name: a, reason: b, days: [sun], zone: UTC,"
                + " actions: [delete, invoke], resources: ['aws_*'],"
                + " allow: {references: ['E[0-9]+'], branches: [hotfix/*], jobs: [ops/*]}}]}");
        assertEquals(1, pack.parameters().size());
        assertTrue(pack("{type: list(pattern), default: ['a|b'], grows: true}")
                .parameters()
                .get("x")
                .grows());
    }

    @Test
    void thereIsAnEndToWindows() {
        String many = IntStream.range(0, 201)
                .mapToObj(i -> "{name: n, reason: r, days: [sun], zone: UTC}")
                .collect(Collectors.joining(", "));
        PolicyException e =
                assertThrows(PolicyException.class, () -> pack("{type: list(window), default: [" + many + "]}"));
        assertEquals("The parameter 'x': There are more than 200 entries here", e.getMessage());
    }

    @Test
    void aPolicyNeedsParametersThatThereAre() {
        PolicyException e =
                assertThrows(PolicyException.class, () -> new PackLoader().load("""
                pack: p
                version: 1
                params: { windows: [] }
                policies:
                  - id: A-1
                    title: T
                    severity: low
                    enforcement: advisory
                    scope: plan
                    needs: [window]
                    waived_by: nobody
                    assert: 'true'
                """, "p.yaml", PolicyPack.PROJECT));
        assertEquals("The pack has no parameter 'window'; did you mean 'windows'?", e.getMessage());
        assertEquals(10, e.line());
    }
}
