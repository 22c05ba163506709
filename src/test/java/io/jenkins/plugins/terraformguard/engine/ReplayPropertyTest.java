package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.drift.life.Outcome;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.replay.ArchivedEvaluation;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayArchive;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayRecorder;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.review.FactPoolDocument;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was archived with a decision is free of secrets, and makes the same decision again, to the byte. */
class ReplayPropertyTest {
    private static final PolicyInput POLICIES = new PolicyInput(
            List.of(new PolicyFile("org/settings.yaml", "profile: strict\n")),
            List.of(),
            List.of(
                    new PolicyFile("../odd name/p.yaml", Decisions.pack("P", "advisory", "assert: after.port != 22")),
                    new PolicyFile("../odd name/waivers.yaml", """
                            waivers:
                              - policy: P
                                resource: "*"
                                reason: It is a test
                                owner: somebody
                                expires: 2027-02-01
                            """)));

    @TempDir
    Path folder;

    private static GuardRequest request(PlanSource plan, SourceIndex sources, DriftWatch watch) {
        return new GuardRequest(
                "g",
                plan,
                "ab".repeat(32),
                POLICIES,
                ReadLimits.DEFAULT,
                sources,
                Instant.parse("2027-01-31T12:00:00Z"),
                watch,
                Provenance.NONE);
    }

    private static SourceIndex sources(String text) {
        return new SourceIndex.Builder()
                .add(List.of(), ModuleSource.of(List.of(HclScanner.scan(text, "main.tf")), List.of()))
                .build();
    }

    /** Archives, reads, decides again; answers the decision. */
    private Decision holds(GuardRequest request) throws Exception {
        ReplayRecorder recorder = new ReplayRecorder(folder);
        Judged judged = new GuardEngine("1.0")
                .judgeAll(request, GuardProgress.SILENT, recorder)
                .get(0);
        List<Decision> decisions = List.of(judged.decision());
        recorder.finish(request, decisions);
        Decision without = new GuardEngine("1.0")
                .evaluateAll(request, GuardProgress.SILENT)
                .get(0);
        Decision first = decisions.get(0);
        assertNull(first.error());
        assertEquals(
                text(without),
                text(first.on(first.plan().withDigests(first.plan().sha256(), ""))),
                "archiving changes nothing");
        Decision written = DecisionReader.read(DecisionWriter.write(first));
        ArchivedEvaluation archived = ReplayArchive.read(folder.resolve("g"), ReadLimits.DEFAULT);
        Judged again = new GuardEngine("1.0", archived.inputs().bundled())
                .judgeAll(archived.request(written), GuardProgress.SILENT, PlanSink.NONE)
                .get(0);
        assertEquals(text(first), text(ArchivedEvaluation.restored(written, again.decision())));
        FactSheet sheet = FactSheets.of(first, judged.facts(), "why", ReviewRules.MAX_TOKENS);
        FactPool sent = FactPoolDocument.read(FactPoolDocument.write(judged.facts()));
        assertEquals(sheet, FactSheets.of(first, sent, "why", ReviewRules.MAX_TOKENS), "on its way from an agent");
        assertEquals(
                sheet,
                FactSheets.of(again.decision(), again.facts(), "why", ReviewRules.MAX_TOKENS),
                "what reviewers are told of the archived plan");
        return first;
    }

    private static String text(Decision decision) {
        return new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
    }

    private String everythingArchived() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : List.of(ReplayArchive.PLAN, ReplayArchive.INPUTS)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("g/" + file)))) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        try (ZipFile zip = new ZipFile(folder.resolve("g/policies.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    /** All but states, of which there are a few. */
    static Stream<Path> plans() throws IOException {
        List<Path> plans = new ArrayList<>();
        for (Path file : Corpus.plans()) {
            if (TestPlans.isPlan(PlanSource.ofFile(file))) {
                plans.add(file);
            }
        }
        assertTrue(plans.size() >= Corpus.plans().size() - 5);
        return plans.stream();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void realPlans(Path file) throws Exception {
        holds(request(PlanSource.ofFile(file), SourceIndex.EMPTY, DriftWatch.NONE));
    }

    /** Everything that drifted before is looked at again, and some things that never were there. */
    @ParameterizedTest
    @MethodSource("plans")
    void realPlansWithTrackedDrift(Path file) throws Exception {
        Decision before = Decisions.of(PlanSource.ofFile(file));
        List<Tracked> tracked = new ArrayList<>();
        before.drift()
                .forEach(drift -> drift.paths()
                        .forEach(path -> tracked.add(new Tracked(
                                "%016x".formatted(tracked.size()),
                                drift.address(),
                                "update",
                                path.path(),
                                path.before(),
                                path.after()))));
        before.impact()
                .changes()
                .forEach(change -> tracked.add(new Tracked(
                        "%016x".formatted(tracked.size()), change.address(), "update", "id", "\"a\"", "\"b\"")));
        tracked.add(new Tracked("f".repeat(16), "aws_gone.gone", "delete", "", "a", "b"));
        Decision decision = holds(request(
                PlanSource.ofFile(file), SourceIndex.EMPTY, new DriftWatch(tracked, new StateSerial("lineage", 7))));
        assertEquals(tracked.size(), decision.driftSummary().known().outcomes().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void plansFullOfSecrets(long seed) throws Exception {
        SecretPlans generator = new SecretPlans(seed);
        String plan = generator.plan();
        List<Tracked> tracked = new ArrayList<>();
        for (String address : new TreeSet<>(addresses(plan))) {
            tracked.add(new Tracked("%016x".formatted(tracked.size()), address, "update", "public", "\"a\"", "\"b\""));
        }
        assertFalse(tracked.isEmpty());
        holds(request(TestPlans.source(plan), sources(""), new DriftWatch(tracked, StateSerial.NONE)));
        String archived = everythingArchived();
        for (String secret : generator.secrets()) {
            assertFalse(archived.contains(secret), secret);
        }
        assertTrue(archived.contains("public-"));
    }

    private static List<String> addresses(String plan) {
        return Pattern.compile("\"address\":\"([^\"]+)\"")
                .matcher(plan)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static final String STATE = "\"prior_state\":{\"format_version\":\"1.0\",\"values\":{\"root_module\":{"
            + "\"resources\":[%s],\"child_modules\":[{\"address\":\"module.m\",\"resources\":[%s]}]}}}";

    private static String state(String address, String values) {
        return "{\"address\":\"" + address + "\",\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"t\","
                + "\"schema_version\":0,\"values\":" + values + ",\"sensitive_values\":{\"hidden\":true}}";
    }

    @Test
    void whatBecameOfDriftIsReadOutOfTheState() throws Exception {
        String state = STATE.formatted(
                state(
                                "test_thing.t",
                                "{\"port\":443,\"hidden\":\"hunter2-secret\",\"name\":\"ghp_0123456789abcdefghijABCDEFGHIJ012345\"}")
                        + "," + state("test_thing.other", "{\"port\":1}"),
                state("module.m.test_thing.t", "{\"port\":22}"));
        String plan = "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\"," + state
                + ",\"resource_changes\":[" + Decisions.thing("new", "{\"port\":22}", "{}") + "]}";
        DriftWatch watch = new DriftWatch(
                List.of(
                        new Tracked("1".repeat(16), "test_thing.t", "update", "port", "443", "22"),
                        new Tracked("2".repeat(16), "module.m.test_thing.t", "update", "port", "443", "22"),
                        new Tracked("3".repeat(16), "test_thing.gone", "update", "port", "443", "22"),
                        new Tracked("4".repeat(16), "test_thing.t", "update", "hidden", "a", "b")),
                new StateSerial("lineage", 3));
        Decision decision = holds(request(TestPlans.source(plan), SourceIndex.EMPTY, watch));
        assertEquals(
                Map.of(
                        "1".repeat(16), Outcome.RESTORED,
                        "2".repeat(16), Outcome.KEPT,
                        "3".repeat(16), Outcome.GONE,
                        "4".repeat(16), Outcome.UNKNOWN),
                decision.driftSummary().known().outcomes());
        String archived = everythingArchived();
        assertFalse(archived.contains("hunter2-secret") || archived.contains("ghp_0123"), archived);
        assertFalse(archived.contains("test_thing.other"), "no more of the state than is asked for");
    }

    @Test
    void positionsComeBack() throws Exception {
        String text = """
                resource "test_thing" "t" {
                  dynamic "rule" {
                    content {}
                  }
                  port = 22
                  lifecycle { ignore_changes = [port] }
                }
                """;
        Decision decision = holds(request(Decisions.creating("{\"port\":22}", "{}"), sources(text), DriftWatch.NONE));
        assertEquals(5, Decisions.of(decision, "P").get(0).line());
        assertEquals(
                "../odd name/waivers.yaml",
                decision.exemptions().waivers().get(0).file());
    }

    /** No tool writes sections in this order, and no rule forbids it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s,%2$s,%3$s,%4$s",
                "%2$s,%3$s,%1$s,%4$s",
                "%4$s,%3$s,%2$s,%1$s",
                "%3$s,%1$s,%4$s,%2$s",
                "%2$s,%4$s,%1$s,%3$s"
            })
    void sectionsInAnyOrder(String order) throws Exception {
        String drift = "\"resource_drift\":["
                + TestPlans.resource(
                        "test_thing",
                        "t",
                        "\"actions\":[\"update\"],\"before\":{\"port\":443},\"after\":{\"port\":22,"
                                + "\"url\":\"https://u:hunter2secret@example.com\"}")
                + "]";
        String changes = "\"resource_changes\":["
                + Decisions.thing("t", "{\"port\":22,\"url\":\"https://u:hunter2other@example.com\"}", "{}") + "]";
        String checks = "\"checks\":[{\"address\":{\"kind\":\"check\",\"to_display\":\"check.a\"},\"status\":\"fail\","
                + "\"instances\":[],\"problems\":[{\"message\":\"no\"}]}]";
        String conditions =
                "\"condition_results\":[{\"address\":\"output.o\",\"condition_type\":\"OutputPrecondition\","
                        + "\"result\":false,\"unknown\":false,\"error_message\":\"never\"}]";
        Decision decision = holds(request(
                TestPlans.source("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\","
                        + order.formatted(drift, changes, checks, conditions) + "}"),
                SourceIndex.EMPTY,
                DriftWatch.NONE));
        assertTrue(
                decision.notes().stream().anyMatch(note -> note.contains("check.a") && note.contains("output.o")),
                decision.notes().toString());
        assertFalse(everythingArchived().contains("hunter2"));
    }
}
