package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policy layers as a decision shows them. */
class LayersTest {
    private static final PolicyFile SETTINGS = new PolicyFile(
            "org/settings.yaml",
            "profile: audit\ndisable: [{policy: TG-PLAN-004, reason: not here}]\n"
                    + "enforcement: {TG-AWS-001: hard-mandatory, TG-LAYER-001: soft-mandatory}\n"
                    + "params: {aws: {required_tags: [Team]}}\n");

    private static Decision decide(PolicyInput input) throws Exception {
        GuardRequest request =
                new GuardRequest("g", Decisions.creating("{}", "{}"), "", input, ReadLimits.DEFAULT, SourceIndex.EMPTY);
        return new GuardEngine("1.0").evaluate(request, GuardProgress.SILENT);
    }

    private static PolicyInput layers(String project) {
        return new PolicyInput(
                List.of(SETTINGS, new PolicyFile("org/a.yaml", Decisions.pack("A", "shadow", "assert: 'true'"))),
                List.of(List.of(new PolicyFile("f/b.yaml", Decisions.pack("B", "shadow", "assert: 'true'")))),
                List.of(new PolicyFile("p/settings.yaml", project)));
    }

    @Test
    void theDecisionSaysWhatTheLayersSet() throws Exception {
        Decision decision = decide(layers("profile: audit\n"));

        AppliedSettings settings = decision.settings();
        assertEquals("audit", settings.profile());
        assertEquals(
                List.of("TG-AWS-001 hard-mandatory organisation", "TG-LAYER-001 soft-mandatory organisation"),
                settings.overrides().stream()
                        .map(rule -> rule.policy() + " " + rule.level() + " " + rule.layer())
                        .toList());
        assertEquals(
                List.of(new AppliedSettings.Disabled("TG-PLAN-004", "not here", "organisation")), settings.disabled());
        assertEquals("[\"Team\"]", settings.params().get(0).value());
        assertEquals(
                List.of("org/settings.yaml", "p/settings.yaml"),
                settings.files().stream()
                        .map(AppliedSettings.SettingsFile::file)
                        .toList());
        assertTrue(settings.files().stream().allMatch(file -> file.digest().matches("[0-9a-f]{64}")));
        assertEquals(
                List.of("organisation", "folder"),
                decision.packs().stream()
                        .map(Decision.PackIdentity::layer)
                        .dropWhile(PolicyPack.BUNDLED::equals)
                        .toList());
        assertTrue(
                decision.policies().stream().noneMatch(policy -> policy.policy().equals("TG-PLAN-004")));
        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
    }

    @Test
    void anAttemptAsksForAPerson() throws Exception {
        Decision decision = decide(layers("disable: [{policy: TG-AWS-001, reason: r}]\nprofile: recommended\n"));

        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        List<Finding> findings = Decisions.of(decision, "TG-LAYER-001");
        assertEquals(1, findings.size());
        assertEquals(
                "p/settings.yaml:1",
                findings.get(0).file() + ":" + findings.get(0).line());
        assertEquals(
                1,
                decision.policies().stream()
                        .filter(policy -> policy.policy().equals("TG-LAYER-001"))
                        .findFirst()
                        .orElseThrow()
                        .violations());
        byte[] bytes = DecisionWriter.write(decision);
        assertArrayEquals(bytes, DecisionWriter.write(DecisionReader.read(bytes)));
    }

    @Test
    void whatCannotBeReadIsAnErrorThatNamesItsLayer() throws Exception {
        Decision decision = decide(new PolicyInput(
                List.of(), List.of(List.of(new PolicyFile("f/settings.yaml", "profile: strikt\n"))), List.of()));
        assertEquals(Verdict.ERROR, decision.verdict());
        Decision.GuardError error = decision.error();
        assertEquals("policy", error.kind());
        assertTrue(error.message().contains("(layer: folder 1)"), error.message());
        assertEquals("f/settings.yaml:1:10", error.file() + ":" + error.line() + ":" + error.column());
    }

    @Test
    void aDocumentOfAnEarlierVersionIsReadable() throws Exception {
        Decision decision = decide(PolicyInput.NONE);
        assertEquals(AppliedSettings.NONE, decision.settings());
        assertTrue(decision.grounds().effects().isKnown());
        ObjectNode earlier = (ObjectNode) new ObjectMapper().readTree(DecisionWriter.write(decision));
        assertNotNull(((ObjectNode) earlier.get("settings")).remove("approvals"));
        assertEquals(AppliedSettings.NONE, read(earlier).settings());
        assertNotNull(earlier.remove("settings"));
        assertNotNull(earlier.remove("effects"));
        assertEquals(AppliedSettings.NONE, read(earlier).settings());
        assertEquals(Effects.NONE, read(earlier).grounds().effects());
    }

    private static Decision read(ObjectNode document) throws Exception {
        return DecisionReader.read(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
