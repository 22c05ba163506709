package io.jenkins.plugins.terraformguard.engine.author.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
    private static final String GOOD = """
            pack: acme
            version: 1.0.0
            params: { sizes: [small] }
            policies:
              - id: ACME-001
                title: Things have a size that is reserved
                rationale: Others cost more.
                severity: high
                enforcement: hard-mandatory
                resources: [test_thing]
                assert: after.size in params.sizes && after.name.matches("^[a-z]+$")
                message: "${resource.address} asks for ${after.size}"
                remediation: Take another.
                examples:
                  - { expect: pass, after: { size: small, name: a } }
                  - { expect: fail, after: { size: large, name: a } }
                  - { expect: undecided, after: { name: a }, after_unknown: { size: true } }
            """;

    private static List<LintProblem> lint(String... yamls) {
        return new Linter()
                .lint(Arrays.stream(yamls)
                        .map(yaml -> PackSource.of(
                                new PolicyFile("p" + Arrays.asList(yamls).indexOf(yaml) + ".yaml", yaml)))
                        .toList());
    }

    @Test
    void aGoodPackAndTheBundledOnesHaveNoProblem() {
        assertEquals(List.of(), lint(GOOD));
        assertEquals(List.of(), new Linter().lint(BundledPolicies.sources()));
    }

    /** A line of the good pack replaced, and what is found then, where. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        rationale: Others cost more. ; ~~ ; hard-mandatory-without-rationale 9:18
        remediation: Take another.   ; ~~ ; no-remediation 5:5
        title: Things have a size that is reserved ; title: Is the size reserved? ; title-no-statement 6:12
        message: "${resource.address} asks for ${after.size}" ; message: too ${params.sizes} large ; message-quotes-nothing 12:14
        message: "${resource.address} asks for ${after.size}" ; ~~ ; message-quotes-nothing 5:5
        - { expect: pass, after: { size: small, name: a } } ; ~~ ; no-pass-example 16:7
        - { expect: fail, after: { size: large, name: a } } ; ~~ ; no-fail-example 15:7
        - { expect: undecided, after: { name: a }, after_unknown: { size: true } } ; ~~ ; no-undecided-example 15:7
        params.sizes && ; params.sizes && after.x != params.size && ; broken-file 11:60
        params.sizes && ; params["sizs"] && ; undefined-param 11:27 unused-param 3:11
        params.sizes && ; ["small"] && ; unused-param 3:11
        params: { sizes: [small] } ; params: { sizes: [small], more: 1 } ; unused-param 3:27
        resources: [test_thing] ; resources: ["*"] ; wildcard-attributes 10:16
        resources: [test_thing] ; ~resources: [test_thing]\n    lint: { ignore: [no-remediaton] }~ ; unknown-lint-name 11:11
        remediation: Take another.   ; ~remediation: x\n    fix: [{ set: size, to: huge }]~ ; fix-does-not-help 14:10
        "^[a-z]+$" ; "[a-z]+" ; unanchored-match 11:62
        """)
    void isFoundAtItsPlace(String part, String replacement, String expected) {
        assertTrue(GOOD.contains(part), part);
        String found = "";
        for (LintProblem problem : lint(GOOD.replace(part, replacement.replace("\\n", "\n")))) {
            found += " " + problem.rule().id() + " " + problem.line() + ":" + problem.column();
            assertFalse(problem.message().isBlank() || problem.remedy().isBlank(), problem.toString());
        }
        List<String> all = Arrays.asList(found.strip().split(" (?=[a-z])"));
        for (String one : expected.split(" (?=[a-z])")) {
            assertTrue(all.contains(one), one + " is not in " + all);
        }
        assertEquals(expected.split(" (?=[a-z])").length, all.size(), all.toString());
    }

    @Test
    void aFixThatHelpsIsNoProblem() {
        assertEquals(
                List.of(),
                lint(GOOD.replace(
                        "remediation: Take another.",
                        "remediation: Take another.\n    fix: [{ set: size, to: small }]")));
    }

    @Test
    void aPolicyMayIgnoreARule() {
        String silent = GOOD.replace(
                "    remediation: Take another.\n", "    lint: { ignore: [no-remediation, title-no-statement] }\n");
        assertEquals(List.of(), lint(silent));
    }

    @Test
    void idsOfAPackAreOfOneStyle() {
        String policy = GOOD.substring(GOOD.indexOf("  - id"));
        List<LintProblem> problems =
                lint(GOOD + policy.replace("ACME-001", "ACME-002") + policy.replace("ACME-001", "acme_3"));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(LintRule.MIXED_ID_STYLE, problems.get(0).rule());
        assertEquals("acme_3", problems.get(0).policy());
    }

    @Test
    void everythingThatIsBrokenInEveryFileIsToldInOrder() {
        String broken = GOOD.replace("severity: high", "severity: hihg")
                .replace("version: 1.0.0", "version: 1 0")
                .replace("&& after.name", "&& && after.name")
                .replace("expect: fail", "expect: fails");
        List<LintProblem> problems = lint(GOOD.replace("title:", "titel:"), broken, "pack: [");
        assertTrue(problems.stream().allMatch(problem -> problem.rule() == LintRule.BROKEN_FILE), problems.toString());
        assertEquals(
                List.of("p0.yaml:5", "p0.yaml:6", "p1.yaml:2", "p1.yaml:8", "p1.yaml:11", "p1.yaml:16", "p2.yaml:1"),
                problems.stream()
                        .map(problem -> problem.file() + ":" + problem.line())
                        .toList());
    }
}
