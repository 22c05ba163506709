package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Importing;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are archived without secrets, and the decision comes out of the archive byte for byte. */
class ReplayImportsTest {
    private static final String SECRET = "s3cr3t-Of-The-Plan-9137";

    @TempDir
    Path temporary;

    private Decision decision;

    private void record(Importing importing) throws Exception {
        ReplayRecorder recorder = new ReplayRecorder(temporary);
        GuardRequest request = importing.request();
        decision = new GuardEngine("1.0")
                .evaluateAll(request, GuardProgress.SILENT, recorder)
                .get(0);
        recorder.finish(request, List.of(decision));
    }

    private static Importing importing() {
        String long1 = "see " + SECRET + " " + "word ".repeat(500) + SECRET;
        return new Importing()
                .report(
                        "checkov",
                        Importing.result("R1", "error", long1, "infra/main.tf", 2),
                        Importing.result("R1", "error", "password = \"hunter2hunter2x\"", "infra/net/n.tf", 2),
                        Importing.result("R2", "warning", "m \u00e4 \ud83d\ude00", "/x/y/other.tf", 5))
                .report("trivy", Importing.result(SECRET, "note", "test_thing.many[1] is bad", "", 0));
    }

    private byte[] inputs() throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Files.readAllBytes(temporary.resolve("g/" + ReplayArchive.INPUTS))))) {
            return in.readAllBytes();
        }
    }

    /** Who decides again has no workspace to ask. */
    @Test
    void whereThePathsOfAReportBeginIsArchived() throws Exception {
        Importing importing =
                importing().report("kics", Importing.result("R3", "error", "m", "../../path/infra/main.tf", 2));
        importing.reports.add(new ForeignReport(
                "r.sarif",
                "tfsec",
                "1",
                "c".repeat(64),
                List.of(Importing.result("R4", "error", "m", "main.tf", 2)),
                List.of(),
                false,
                true));
        record(importing);
        ArchivedEvaluation archived = ReplayArchive.read(temporary.resolve("g"), ReadLimits.DEFAULT);
        GuardRequest request = archived.request(decision);
        assertTrue(request.foreign().get(3).rooted());
        assertEquals(1, decision.grounds().imports().get(3).unmapped());
        assertEquals(0, decision.grounds().imports().get(2).unmapped());
        assertArrayEquals(
                DecisionWriter.write(decision),
                DecisionWriter.write(ArchivedEvaluation.restored(
                        decision, new GuardEngine("1.0").evaluate(request, GuardProgress.SILENT))));
    }

    @Test
    void theDecisionIsMadeAgainByteForByte() throws Exception {
        record(importing());
        assertEquals(2, decision.grounds().imports().size());
        ArchivedEvaluation archived = ReplayArchive.read(temporary.resolve("g"), ReadLimits.DEFAULT);
        Decision again = new GuardEngine("1.0").evaluate(archived.request(decision), GuardProgress.SILENT);
        assertArrayEquals(
                DecisionWriter.write(decision), DecisionWriter.write(ArchivedEvaluation.restored(decision, again)));
        // It does depend on the reports.
        Decision without =
                new GuardEngine("1.0").evaluate(archived.request(decision).with(List.of()), GuardProgress.SILENT);
        assertNotEquals(decision.findings(), without.findings());
    }

    /** A replay has no build that a file could be older than. */
    @Test
    void whatIsLeftOverStaysSo() throws Exception {
        Importing importing = importing();
        importing.reports.replaceAll(report -> report.leftOver("Of " + SECRET));
        importing.settings(importing.organisation, "imports: {require: [trivy]}\n");
        record(importing);
        assertEquals(Verdict.FAIL, decision.verdict());
        ArchivedEvaluation archived = ReplayArchive.read(temporary.resolve("g"), ReadLimits.DEFAULT);
        Decision again = new GuardEngine("1.0").evaluate(archived.request(decision), GuardProgress.SILENT);
        assertArrayEquals(
                DecisionWriter.write(decision), DecisionWriter.write(ArchivedEvaluation.restored(decision, again)));
        assertFalse(new String(inputs(), StandardCharsets.UTF_8).contains(SECRET));
        assertEquals(List.of(), SchemaCheck.of("inputs.schema.json").problems(new ObjectMapper().readTree(inputs())));
    }

    /** What several tools say is one finding again. */
    @Test
    void whatWasJoinedIsJoinedAgain() throws Exception {
        Importing importing = new Importing()
                .report("checkov", Importing.at("CKV_1", "infra/main.tf", 2))
                .report("trivy", Importing.at("AWS-0089", "infra/main.tf", 2));
        importing.organisation.add(
                new PolicyFile("p.yaml", Importing.referring("checkov: CKV_1", "trivy: AVD-AWS-0089")));
        record(importing);
        ArchivedEvaluation archived = ReplayArchive.read(temporary.resolve("g"), ReadLimits.DEFAULT);
        Decision again = new GuardEngine("1.0").evaluate(archived.request(decision), GuardProgress.SILENT);
        assertArrayEquals(
                DecisionWriter.write(decision), DecisionWriter.write(ArchivedEvaluation.restored(decision, again)));
    }

    @Test
    void noSecretIsArchived() throws Exception {
        record(importing());
        String document = new String(inputs(), StandardCharsets.UTF_8);
        assertFalse(document.contains(SECRET), document);
        assertFalse(document.contains(SECRET.substring(0, 8)), "half of a secret was cut off and kept");
        assertFalse(document.contains("hunter2"), document);
        assertFalse(new String(DecisionWriter.write(decision), StandardCharsets.UTF_8).contains(SECRET));
        assertEquals(List.of(), SchemaCheck.of("inputs.schema.json").problems(new ObjectMapper().readTree(inputs())));
    }

    @Test
    void aDamagedReportIsRefused() throws Exception {
        record(importing());
        String text = new String(inputs(), StandardCharsets.UTF_8);
        for (String[] wrong : new String[][] {
            {"\"rule\":1", "\"rule\":9"}, {"\"suppressed\":false", "\"suppressed\":1"}, {"\"tool\":", "\"tul\":"}
        }) {
            String changed = text.replace(wrong[0], wrong[1]);
            assertNotEquals(text, changed);
            assertThrows(
                    Exception.class, () -> InputsDocument.read(changed.getBytes(StandardCharsets.UTF_8)), wrong[1]);
        }
    }
}
