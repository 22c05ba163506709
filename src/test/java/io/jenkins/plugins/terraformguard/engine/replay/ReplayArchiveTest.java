package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as they are written and read again, and what is tried with them. */
class ReplayArchiveTest {
    private static final String PLAN = TestPlans.plan(TestPlans.resource(
            "test_thing", "t", "\"actions\":[\"create\"],\"before\":null,\"after\":{\"name\":\"n\"}"));

    @TempDir
    Path temporary;

    private Path folder;
    private Decision decision;

    private List<Decision> record(Path into, String plan, String limits) throws IOException {
        ReplayRecorder recorder = new ReplayRecorder(Files.createDirectories(into));
        GuardRequest request = new GuardRequest(
                "g",
                TestPlans.source(plan),
                "",
                List.of(new PolicyFile("p/x.yaml", "pack: x\nversion: 1\npolicies: []\n")),
                ReadLimits.parse(limits));
        List<Decision> decisions = new GuardEngine("1.0").evaluateAll(request, GuardProgress.SILENT, recorder);
        recorder.finish(request, decisions);
        return decisions;
    }

    @BeforeEach
    void archive() throws IOException {
        decision = record(temporary.resolve("all"), PLAN, "").get(0);
        folder = temporary.resolve("all/g");
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList());
        }
    }

    private ArchivedEvaluation read() throws ReplayException {
        return ReplayArchive.read(folder, ReadLimits.DEFAULT);
    }

    private String refused(String file) {
        ReplayException e = assertThrows(ReplayException.class, this::read);
        assertEquals(file, e.file());
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        assertFalse(e.remedy().isEmpty());
        return e.getMessage();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private byte[] gunzip(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))))) {
            return in.readAllBytes();
        }
    }

    private void inputs(String from, String to) throws IOException {
        String inputs = new String(gunzip(ReplayArchive.INPUTS), StandardCharsets.UTF_8);
        assertTrue(inputs.contains(from), inputs);
        Files.write(
                folder.resolve(ReplayArchive.INPUTS),
                gzip(inputs.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theDecisionNamesThePlanThatLiesBesideIt() throws Exception {
        assertEquals(ReplayArchive.RECORDED, files(folder));
        assertEquals(Sha256.hex(gunzip(ReplayArchive.PLAN)), decision.plan().redactedSha256());
        assertEquals(Sha256.hex(PLAN), decision.plan().sha256());
        ArchivedEvaluation read = read();
        Decision again =
                new GuardEngine("1.0", read.inputs().bundled()).evaluate(read.request(decision), GuardProgress.SILENT);
        assertEquals(decision.plan().redactedSha256(), again.plan().sha256());
        assertEquals(decision, ArchivedEvaluation.restored(decision, again));
    }

    @Test
    void equalEvaluationsGiveEqualFiles() throws Exception {
        record(temporary.resolve("again"), PLAN, "");
        for (String file : ReplayArchive.RECORDED) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve(file)),
                    Files.readAllBytes(temporary.resolve("again/g").resolve(file)),
                    file);
        }
        byte[] header = Arrays.copyOf(Files.readAllBytes(folder.resolve(ReplayArchive.PLAN)), 9);
        assertArrayEquals(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0}, header);
    }

    @Test
    void eachOfSeveralPlansHasItsFiles() throws Exception {
        Path several = temporary.resolve("several");
        String broken = PLAN.replace("\"before\":null", "\"before\":7e");
        List<Decision> decisions = record(several, PLAN + "\n" + PLAN + broken, "");
        assertEquals(Verdict.ERROR, decisions.get(2).verdict());
        assertEquals(
                Set.of(
                        "g/inputs.json.gz",
                        "g/plan.redacted.json.gz",
                        "g/policies.zip",
                        "g.plan2/inputs.json.gz",
                        "g.plan2/plan.redacted.json.gz",
                        "g.plan2/policies.zip",
                        "g.plan3/inputs.json.gz",
                        "g.plan3/policies.zip"),
                files(several));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"before\":7e", "\"before\":nul", "\"before\":{\"a\":1,\"a\":2}", "\"before\":\"\u0001\""})
    void ofABrokenPlanNothingIsLeft(String wrong) throws Exception {
        Path broken = temporary.resolve("broken");
        Decision error =
                record(broken, PLAN.replace("\"before\":null", wrong), "").get(0);
        assertEquals(Verdict.ERROR, error.verdict());
        assertEquals("", error.plan().redactedSha256());
        assertEquals(Set.of("g/inputs.json.gz", "g/policies.zip"), files(broken));
        ArchivedEvaluation read = ReplayArchive.read(broken.resolve("g"), ReadLimits.DEFAULT);
        assertEquals(
                List.of("p/x.yaml"),
                read.inputs().policies().project().stream()
                        .map(PolicyFile::name)
                        .toList());
        ReplayException e = assertThrows(ReplayException.class, () -> read.request(error));
        assertTrue(e.getMessage().contains("the verdict is error"), e.getMessage());
    }

    @Test
    void whatChangesWhileItIsReadLeavesNothing() throws Exception {
        Path changing = Files.createDirectories(temporary.resolve("changing"));
        ReplayRecorder recorder = new ReplayRecorder(changing);
        byte[][] texts = {
            PLAN.getBytes(StandardCharsets.UTF_8),
            PLAN.replace("\"n\"", "\"m\"").getBytes(StandardCharsets.UTF_8)
        };
        int[] opened = {0};
        PlanSource source = PlanSource.of("plan.json", () -> new ByteArrayInputStream(texts[Math.min(opened[0]++, 1)]));
        GuardRequest request = new GuardRequest("g", source, "", List.of(), ReadLimits.DEFAULT);
        Decision error = new GuardEngine("1.0")
                .evaluateAll(request, GuardProgress.SILENT, recorder)
                .get(0);
        assertEquals(Verdict.ERROR, error.verdict());
        assertEquals(Set.of(), files(changing));
    }

    @ParameterizedTest
    @ValueSource(strings = {ReplayArchive.PLAN, ReplayArchive.POLICIES, ReplayArchive.INPUTS})
    void aFileThatIsMissingCutOffEditedOrALink(String name) throws Exception {
        Path file = folder.resolve(name);
        byte[] right = Files.readAllBytes(file);
        for (int length = 0; length < right.length; length += Math.max(1, right.length / 50)) {
            Files.write(file, Arrays.copyOf(right, length));
            refused(name);
        }
        byte[] edited = right.clone();
        edited[right.length / 2] ^= 1;
        Files.write(file, edited);
        assertFalse(assertThrows(ReplayException.class, this::read).remedy().isEmpty());
        Files.delete(file);
        assertTrue(refused(name).contains("it is not there"));
        Files.createSymbolicLink(file, Files.write(temporary.resolve("real"), right));
        assertTrue(refused(name).contains("no regular file"));
        Files.delete(file);
        Files.createDirectory(file);
        assertTrue(refused(name).contains("no regular file"));
    }

    @Test
    void theArchiveOfAnotherDecision() throws Exception {
        List<Decision> other = record(temporary.resolve("other"), PLAN.replace("\"n\"", "\"other\""), "");
        ArchivedEvaluation read = read();
        ReplayException e = assertThrows(ReplayException.class, () -> read.request(other.get(0)));
        assertTrue(e.getMessage().contains("belongs to another decision"));
        Files.copy(
                temporary.resolve("other/g").resolve(ReplayArchive.PLAN),
                folder.resolve(ReplayArchive.PLAN),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(refused(ReplayArchive.PLAN).contains("not the file that inputs.json.gz names"));
    }

    @Test
    void documentsOfAnotherVersion() throws Exception {
        inputs("inputs/v1", "inputs/v2");
        ReplayException e = assertThrows(ReplayException.class, this::read);
        assertTrue(e.getMessage().contains("no terraform-guard/inputs/v1"), e.getMessage());
        assertTrue(e.remedy().contains("version"));
    }

    @Test
    void bombs() throws Exception {
        byte[] zeros = gzip(new byte[ArchiveLimits.INPUTS_BYTES + 1]);
        Files.write(folder.resolve(ReplayArchive.INPUTS), zeros);
        assertTrue(refused(ReplayArchive.INPUTS).contains("unpacks to more than"));
    }

    @Test
    void aPlanThatUnpacksToMoreThanItsInputsSay() throws Exception {
        byte[] bomb = gzip((PLAN + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));
        String digest = Sha256.hex(Files.readAllBytes(folder.resolve(ReplayArchive.PLAN)));
        Files.write(folder.resolve(ReplayArchive.PLAN), bomb);
        inputs(digest, Sha256.hex(bomb));
        ArchivedEvaluation read = read();
        Decision again = new GuardEngine("1.0").evaluate(read.request(decision), GuardProgress.SILENT);
        assertEquals(Verdict.ERROR, again.verdict());
        assertTrue(
                again.error().message().contains("unpacks to more"),
                again.error().message());
        assertEquals(again, ArchivedEvaluation.restored(decision, again));
    }

    @Test
    void widerLimitsMustBeAllowedAgain() throws Exception {
        record(temporary.resolve("wide"), PLAN, "max-depth=900,max-name=100");
        folder = temporary.resolve("wide/g");
        ReplayException e = assertThrows(ReplayException.class, this::read);
        assertTrue(e.remedy().contains("--limits max-depth=900"), e.remedy());
        ReplayArchive.read(folder, ReadLimits.parse("max-depth=900"));
        inputs("max-depth=900", "nonsense");
        assertTrue(refused(ReplayArchive.INPUTS).contains("limits"));
    }

    @Test
    void anIdThatIsNoNameOfAFolder() {
        for (String id : List.of("..", ".", "a/b", "", "x".repeat(65))) {
            assertThrows(IOException.class, () -> new ReplayRecorder(temporary).open(id), id);
        }
    }
}
