package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.trail.DecisionGlance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions that earlier versions wrote are read, shown and verified as ever. */
class OlderDecisionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] document(String name) throws IOException {
        try (InputStream in = OlderDecisionsTest.class.getResourceAsStream("decisions/" + name + ".json")) {
            return in.readAllBytes();
        }
    }

    private static Decision read(String name) throws Exception {
        return DecisionReader.read(document(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-findings", "1-error", "2-waivers", "3-drift-and-impact", "4-error", "5-provenance"})
    void theyAreReadShownVerifiedAndKept(String name, @TempDir Path folder) throws Exception {
        Decision decision = read(name);
        assertEquals(List.of(), SchemaCheck.of("decision.schema.json").problems(JSON.readTree(document(name))));
        assertEquals("", DecisionGlance.of(document(name)).problem());
        ReportWriter.write(List.of(decision), folder.resolve("report"));
        String html = Files.readString(folder.resolve("report/report.html"));
        assertTrue(html.contains("default"), name);
        assertEquals(name.equals("5-provenance"), html.contains("Where this comes from"), name);
        assertEquals(ReviewSummary.NONE, decision.grounds().review());
        assertEquals(ReviewRules.DEFAULT, decision.settings().review());
        JsonNode again = JSON.readTree(DecisionWriter.write(decision));
        assertFalse(again.has("review") || again.path("settings").has("review"), name);
        holds(JSON.readTree(document(name)), again, "");
    }

    /** What was there is there still, with the same value; what is new comes on top. */
    private static void holds(JsonNode old, JsonNode now, String path) {
        if (old.isArray()) {
            assertEquals(old.size(), now.size(), path);
            for (int i = 0; i < old.size(); i++) {
                holds(old.get(i), now.get(i), path + "/" + i);
            }
        } else if (old.isObject()) {
            for (String key : SchemaCheck.names(old)) {
                assertTrue(now.has(key), path + "/" + key);
                holds(old.get(key), now.get(key), path + "/" + key);
            }
        } else {
            assertEquals(old, now, path);
        }
    }

    @Test
    void whatTheyDoNotSayIsNotKnown() throws Exception {
        Decision first = read("1-findings");
        assertEquals(Verdict.FAIL, first.verdict());
        assertFalse(first.findings().isEmpty());
        assertEquals("", first.findings().get(0).file());
        assertEquals(DriftSummary.NONE, first.driftSummary());
        assertEquals(Impact.NONE, first.impact());
        assertEquals(Verdict.ERROR, read("1-error").verdict());
        assertEquals(
                "used", read("2-waivers").exemptions().waivers().get(0).state().id());
        Decision third = read("3-drift-and-impact");
        assertTrue(third.impact().risk().score() > 0 && !third.drift().isEmpty());
        for (String name : List.of("1-findings", "2-waivers", "3-drift-and-impact", "4-error")) {
            assertEquals(Grounds.NONE, read(name).grounds(), name);
        }
        Decision fifth = read("5-provenance");
        assertEquals(Verdict.APPROVAL_REQUIRED, fifth.verdict());
        assertEquals(Effects.NONE, fifth.grounds().effects());
        assertEquals(ApprovalRules.DEFAULT, fifth.settings().approvals());
    }
}
