package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.Everything;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.review.FactPoolDocument;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan marks as sensitive is in nothing that is written, even where policies try to show all they see. */
class RedactionPropertyTest {
    /** Shows everything in messages and as evidence, of violations and of errors. */
    private static final String NOSY = """
        pack: nosy
        version: 1.0.0
        policies:
          - id: NOSY-001
            title: Shows all of it
            severity: low
            enforcement: advisory
            resources: ["*"]
            actions: [create, update, replace, delete, no-op]
            assert: after == 1 && before == 1
            message: "${after} ${before} ${plan.variables} ${after.attr0} ${after.copies} ${string(after.password)}"
          - id: NOSY-002
            title: Looks at each of them
            severity: low
            enforcement: advisory
            resources: ["*"]
            actions: [create, update, replace, delete, no-op]
            assert: after.all(k, after[k] == 'never') && plan.variables.all(k, plan.variables[k] == 'never')
            message: "${after.map(k, after[k])} ${jsondecode(after.password)} ${after.password + 'x'}"
          - id: NOSY-003
            title: Makes mistakes
            severity: low
            enforcement: advisory
            resources: ["*"]
            actions: [create, update, replace, delete, no-op]
            assert: after.copies.exists(c, int(c) == 1) || after.shown.matches(after.copies[0])
          - id: NOSY-004
            title: Looks at the variables
            severity: low
            enforcement: advisory
            scope: plan
            assert: plan.variables.exists(k, plan.variables[k] == 'never')
            message: "${plan.variables}"
        """;

    private static Decision decide(PlanSource plan) throws Exception {
        return judge(plan).decision();
    }

    private static Judged judge(PlanSource plan) throws Exception {
        GuardRequest request =
                new GuardRequest("g", plan, "", List.of(new PolicyFile("nosy.yaml", NOSY)), ReadLimits.DEFAULT);
        return new GuardEngine("1.0")
                .judgeAll(request, GuardProgress.SILENT, PlanSink.NONE)
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void noSecretIsTold(long seed) throws Exception {
        SecretPlans generator = new SecretPlans(seed);
        Judged judged = judge(TestPlans.source(generator.plan()));
        FactSheet sheet = FactSheets.of(judged.decision(), judged.facts(), "", ReviewRules.MAX_TOKENS);
        String told = new String(sheet.document(), StandardCharsets.UTF_8)
                + new String(FactPoolDocument.write(judged.facts()), StandardCharsets.UTF_8);
        assertTrue(judged.facts().facts().size() >= 5 && told.contains("public-"), told);
        for (String secret : generator.secrets()) {
            assertFalse(told.contains(secret), () -> secret + " in " + told);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noSecretIsInAnyFile(long seed) throws Exception {
        SecretPlans generator = new SecretPlans(seed);
        PlanSource plan = TestPlans.source(generator.plan());
        Decision decision = decide(plan);
        assertNull(decision.error(), () -> String.valueOf(decision.error()));
        assertTrue(decision.findings().size() >= 10, decision.findings().size() + " findings");
        assertEquals(6, decision.drift().size());
        assertTrue(generator.secrets().size() > 50, generator.secrets().size() + " secrets");
        boolean shown = false;
        for (Map.Entry<String, byte[]> file : ReportWriter.render(decision).entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            shown |= text.contains("public-");
            for (String secret : generator.secrets()) {
                assertFalse(text.contains(secret), () -> file.getKey() + " holds " + secret);
            }
        }
        assertTrue(shown, "what is not secret is shown");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void noSecretLeavesTheReader(long seed) throws Exception {
        SecretPlans generator = new SecretPlans(seed);
        List<String> everything = Everything.of(TestPlans.source(generator.plan()));
        String all = String.join("\n", everything);
        for (String piece :
                List.of("change", "drift", "output", "deferred", "action", "check", "relevant", "provider")) {
            assertTrue(everything.stream().anyMatch(line -> line.startsWith(piece + " ")), piece);
        }
        for (String shown : List.of("public-region", "public-config", "public-under-a-secret-key")) {
            assertTrue(all.contains(shown), shown);
        }
        assertTrue(all.contains("public-"));
        for (String secret : generator.secrets()) {
            assertFalse(
                    all.contains(secret),
                    () -> secret + " in "
                            + everything.stream()
                                    .filter(line -> line.contains(secret))
                                    .findFirst());
        }
    }

    @Test
    void theExampleKeepsItsPassword() throws Exception {
        Path plan = Path.of(System.getProperty("guard.root", "."), "examples/web-shop/plan.json");
        String json = Files.readString(plan);
        assertTrue(json.contains("Tr0ub4dor"), "the example lost its secret");
        Decision decision = decide(PlanSource.ofFile(plan));
        assertNull(decision.error());
        ReportWriter.render(decision)
                .forEach((name, bytes) ->
                        assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("Tr0ub4dor"), name));
    }
}
