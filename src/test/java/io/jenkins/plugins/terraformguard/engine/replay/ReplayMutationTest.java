package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.Chain;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed of what was archived, nothing else is said to be identical. */
class ReplayMutationTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PLACES = 60;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void archive() throws IOException {
        folder = Past.write(temporary, "g", Past.VERSION, PastPolicies.plan(), PastPolicies.project("soft-mandatory"));
        assertEquals(ReplayStatus.IDENTICAL, replay().status());
    }

    private ReplayResult replay() throws IOException {
        return Past.REPLAYER.replay(ReplayCase.read(folder, ReadLimits.DEFAULT), GuardProgress.SILENT);
    }

    private void with(String name, byte[] content, String what) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), content);
        ReplayResult result = replay();
        assertNotEquals(ReplayStatus.IDENTICAL, result.status(), what);
        assertNotEquals(ReplayStatus.SAME_KEYS, result.status(), what);
        assertTrue(
                result.status()
                        == ReplayStatus.NOT_REPLAYABLE
                        != result.problem().isEmpty(),
                what);
        Files.write(folder.resolve(name), before);
    }

    private static byte[] flipped(byte[] content, int at) {
        byte[] changed = content.clone();
        changed[at] ^= 1;
        return changed;
    }

    /** What a replay takes from the decision itself is held by the link beside it. */
    @Test
    void aDecisionThatItsLinkDoesNotNameIsNotReplayed() throws Exception {
        Path file = folder.resolve("decision.json");
        TreeMap<String, String> artifacts = new TreeMap<>();
        artifacts.put(ReplayArchive.INPUTS, Sha256.hex(Files.readAllBytes(folder.resolve(ReplayArchive.INPUTS))));
        Event event = Event.of(Event.DECISION, Sha256.hex(Files.readAllBytes(file)), artifacts);
        Link link = Chain.next(Chain.first("6f1f9c1e-3a52-4d1c-9f0e-0123456789ab", "g"), event, Gap.CRASH);
        Files.write(folder.resolve("decision.link.json"), LinkDocument.write(link));
        assertEquals(ReplayStatus.IDENTICAL, replay().status());

        String document = Files.readString(file);
        Files.writeString(file, document.replace("\"started_by\":\"", "\"started_by\":\"somebody else"));
        assertNotEquals(document, Files.readString(file));
        assertEquals(ReplayStatus.NOT_REPLAYABLE, replay().status());
        Files.writeString(file, document);
        Files.writeString(folder.resolve("decision.link.json"), "{}");
        assertEquals(ReplayStatus.NOT_REPLAYABLE, replay().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {ReplayArchive.PLAN, ReplayArchive.POLICIES, ReplayArchive.INPUTS})
    void aChangedByteIsFound(String name) throws Exception {
        byte[] content = Files.readAllBytes(folder.resolve(name));
        for (int i = 0; i < PLACES; i++) {
            int at = (int) ((long) i * content.length / PLACES);
            byte[] changed = flipped(content, at);
            if (!name.equals(ReplayArchive.INPUTS) || !Arrays.equals(unpackedOrNone(changed), unpacked(content))) {
                with(name, changed, name + " at " + at);
            }
        }
        with(name, Arrays.copyOf(content, content.length / 2), "half");
        with(name, new byte[0], "nothing");
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        if (!name.equals(ReplayArchive.INPUTS)) {
            with(name, longer, "longer");
        }
        Files.delete(folder.resolve(name));
        assertTrue(replay().problem().startsWith(name + ": it is not there"), replay().problem());
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    /** What a file unpacks to: there are bytes in the head of gzip that say nothing of its content. */
    private static byte[] unpackedOrNone(byte[] gzip) {
        try {
            return unpacked(gzip);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Test
    void otherInputsAreFound() throws Exception {
        String document =
                new String(unpacked(Files.readAllBytes(folder.resolve(ReplayArchive.INPUTS))), StandardCharsets.UTF_8);
        for (String[] change : List.of(
                new String[] {"terraform-guard/inputs/v1", "terraform-guard/inputs/v2"},
                new String[] {"\"policies\":\"", "\"policies\":\"0"},
                new String[] {"\"gzip_sha256\":\"", "\"x\":\""},
                new String[] {"\"tracked\":[]", "\"tracked\":[{}]"},
                new String[] {"{", "["})) {
            assertTrue(document.contains(change[0]), document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(document.replaceFirst(Pattern.quote(change[0]), change[1])
                        .getBytes(StandardCharsets.UTF_8));
            }
            with(ReplayArchive.INPUTS, out.toByteArray(), change[1]);
        }
    }

    /** All that is not simply taken over from the decision. */
    private static JsonNode vouchedFor(byte[] document) throws IOException {
        JsonNode tree = JSON.readTree(document);
        ((ObjectNode) tree).remove(List.of("id", "provenance"));
        ((ObjectNode) tree.get("engine")).remove("version");
        ((ObjectNode) tree.get("plan")).remove(List.of("source", "sha256", "saved_plan_sha256"));
        return tree;
    }

    @Test
    void aChangedDecisionIsDifferentButForWhatIsTakenFromIt() throws Exception {
        byte[] document = Files.readAllBytes(folder.resolve("decision.json"));
        JsonNode original = vouchedFor(document);
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < PLACES; i++) {
            places.add((int) ((long) i * document.length / PLACES));
        }
        int found = 0;
        for (int at : places) {
            byte[] changed = flipped(document, at);
            boolean takenOver;
            try {
                takenOver = vouchedFor(changed).equals(original);
            } catch (IOException | NullPointerException e) {
                takenOver = false;
            }
            if (!takenOver) {
                with("decision.json", changed, "decision at " + at);
                found++;
            }
        }
        assertTrue(found > PLACES / 2, "only " + found);
        assertArrayEquals(document, Files.readAllBytes(folder.resolve("decision.json")));
    }
}
