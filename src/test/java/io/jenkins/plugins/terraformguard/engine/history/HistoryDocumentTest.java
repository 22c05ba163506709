package io.jenkins.plugins.terraformguard.engine.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryDocumentTest {
    private static final JobHistory FULL = Planned.history(
            Planned.build(1).violates("P", "aws_x.a").violates("P", "aws_x.b"),
            Planned.build(2)
                    .verdict(Verdict.APPROVAL_REQUIRED)
                    .violates("P", "aws_x.b")
                    .passes("P", 1)
                    .asks("P", "aws_x.b", Act.Kind.APPROVE),
            Planned.build(4).violates("Q", "aws_x.c").gate(true, 5),
            Planned.build(6).violates("Q", "aws_x.d"));
    private static final String TEXT = text(FULL);

    private static String text(JobHistory history) {
        return new String(HistoryDocument.write(history), StandardCharsets.UTF_8);
    }

    private static JobHistory read(String document) throws DecisionFormatException {
        return HistoryDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadBack() throws DecisionFormatException {
        assertEquals(FULL, read(TEXT));
        assertEquals(TEXT, text(read(TEXT)));
        assertEquals(JobHistory.empty("x"), read(text(JobHistory.empty("x"))));
        for (String part :
                new String[] {"\"lead_seconds\":14400", "\"fixed\":1", "\"overridden\":1", "\"approval\":\"approved\""
                }) {
            assertTrue(TEXT.contains(part), part + " in " + TEXT);
        }
    }

    @Test
    void timesAreKeptToTheNanosecond() throws DecisionFormatException {
        TreeMap<String, OpenFinding> open = new TreeMap<>();
        open.put(
                "f", new OpenFinding("f", "P", "acme", "1", Instant.parse("2026-01-01T00:00:00.123456789Z"), 1, "0.9"));
        JobHistory history = new JobHistory("g", List.of(), open, List.of("P"));
        assertEquals(history, read(text(history)));
    }

    @Test
    void hostileTextComesBackAsItWas() throws DecisionFormatException {
        JobHistory history = Planned.history(Planned.build(1).violates("<script>\"\\\u202e\u0000\n", "aws_x.a"));
        assertEquals(history, read(text(history)));
    }

    @Test
    void keysThatALaterVersionAddsAreIgnored() throws DecisionFormatException {
        assertEquals(FULL, read(TEXT.replace("\"build\":", "\"zz_later\":[{\"x\":[1]}],\"build\":")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history/v1 | history/v2",
                "\"verdict\":\"pass\" | \"verdict\":\"fine\"",
                "\"build\":4,\"change | \"build\":1,\"change",
                "\"build\":2 | \"build\":9",
                "\"build\":2 | \"build\":-2",
                "\"build\":2 | \"build\":2.5",
                "\"build\":2 | \"build\":99999999999",
                "\"build\":2 | \"build\":\"2\"",
                "\"hits\":1 | \"hits\":null",
                "\"at\":\"2026-01-01T | \"at\":\"2026-13-01T",
                "\"high\":1 | \"odd\":1",
                "\"entries\":[ | \"entries\":[[],",
                "\"found\":{ | \"found\":[],\"lost\":{"
            })
    void whatIsDamagedIsRefused(String good, String bad) {
        assertTrue(TEXT.contains(good), TEXT);
        String damaged = TEXT.replace(good, bad);
        assertThrows(DecisionFormatException.class, () -> read(damaged), damaged);
    }

    @Test
    void whatIsCutOffIsRefused() {
        byte[] document = HistoryDocument.write(FULL);
        for (int length = 0; length < document.length; length += 7) {
            byte[] cut = Arrays.copyOf(document, length);
            assertThrows(DecisionFormatException.class, () -> HistoryDocument.read(cut));
        }
        assertThrows(DecisionFormatException.class, () -> read(TEXT + "x"));
        assertThrows(DecisionFormatException.class, () -> read("[".repeat(100_000)));
    }

    @Test
    void anyByteMayBeWrongAndNothingWorseThanARefusalComesOfIt() {
        Random random = new Random(7);
        byte[] document = HistoryDocument.write(FULL);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = document.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                JobHistory read = HistoryDocument.read(changed);
                assertArrayEquals(
                        HistoryDocument.write(read),
                        HistoryDocument.write(HistoryDocument.read(HistoryDocument.write(read))));
            } catch (DecisionFormatException e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void aFindingIsOpenOnlyOnce() {
        String one = TEXT.substring(TEXT.indexOf("\"open\":[") + 8, TEXT.indexOf("]", TEXT.indexOf("\"open\":[")));
        assertTrue(one.startsWith("{"), one);
        assertThrows(DecisionFormatException.class, () -> read(TEXT.replace(one, one + "," + one)));
    }

    @Test
    void whatIsTooLargeLosesItsOldestEntriesAndCanBeReadBack() throws DecisionFormatException {
        Planned plan = Planned.build(1);
        for (int i = 0; i < Entry.MAX_POLICIES; i++) {
            plan.violates("P-" + i + "x".repeat(600), "aws_x.a");
        }
        Entry one = plan.entry();
        List<Entry> entries = new ArrayList<>();
        for (int build = 1; build <= JobHistory.MAX_ENTRIES; build++) {
            entries.add(new Entry(
                    build,
                    one.at(),
                    one.verdict(),
                    one.course(),
                    one.found(),
                    one.risk(),
                    one.changes(),
                    one.drift(),
                    one.policies(),
                    0,
                    one.packs(),
                    one.providers(),
                    one.regions(),
                    one.effects(),
                    Entry.UNKNOWN));
        }
        byte[] document = HistoryDocument.write(new JobHistory("g", entries, new TreeMap<>(), List.of()));
        assertTrue(document.length <= HistoryDocument.MAX_BYTES, "" + document.length);
        JobHistory read = HistoryDocument.read(document);
        assertEquals(JobHistory.MAX_ENTRIES, read.last().orElseThrow().build());
        assertTrue(read.entries().size() > 50, "" + read.entries().size());
    }

    @Test
    void earlierVersionsKeptOnlyTheVersionThatSawAViolationLast() throws DecisionFormatException {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"),
                Planned.build(2).version("1.1").violates("P", "aws_x.a"));
        String first = ",\"first_version\":\"1.0\"";
        assertTrue(text(history).contains(first), text(history));
        OpenFinding old = read(text(history).replace(first, ""))
                .open()
                .values()
                .iterator()
                .next();
        assertEquals("1.1", old.first());
    }
}
