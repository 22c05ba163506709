package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of policies that look at other resources. */
class OtherResourcesExamplesTest {
    private static final String HEAD = """
            pack: p
            version: 1
            policies:
              - id: P
                title: T
                severity: low
                enforcement: shadow
            """;

    private static List<String> answers(String condition, String others) throws PolicyException {
        String yaml = HEAD + "    resources: [a_a]\n    assert: " + condition + "\n    examples:\n"
                + "      - expect: pass\n        after: {}\n        others:\n" + others;
        PolicyPack pack = new PackLoader().load(yaml, "p.yaml", PolicyPack.PROJECT);
        return ExampleRunner.run(pack, pack.policies().get(0)).stream()
                .map(ExampleRunner.Result::actual)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        true    ; referrers("b_*").exists(b, b.after.x == 1)    ; pass
        false   ; referrers("b_*").exists(b, b.after.x == 1)    ; fail
        unknown ; referrers("b_*").exists(b, b.after.x == 1)    ; undecided
        true    ; references("b_b").exists(b, b.after.x == 1)   ; fail
        unknown ; resources("b_b").exists(b, b.after.x == 1)    ; pass
        unknown ; referrers("c_c").exists(b, b.after.x == 1)    ; fail
        true    ; referrers("b_b")[0].address == "module.m.b_b.other1[0]" ; pass
        """)
    void others(String refers, String condition, String answer) throws PolicyException {
        String other = "          - { type: b_b, module: module.m, index: 0, after: { x: 1 }, refers_to_this: " + refers
                + " }\n";
        assertEquals(List.of(answer), answers("'" + condition + "'", other));
    }

    @Test
    void unknownPartsOfOthers() throws PolicyException {
        String other = "          - { type: b_b, after: {}, after_unknown: { x: true }, referred_by_this: true }\n";
        assertEquals(List.of("undecided"), answers("references('b_b').exists(b, b.after.x == 1)", other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {after: {}}                                  ; 'type'
        {type: b_b}                                  ; planned state
        {type: b_b, after: {}, refers_to_this: yes!} ; can't be told
        {type: b_b, after: {}, refers_to: true}      ; refers_to
        """)
    void mistakesAreNamedWithTheirPlace(String other, String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> answers("true", "          - " + other + "\n"));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(14, e.line());
    }

    @Test
    void aPolicyOfThePlanHasNoResourceAtHand() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> new PackLoader()
                        .load(
                                HEAD + "    scope: plan\n    assert: size(referrers('a')) == 0\n",
                                "p.yaml",
                                PolicyPack.PROJECT));
        assertTrue(e.remedy().contains("resources("), e.remedy());
    }

    @Test
    void theTypeOfACallIsCheckedWithItsPlace() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> new PackLoader()
                        .load(
                                HEAD + "    resources: [a]\n    assert: size(referrers(after.x)) == 0\n",
                                "p.yaml",
                                PolicyPack.PROJECT));
        assertEquals(9, e.line());
        assertEquals(33, e.column());
    }

    @Test
    void theExampleOfTheDocumentationHolds() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("guard.root", "."), "docs", "policies.md"));
        int from = page.indexOf("  - id: ACME-S3-001");
        String yaml = "pack: p\nversion: 1\npolicies:\n" + page.substring(from, page.indexOf("```", from));
        PolicyPack pack = new PackLoader().load(yaml, "p.yaml", PolicyPack.PROJECT);
        List<ExampleRunner.Result> results =
                ExampleRunner.run(pack, pack.policies().get(0));
        assertEquals(3, results.size());
        assertTrue(results.stream().allMatch(ExampleRunner.Result::isAsExpected), results.toString());
    }
}
