package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every policy that comes with the plugin, and those of the example, do what their own examples say. */
class BundledPacksTest {
    private static void assertExamples(PolicyPack pack) {
        List<Executable> checks = new ArrayList<>();
        for (Policy policy : pack.policies()) {
            for (ExampleRunner.Result result : ExampleRunner.run(pack, policy)) {
                checks.add(() -> assertTrue(
                        result.isAsExpected(),
                        () -> policy.id() + ", line " + result.example().place().line() + " ("
                                + result.example().name() + "): expected "
                                + result.example().expect() + ", but " + result.actual() + " " + result.detail()));
            }
        }
        assertFalse(checks.isEmpty(), pack.name() + " has no examples");
        assertAll(pack.name(), checks);
    }

    @Test
    void everyExampleIsAsStated() {
        BundledPolicies.withExamples().forEach(BundledPacksTest::assertExamples);
    }

    private static List<Set<String>> fields(Policy policy) {
        return policy.expressions().stream().map(Expression::planFields).toList();
    }

    /** At run time the types of bundled policies are not checked: the answers are the same, and nothing else differs. */
    @Test
    void withoutTheCheckOfTypesThePoliciesAreTheSame() {
        List<PolicyPack> checked = BundledPolicies.withExamples();
        List<PolicyPack> proven = BundledPolicies.packs();
        int asked = 0;
        for (int i = 0; i < checked.size(); i++) {
            assertEquals(checked.get(i).digest(), proven.get(i).digest());
            for (int j = 0; j < checked.get(i).policies().size(); j++) {
                Policy policy = checked.get(i).policies().get(j);
                Policy other = proven.get(i).policies().get(j);
                assertEquals(policy.relations(), other.relations(), policy.id());
                assertEquals(fields(policy), fields(other), policy.id());
                other.expressions().forEach(Expression::compile);
                assertEquals(policy.relations(), other.relations(), policy.id());
                assertEquals(fields(policy), fields(other), policy.id());
                List<ExampleRunner.Result> results =
                        ExampleRunner.run(checked.get(i), policy.with(other.when(), other.assertion()));
                assertTrue(results.stream().allMatch(ExampleRunner.Result::isAsExpected), policy.id());
                asked += results.size();
            }
        }
        assertTrue(asked > 1000, asked + " examples");
    }

    @Test
    void everyPolicyHasExamplesOfBothKinds() {
        List<String> missing = new ArrayList<>();
        for (PolicyPack pack : BundledPolicies.withExamples()) {
            for (Policy policy : pack.policies()) {
                Set<String> kinds =
                        policy.examples().stream().map(PolicyExample::expect).collect(Collectors.toSet());
                if (!kinds.containsAll(Set.of("pass", "fail"))) {
                    missing.add(policy.id() + " " + kinds);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void idsAreUniqueAndTextsAreThere() throws Exception {
        Set<String> ids = new HashSet<>();
        for (PolicyPack pack : BundledPolicies.packs()) {
            assertEquals(PolicyPack.BUNDLED, pack.layer());
            assertTrue(pack.digest().matches("[0-9a-f]{64}"), pack.digest());
            for (Policy policy : pack.policies()) {
                assertTrue(ids.add(policy.id()), policy.id());
                assertTrue(policy.id().matches("TG-[A-Z0-9]+-\\d{3}"), policy.id());
                assertFalse(policy.rationale().isBlank(), policy.id());
                assertFalse(policy.remediation().isBlank(), policy.id());
                assertFalse(policy.title().isBlank(), policy.id());
            }
        }
        assertTrue(ids.size() >= 20, ids.size() + " policies");
        PolicySet.of(BundledPolicies.packs());
    }

    @Test
    void thePoliciesOfTheExampleKeepTheirWord() throws Exception {
        Path folder = Path.of(System.getProperty("guard.root", "."), "examples/web-shop/.terraform-guard");
        List<PolicyFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.add(new PolicyFile(String.valueOf(path.getFileName()), Files.readString(path)));
            }
        }
        for (PackSource source : LayerFiles.of(files).sources()) {
            assertExamples(new PackLoader().load(source, PolicyPack.PROJECT));
        }
    }

    @Test
    void aWrongExampleIsFound() throws Exception {
        PolicyPack pack = new PackLoader().load("""
            pack: a
            version: 1
            policies:
              - id: A
                title: A
                severity: low
                enforcement: advisory
                resources: [test_*]
                when: after.when != false
                assert: int(after.port) != 22
                examples:
                  - { expect: pass, after: { port: 22 } }
                  - { expect: fail, after: { port: ssh } }
                  - { expect: undecided, after: { port: 22, when: false } }
                  - { expect: skip, after: {}, after_unknown: { port: true } }
                  - { expect: fail, actions: [delete] }
                  - { expect: fail, type: other_thing }
            """, "a.yaml", PolicyPack.PROJECT);
        List<ExampleRunner.Result> results =
                ExampleRunner.run(pack, pack.policies().get(0));
        assertEquals(
                List.of("fail", "error", "skip", "undecided", "skip"),
                results.stream().map(ExampleRunner.Result::actual).limit(5).toList());
        assertEquals(
                List.of(12, 13, 14, 15, 16),
                results.stream()
                        .map(result -> result.example().place().line())
                        .limit(5)
                        .toList());
        assertTrue(results.stream().noneMatch(ExampleRunner.Result::isAsExpected), String.valueOf(results));
    }

    @Test
    void theDigestIsOfTheContentAlone() throws Exception {
        String yaml = "pack: a\nversion: 1\nparams: {x: 1, y: 2}\npolicies: []\n";
        String digest =
                new PackLoader().load(yaml, "a.yaml", PolicyPack.PROJECT).digest();
        String moved = "# a comment\nversion: 1\npack: 'a'\npolicies: []\nparams:\n  y: 2\n  x: 1\n";
        assertEquals(
                digest,
                new PackLoader().load(moved, "b.yaml", PolicyPack.PROJECT).digest());
        for (String other :
                List.of(yaml.replace("x: 1", "x: '1'"), yaml.replace("x: 1", "x: 3"), yaml.replace("a\n", "b\n"))) {
            assertFalse(
                    digest.equals(new PackLoader()
                            .load(other, "a.yaml", PolicyPack.PROJECT)
                            .digest()),
                    other);
        }
    }
}
