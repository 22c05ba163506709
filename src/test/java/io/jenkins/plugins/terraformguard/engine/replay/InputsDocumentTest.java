package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.RandomSources;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of inputs: what goes in comes out, and nothing else is taken. */
class InputsDocumentTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Tracked TRACKED =
            new Tracked("0123456789abcdef", "aws_x.y[\"k\"]", "update", "tags[\"a.b\"]", "\"old\"", "null");

    private static ArchivedInputs inputs(SourceIndex sources) {
        return new ArchivedInputs(
                Instant.parse("2027-01-31T12:00:00Z"),
                "max-size=8589934592",
                sources,
                new DriftWatch(List.of(TRACKED), new StateSerial("lineage", 1L << 40)),
                Optional.of(new ArchivedInputs.ArchivedPlan(DIGEST, DIGEST.replace('0', '1'), 1L << 40)),
                DIGEST);
    }

    private static byte[] written(ArchivedInputs inputs) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputsDocument.write(inputs, out);
        return out.toByteArray();
    }

    private static ArchivedInputs again(ArchivedInputs inputs) throws Exception {
        return InputsDocument.read(written(inputs));
    }

    private static String text(ArchivedInputs inputs) throws IOException {
        return new String(written(inputs), StandardCharsets.UTF_8);
    }

    private static void refused(String document) {
        assertThrows(
                DecisionFormatException.class,
                () -> InputsDocument.read(document.getBytes(StandardCharsets.UTF_8)),
                document);
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        ArchivedInputs inputs = inputs(SourceIndex.EMPTY);
        assertEquals(inputs, again(inputs));
        ArchivedInputs nothing =
                new ArchivedInputs(Instant.EPOCH, "", SourceIndex.EMPTY, DriftWatch.NONE, Optional.empty(), DIGEST);
        assertEquals(nothing, again(nothing));
    }

    @Test
    void aConfigurationAnswersEveryQuestionAlike() throws Exception {
        for (long seed = 1; seed <= 60; seed++) {
            SourceIndex index = RandomSources.index(seed);
            ArchivedInputs inputs = inputs(index);
            SourceIndex read = again(inputs).sources();
            assertEquals(RandomSources.answers(index), RandomSources.answers(read), "seed " + seed);
            assertSame(read.modules().get(List.of("m")), read.modules().get(List.of("n", "m")));
            assertArrayEquals(written(inputs), written(inputs(read)));
        }
    }

    @Test
    void nothingKnownIsNotAnEmptyConfiguration() throws Exception {
        assertSame(SourceIndex.EMPTY, again(inputs(SourceIndex.EMPTY)).sources());
        SourceIndex empty = new SourceIndex.Builder().build();
        assertNotSame(SourceIndex.EMPTY, again(inputs(empty)).sources());
    }

    @ParameterizedTest
    @CsvSource({
        "git::https://token@example.com/x.git, token",
        "git::https://user:hunter2secret@example.com/x.git?ref=v1, hunter2secret",
        "https://example.com/x.zip?sig=abcdefgh, abcdefgh",
        "git::ssh://git@example.com/x.git?sshkey=LS0tLS1, LS0tLS1"
    })
    void noCredentialOfAModuleSourceIsKept(String source, String secret) throws Exception {
        String text = "module \"m\" {\n  source = \"" + source + "\"\n  version = \"1\"\n}\n"
                + "module \"n\" {\n  source = \"./n\"\n}\n"
                + "locals {\n  x = { ghp_0123456789abcdefghijABCDEFGHIJ012345 = 1 }\n}\n";
        SourceIndex index = new SourceIndex.Builder()
                .add(List.of(), ModuleSource.of(List.of(HclScanner.scan(text, "main.tf")), List.of()))
                .build();
        String document = text(inputs(index));
        assertFalse(document.contains(secret), document);
        assertFalse(document.contains("ghp_"), document);
        assertTrue(document.contains("\"literals\":{\"version\":\"1\"}"), document);
        assertTrue(document.contains("\"literals\":{\"source\":\"./n\"}"), document);
    }

    @Test
    void otherDocumentsAreRefused() throws Exception {
        String right = text(inputs(RandomSources.index(1)));
        refused("");
        refused("[]");
        refused("{}");
        refused(right + " {}");
        refused(right.substring(0, right.length() - 1));
        refused(right.replace("2027-01-31", "2027-13-31"));
        refused(right.replace("\"serial\":\"", "\"serial\":\"-"));
        refused(right.replace("\"policies\":\"0", "\"policies\":\"Z"));
        refused(right.replaceFirst("\"module\":0", "\"module\":99"));
        refused(right.replaceFirst("\"module\":0", "\"module\":-1"));
        refused(right.replaceFirst("\"0 1 1 ", "\"1 1 1 "));
        refused(right.replaceFirst("\"files\":\\[", "\"f\":["));
        refused(right.replaceFirst("\"places\":\\[\"0 (\\d+) (\\d+) 0 \"", "\"places\":[\"0 $1 $2 99 \""));
        refused(right.replaceFirst("\"places\":\\[\"0", "\"places\":[\"x"));
        refused(right.replaceFirst("\"sources\":\\{", "\"sources\":{\"a\":" + "[".repeat(100) + "]".repeat(100) + ","));
    }

    @Test
    void anyByteMayBeWrong() throws Exception {
        byte[] right = written(inputs(RandomSources.index(2)));
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] wrong = right.clone();
            wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                InputsDocument.read(wrong);
            } catch (DecisionFormatException expected) {
                refused++;
            }
        }
        assertTrue(refused > 500, refused + " were refused");
    }

    @Test
    void theSchemaSaysWhatTheReaderSays() throws Exception {
        SchemaCheck schema = SchemaCheck.of("inputs.schema.json");
        String right = text(inputs(RandomSources.index(3)));
        assertEquals(List.of(), schema.problems(right, "inputs.json"));
        assertEquals(List.of(), schema.problems(text(inputs(SourceIndex.EMPTY)), "inputs.json"));
        for (String wrong : List.of(
                right.replace("inputs/v1", "inputs/v2"),
                right.replace("\"watch\"", "\"watches\""),
                right.replaceFirst("\"places\":\\[\"0", "\"places\":[\"x"))) {
            assertNotEquals(List.of(), schema.problems(wrong, "inputs.json"));
        }
        same(InputsDocument.DIGEST, schema, "/properties/policies");
        same(InputsDocument.NUMBER, schema, "/properties/watch/properties/serial");
        same(InputsDocument.TIME, schema, "/properties/evaluated_at");
    }

    private static void same(Pattern pattern, SchemaCheck schema, String pointer) {
        assertEquals("^" + pattern + "$", schema.at(pointer + "/pattern").asText(), pointer);
    }
}
