package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same plan in every form in which people hand it in. */
class InputFormsTest {
    private static final String NAME = "schl\u00fcssel \ud83d\udd11 \u6771\u4eac";
    private static final String JSON = TestPlans.plan(TestPlans.resource(
                    "test_thing",
                    "t",
                    "\"actions\":[\"create\"],\"before\":null,\"after\":{\"name\":\"" + NAME
                            + "\"},\"after_unknown\":{\"id\":true},\"before_sensitive\":false,\"after_sensitive\":{}"))
            .replace(",", ",\n ");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static TestPlans.Content read(byte[] bytes) throws Exception {
        TestPlans.Content content = TestPlans.read(TestPlans.source(bytes));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertEquals(
                HexFormat.of().formatHex(sha256.digest(bytes)),
                content.reading().sha256());
        return content;
    }

    private static void assertIsThePlan(byte[] bytes) throws Exception {
        TestPlans.Content content = read(bytes);
        assertEquals(1, content.changes().size());
        assertEquals(new Value.Text(NAME), ((MapValue) content.changes().get(0).after()).get("name"));
    }

    @Test
    void plain() throws Exception {
        assertIsThePlan(utf8(JSON));
    }

    @Test
    void carriageReturns() throws Exception {
        assertIsThePlan(utf8(JSON.replace("\n", "\r\n") + "\r\n"));
    }

    @Test
    void byteOrderMark() throws Exception {
        assertIsThePlan(utf8("\ufeff" + JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsWithAndWithoutMark(String charset) throws Exception {
        assertIsThePlan(("\ufeff" + JSON).getBytes(Charset.forName(charset)));
        assertIsThePlan(JSON.getBytes(Charset.forName(charset)));
    }

    @Test
    void compressed() throws Exception {
        assertIsThePlan(gzip(utf8(JSON)));
        assertIsThePlan(gzip(("\ufeff" + JSON).getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void leadingAndTrailingWhiteSpace() throws Exception {
        assertIsThePlan(utf8("\n\t  " + JSON + "\n \r\n\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+ terraform show -json plan.out\n",
                "[command]/usr/bin/terraform-bin show -json plan.out\n",
                "\"quoted\" words\r\nInitializing...\n"
            })
    void linesOfAWrapper(String before) throws Exception {
        TestPlans.Content content = read(utf8(before + JSON));
        assertEquals(1, content.changes().size());
        long lines = before.lines().count();
        assertEquals(
                List.of("Skipped " + lines + " line(s) before the JSON"),
                content.plan().notes());
    }

    @Test
    void linesOfAWorkflowAfterTheJson() throws Exception {
        String before = "[command]terraform-bin show -json plan.out\n";
        String after =
                "\n::debug::Terraform exited with code 0.\n  ::debug::stdout: {\"a\": 1}\r\n\n::set-output name=x::0";
        assertEquals(1, read(utf8(before + JSON + after)).changes().size());
        for (String foreign : List.of("\nother words", "\n:debug:", "\n::debug::ok\n{}", "\n:", "\n::a\n:")) {
            PlanException e = assertThrows(
                    PlanException.class, () -> TestPlans.open(TestPlans.source(before + JSON + foreign)), foreign);
            assertTrue(e.getMessage().matches("(?s).*(other text|more than one).*"), e.getMessage());
        }
        assertThrows(PlanException.class, () -> TestPlans.open(TestPlans.source(JSON + after)));
    }

    @Test
    void lineNumbersCountTheLinesOfAWrapper() {
        String broken = "one\ntwo\n{\"format_version\": \"1.2\",\n \"x\": tru }";
        PlanException e = assertThrows(PlanException.class, () -> TestPlans.read(TestPlans.source(broken)));
        assertEquals(4, e.line());
        assertTrue(e.column() >= 7 && e.column() <= 11, "column " + e.column());
    }

    @Test
    void aPlanThatChangesBetweenTheReadingsIsRefused() throws Exception {
        String other = JSON.replace(NAME, "x");
        Deque<byte[]> readings = new ArrayDeque<>(List.of(utf8(JSON), utf8(other)));
        Plan plan = TestPlans.open(PlanSource.of("plan.json", () -> new ByteArrayInputStream(readings.removeFirst())));
        PlanException e = assertThrows(PlanException.class, () -> plan.stream(change -> {}));
        assertTrue(e.getMessage().contains("changed while"), e.getMessage());
        assertEquals("plan.json", e.file());
        assertTrue(e.remedy().contains("run it again"), e.remedy());
    }

    @Test
    void theDigestCoversWhatStandsAfterTheJson() throws Exception {
        String one = read(utf8(JSON + "\n")).reading().sha256();
        String two = read(utf8(JSON + "\n\n")).reading().sha256();
        assertNotEquals(one, two);
    }

    @Test
    void anyNumberOfBytesAtATimeWillDo() throws Exception {
        byte[] bytes = utf8(JSON);
        for (int step : List.of(1, 2, 3, 7)) {
            PlanSource drips = PlanSource.of("plan.json", () -> new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] buffer, int offset, int length) {
                    return super.read(buffer, offset, Math.min(length, step));
                }
            });
            assertEquals(1, TestPlans.read(drips).changes().size());
        }
    }

    @Test
    void aBrokenArchiveIsRefused() throws Exception {
        byte[] packed = gzip(utf8(JSON));
        byte[] wrongSum = packed.clone();
        wrongSum[packed.length - 6] ^= 1;
        byte[] garbled = packed.clone();
        Arrays.fill(garbled, 12, 40, (byte) 0x5a);
        for (byte[] broken :
                List.of(Arrays.copyOf(packed, packed.length - 12), Arrays.copyOf(packed, 2), wrongSum, garbled)) {
            PlanException e = assertThrows(PlanException.class, () -> TestPlans.open(TestPlans.source(broken)));
            assertTrue(e.getMessage().startsWith("The compressed plan is broken"), e.getMessage());
            assertTrue(!e.getMessage().contains("null"), e.getMessage());
            assertEquals("plan.json", e.file());
        }
    }
}
