package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An engine that asks the bundled rules of another one. */
class BundledRulesTest {
    private static final PolicyFile IMPACT = new PolicyFile("impact.yaml", """
            risk:
              threshold: 1
            """);

    private static String judged(GuardEngine engine, PlanSource plan) throws IOException {
        GuardRequest request = new GuardRequest("g", plan, "", List.of(IMPACT), ReadLimits.DEFAULT);
        return new String(DecisionWriter.write(engine.evaluate(request, GuardProgress.SILENT)), StandardCharsets.UTF_8);
    }

    private static Decision judged(BundledRules rules) throws IOException {
        GuardRequest request = new GuardRequest("g", Decisions.creating("{}", "{}"), "", List.of(), ReadLimits.DEFAULT);
        return new GuardEngine("1.0", rules).evaluate(request, GuardProgress.SILENT);
    }

    private static List<PolicyFile> changed(List<PolicyFile> files, UnaryOperator<String> change) {
        return files.stream()
                .map(file -> new PolicyFile(file.name(), change.apply(file.text())))
                .toList();
    }

    private static BundledRules commented(String comment) {
        BundledRules own = BundledRules.ofEngine();
        return new BundledRules(
                changed(own.packs(), text -> text + "\n# " + comment + "\n"),
                changed(own.impact(), text -> text + "\n# " + comment + "\n"));
    }

    @Test
    void theFilesOfThisEngineSayWhatThisEngineSays() throws IOException {
        GuardEngine own = new GuardEngine("1.0");
        GuardEngine other = new GuardEngine("1.0", commented("other"));
        for (Path plan : Corpus.plans()) {
            assertEquals(judged(own, PlanSource.ofFile(plan)), judged(other, PlanSource.ofFile(plan)), plan.toString());
        }
    }

    @Test
    void equalFilesAreNotCompiledAgain() throws PolicyException {
        BundledRules own = BundledRules.ofEngine();
        BundledRules equal = new BundledRules(changed(own.packs(), String::new), changed(own.impact(), String::new));
        assertSame(
                BundledPolicies.packs().get(0), CompiledBundle.of(equal).packs().get(0));
        CompiledBundle other = CompiledBundle.of(commented("kept"));
        assertNotSame(BundledPolicies.packs().get(0), other.packs().get(0));
        assertSame(other, CompiledBundle.of(commented("kept")));
        for (int i = 0; i < CompiledBundle.MAX_KEPT; i++) {
            CompiledBundle.of(new BundledRules(List.of(), List.of(new PolicyFile("risk.yaml", "risk: {}\n# " + i))));
        }
        assertNotSame(other, CompiledBundle.of(commented("kept")));
    }

    @Test
    void namesAndTextsMakeTheDigest() {
        BundledRules one = new BundledRules(List.of(new PolicyFile("a", "b")), List.of());
        assertEquals(one.digest(), new BundledRules(List.of(new PolicyFile("a", "b")), List.of()).digest());
        assertNotEquals(one.digest(), new BundledRules(List.of(new PolicyFile("ab", "")), List.of()).digest());
        assertNotEquals(one.digest(), new BundledRules(List.of(), one.packs()).digest());
    }

    @Test
    void otherRulesDecide() throws IOException {
        String pack = Decisions.pack("X-1", "hard-mandatory", "assert: \"false\"");
        Decision decision = judged(new BundledRules(List.of(new PolicyFile("x.yaml", pack)), List.of()));
        assertEquals(Verdict.FAIL, decision.verdict());
        assertEquals(
                List.of("bundled", "bundled"),
                decision.packs().stream().map(Decision.PackIdentity::layer).toList());
        assertEquals(1, decision.findings().size());
    }

    @Test
    void wrongRulesAreAnErrorThatNamesThePlace() throws IOException {
        List<PolicyFile> impact = BundledRules.ofEngine().impact();
        List<BundledRules> wrong = new ArrayList<>();
        wrong.add(new BundledRules(List.of(new PolicyFile("x.yaml", "pack: [")), impact));
        wrong.add(new BundledRules(List.of(new PolicyFile("x.yaml", "pack: x\nversion: 1\npolicies: 7")), impact));
        wrong.add(new BundledRules(
                List.of(new PolicyFile("x.yaml", Decisions.pack("X-1", "advisory", "assert: \"1\""))), impact));
        wrong.add(new BundledRules(List.of(), List.of(new PolicyFile("x.yaml", "reversibility: 1"))));
        wrong.add(new BundledRules(List.of(), List.of(new PolicyFile("x.yaml", "[".repeat(100_000)))));
        wrong.add(new BundledRules(List.of(), List.of(impact.get(0), impact.get(0))));
        wrong.add(new BundledRules(List.of(), List.of(new PolicyFile("risk.yaml", "risk: {nonsense: 1}"))));
        for (BundledRules rules : wrong) {
            Decision decision = judged(rules);
            assertEquals(Verdict.ERROR, decision.verdict(), rules.toString());
            assertEquals("policy", decision.error().kind());
            assertTrue(
                    decision.error().message().endsWith("(layer: bundled)"),
                    decision.error().message());
            assertFalse(decision.error().file().isEmpty());
        }
        assertThrows(PolicyException.class, () -> CompiledBundle.of(wrong.get(0)));
    }
}
