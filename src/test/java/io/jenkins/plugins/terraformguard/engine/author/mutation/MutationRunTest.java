package io.jenkins.plugins.terraformguard.engine.author.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationRunTest {
    private static final String HEAD = """
            pack: a
            version: 1
            policies:
              - id: A
                title: A
                severity: low
                enforcement: advisory
                resources: [test_thing]
            """;

    private static MutationResult run(String rest) throws Exception {
        PackFile file = PackFile.read(
                new PackLoader(), PackSource.of(new PolicyFile("a.yaml", HEAD + rest.indent(4))), PolicyPack.PROJECT);
        return new MutationRun().run(file, file.placed().get(0));
    }

    private static List<String> names(List<Mutant> mutants) {
        return mutants.stream().map(Mutant::name).toList();
    }

    @Test
    void examplesOnBothSidesOfTheBoundaryLeaveNothing() throws Exception {
        MutationResult result = run("""
                assert: after.port > 1024
                examples:
                  - { expect: pass, after: { port: 1025 } }
                  - { expect: fail, after: { port: 1024 } }
                """);
        assertEquals(List.of(), names(result.survivors()));
        assertEquals(6, result.killed());
        assertTrue(result.isGood());
    }

    @Test
    void aSurvivorIsNamedWithItsPlaceInTheFile() throws Exception {
        MutationResult result = run("""
                when: has(after.port)
                assert: >-
                  after.port != 22
                  && after.port != 23
                examples:
                  - { expect: pass, after: { port: 80 } }
                  - { expect: fail, after: { port: 22 } }
                  - { expect: skip, after: {} }
                """);
        Mutant left = result.survivors().stream()
                .filter(mutant -> mutant.name().equals("assert: after.port != 23 -> (left out)"))
                .findFirst()
                .orElseThrow();
        assertEquals(12, left.line());
        assertEquals(10, left.column());
        assertEquals("after.port != 22", left.expression());
        assertFalse(names(result.survivors()).stream().anyMatch(name -> name.startsWith("when")));
        assertFalse(result.isGood());
    }

    @Test
    void anErrorWhereThereWasAnAnswerTellsAMutantApart() throws Exception {
        MutationResult result = run("""
                assert: after.kind != "port" || int(after.value) > 0
                examples:
                  - { expect: pass, after: { kind: text, value: abc } }
                """);
        assertFalse(names(result.survivors()).contains("assert: after.kind != \"port\" -> after.kind == \"port\""));
        assertFalse(names(result.survivors()).contains("assert: after.kind != \"port\" -> (left out)"));
    }

    @Test
    void whatIsExplainedIsNoSurvivorAndAnExplanationMustFit() throws Exception {
        MutationResult result = run("""
                assert: after.port != 22
                mutation:
                  - mutant: "assert: 22 -> 23"
                    reason: Nobody uses telnet.
                  - { mutant: "assert: after.port != 22 -> false", reason: It is caught. }
                  - { mutant: "assert: 22 -> 24", reason: There is none. }
                examples:
                  - { expect: pass, after: { port: 80 } }
                  - { expect: fail, after: { port: 22 } }
                """);
        // 23 and 21 both make the failing example pass, so that the explanation is not needed either.
        assertEquals(List.of(), names(result.survivors()));
        assertEquals(
                List.of(11, 13, 14),
                result.stale().stream().map(stale -> stale.place().line()).toList());
        assertTrue(result.stale().get(0).message().startsWith("An example tells this mutant apart"));
        assertTrue(result.stale().get(2).message().startsWith("There is no such mutant"));
        MutationResult explained = run("""
                assert: after.port != 22
                mutation:
                  - mutant: "assert: after.port != 22 -> true"
                    reason: It never fails.
                examples:
                  - { expect: pass, after: { port: 80 } }
                """);
        assertEquals(List.of("assert: after.port != 22 -> true"), names(explained.explained()));
        assertEquals(List.of(), explained.stale());
        assertEquals(
                explained.total(), explained.killed() + explained.survivors().size() + 1);
    }

    @Test
    void equalChangesInDifferentPlacesHaveDifferentNames() throws Exception {
        MutationResult result = run("""
                assert: after.a != 1 && after.b != 1
                examples: []
                """);
        List<String> names = names(result.survivors());
        assertTrue(names.contains("assert: 1 -> 2") && names.contains("assert: 1 -> 2 (2)"), names.toString());
        assertEquals(names.size(), names.stream().distinct().count());
        assertEquals(0, result.killed());
    }

    @Test
    void whatOnlyPoliciesAboutThePlanSeeCanBeChangedAsWell() throws Exception {
        String yaml = HEAD.replace("    resources: [test_thing]\n", "    scope: plan\n") + """
                    assert: size(plan.outputs) < 3 || plan.errored == true
                    examples: []
                """;
        PackFile file =
                PackFile.read(new PackLoader(), PackSource.of(new PolicyFile("a.yaml", yaml)), PolicyPack.PROJECT);
        MutationResult result = new MutationRun().run(file, file.placed().get(0));
        assertTrue(names(result.survivors()).contains("assert: 3 -> 4"), result.toString());
    }

    @Test
    void thereAreNoMoreMutantsThanTheBound() throws Exception {
        MutationResult many = run("assert: after.n in [" + "1,".repeat(1100) + "2]\nexamples: []\n");
        assertTrue(many.total() > 0 && many.total() <= MutationRun.MAX_MUTANTS, many.total() + " mutants");
        assertTrue(many.omitted() > 0);
        assertFalse(many.isGood());
        MutationResult large = run("assert: after.a != 1" + " && after.a != 1".repeat(900) + "\nexamples: []\n");
        assertTrue(large.total() < 100, large.total() + " mutants of a long condition");
        assertTrue(large.omitted() > 1000, large.omitted() + " omitted");
    }
}
