package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same plan and the same policies give the same bytes. */
class DeterminismTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIGEST = "\"sha256\":\"[0-9a-f]{64}\",\"source\"";
    private static final String POLICY = Decisions.pack(
                    "ZZZ-1",
                    "advisory",
                    "actions: [create, update, delete, replace]",
                    "assert: after.all(k, after[k] == 'never') && before.all(k, before[k] == 'never')",
                    "message: ${resource.address} ${after}")
            .replace("[test_thing]", "[\"*\"]");

    private static String example() throws Exception {
        return Files.readString(Path.of(System.getProperty("guard.root", "."), "examples/web-shop/plan.json"));
    }

    private static byte[] decide(String json) throws Exception {
        Decision decision = Decisions.of(TestPlans.source(json), POLICY);
        assertTrue(decision.findings().size() >= 3, decision.findings().size() + " findings");
        return DecisionWriter.write(decision);
    }

    private static String withoutDigest(byte[] decision) {
        String text = new String(decision, StandardCharsets.UTF_8);
        String neutral = text.replaceFirst(DIGEST, "");
        assertFalse(neutral.equals(text));
        return neutral;
    }

    private static String secrets(long seed) throws Exception {
        return new SecretPlans(seed).plan();
    }

    @Test
    void twoRunsAgree() throws Exception {
        assertArrayEquals(decide(example()), decide(example()));
    }

    @Test
    void theOrderOfKeysDoesNotMatter() throws Exception {
        for (String json : List.of(example(), secrets(3))) {
            String reversed = JSON.writeValueAsString(reversed(JSON.readTree(json)));
            assertEquals(withoutDigest(decide(json)), withoutDigest(decide(reversed)));
        }
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JSON.createObjectNode();
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
            Collections.reverse(entries);
            entries.forEach(entry -> result.set(entry.getKey(), reversed(entry.getValue())));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JSON.createArrayNode();
            node.forEach(element -> result.add(reversed(element)));
            return result;
        }
        return node;
    }

    @Test
    void theOrderOfResourcesDoesNotMatter() throws Exception {
        for (String json : List.of(example(), secrets(5), deletions(40), deletions(700))) {
            String expected = withoutDigest(decide(json));
            for (int seed = 0; seed < 3; seed++) {
                ObjectNode plan = (ObjectNode) JSON.readTree(json);
                for (String key : List.of("resource_changes", "resource_drift")) {
                    List<JsonNode> elements = new ArrayList<>();
                    plan.path(key).forEach(elements::add);
                    Collections.shuffle(elements, new Random(seed));
                    plan.putArray(key).addAll(elements);
                }
                assertEquals(expected, withoutDigest(decide(JSON.writeValueAsString(plan))));
            }
        }
    }

    private static String deletions(int count) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(TestPlans.resource(
                    "test_thing", "t" + i, "\"actions\":[\"delete\"],\"before\":{\"i\":" + i + "},\"after\":null"));
        }
        return TestPlans.plan(changes.toArray(String[]::new));
    }

    @Test
    void neitherLocaleNorTimeZoneMatter() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Decision expected = Decisions.of(TestPlans.source(example()), POLICY);
        Map<String, byte[]> files = ReportWriter.render(expected);
        try {
            // CEL keeps its macros under names that hold digits of the locale in which it was loaded, so that locales
            // with digits of their own work only from the start of a process.
            for (String tag : List.of("tr-TR", "de-DE", "ja-JP", "lt-LT")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
                Decision decision = Decisions.of(TestPlans.source(example()), POLICY);
                assertNull(decision.error(), tag);
                ReportWriter.render(decision)
                        .forEach((name, bytes) -> assertArrayEquals(files.get(name), bytes, tag + " " + name));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theOrderOfPolicyFilesDoesNotMatter() throws Exception {
        PolicyFile a = new PolicyFile("a.yaml", Decisions.pack("A", "advisory", "assert: false"));
        PolicyFile b = new PolicyFile("b.yaml", Decisions.pack("B", "advisory", "assert: false"));
        List<String> decisions = new ArrayList<>();
        for (List<PolicyFile> files : List.of(List.of(a, b), List.of(b, a))) {
            GuardRequest request = new GuardRequest(
                    "g",
                    Decisions.creating("{}", "{}"),
                    "",
                    files,
                    io.jenkins.plugins.terraformguard.engine.plan.ReadLimits.DEFAULT);
            decisions.add(new String(
                    DecisionWriter.write(new GuardEngine("1").evaluate(request, GuardProgress.SILENT)),
                    StandardCharsets.UTF_8));
        }
        assertEquals(decisions.get(0), decisions.get(1));
    }

    @Test
    void manyThreadsOverOnePackAgree() throws Exception {
        String json = example();
        byte[] expected = decide(json);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<byte[]>> tasks = Collections.nCopies(32, () -> decide(json));
            for (Future<byte[]> decision : threads.invokeAll(tasks)) {
                assertArrayEquals(expected, decision.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
