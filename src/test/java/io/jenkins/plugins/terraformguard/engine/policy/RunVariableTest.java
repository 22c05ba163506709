package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies see of the build that asks. */
class RunVariableTest {
    private static PolicyPack pack(String scope, String condition, String examples) throws PolicyException {
        return new PackLoader()
                .load("""
                pack: p
                version: 1
                policies:
                  - id: A-1
                    title: T
                    severity: low
                    enforcement: advisory
                    %s
                    assert: '%s'
                    examples: %s
                """.formatted(scope, condition.replace("'", "''"), examples), "p.yaml", PolicyPack.PROJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources: [a_b]", "scope: plan"})
    void everyFieldIsThereInBothScopes(String scope) throws Exception {
        PolicyPack pack = pack(
                scope,
                "run.phase == 'apply' && run.job == 'j' && run.started_by == 's' && run.repository == 'r'"
                        + " && run.branch == 'b' && run.commit == 'c' && run.change_references == ['t', 'u']"
                        + " && run.time == '2026-01-01T00:00:00Z'",
                "[{expect: pass, run: {phase: apply, job: j, started_by: s, repository: r, branch: b, commit: c,"
                        + " change_references: [t, u], time: '2026-01-01T00:00:00Z'}}, {expect: fail}]");
        ExampleRunner.run(pack, pack.policies().get(0))
                .forEach(result -> assertTrue(result.isAsExpected(), result.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources: [a_b]", "scope: plan"})
    void whatNobodyToldIsEmpty(String scope) throws Exception {
        PolicyPack pack = pack(
                scope,
                "run.phase == 'plan' && run.job + run.started_by + run.repository + run.branch + run.commit + run.time == ''"
                        + " && size(run.change_references) == 0",
                "[{expect: pass}]");
        assertTrue(ExampleRunner.run(pack, pack.policies().get(0)).get(0).isAsExpected());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        run.comit == ''             | undefined field 'comit'; did you mean 'commit'?
        has(run.brnch)              | undefined field 'brnch'; did you mean 'branch'?
        rum.commit == ''            | there is no variable 'rum'; did you mean 'run'?
        run.change_references == '' | '==' needs two values of the same type
        run.time == 3               | '==' needs two values of the same type
        size(freezes([], plan)) > 0 | the call does not fit freezes(windows: list, run: Run or map)
        freezes([], run)[0].untl == '' | undefined field 'untl'; did you mean 'until'?
        """)
    void amistakeIsFoundWhenThePackIsLoaded(String condition, String message) {
        for (String scope : List.of("resources: [a_b]", "scope: plan")) {
            PolicyException e = assertThrows(PolicyException.class, () -> pack(scope, condition, "[]"));
            assertTrue(e.getMessage().contains(message), e.getMessage());
            assertEquals(9, e.line());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {phase: aply}         | Unknown phase 'aply'; did you mean 'apply'?
        {tme: x}              | Unknown key 'tme'; did you mean 'time'?
        {change_references: x} | A list is needed here
        """)
    void theRunOfAnExampleIsChecked(String run, String message) {
        PolicyException e = assertThrows(
                PolicyException.class, () -> pack("scope: plan", "true", "[{expect: pass, run: " + run + "}]"));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aMacrosOwnVariableIsNotTheBuild() throws Exception {
        PolicyPack pack = pack("scope: plan", "[1].all(run, run == 1)", "[{expect: pass}]");
        assertTrue(ExampleRunner.run(pack, pack.policies().get(0)).get(0).isAsExpected());
        assertTrue(pack.policies().get(0).assertion().runFields().isEmpty());
    }
}
