package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that wants to exhaust the scanner. */
class HostileHclTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static ScannedFile scan(String text) {
        return assertTimeout(LONG, () -> HclScanner.scan(text, "main.tf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "a{",
                "a = [",
                "a = {",
                "{a=",
                "a{\n",
                "\"${",
                "\"%{",
                "\"${{",
                "<<A\n${",
                "x=<<A\n",
                "a",
                "a ",
                "a \"",
                "\"",
                "\\",
                "/*",
                "/",
                "#",
                "//",
                "<<",
                "<<A",
                "<<A ",
                "<<-",
                "\n",
                "\r",
                "}",
                ")",
                "]",
                "=",
                ",",
                "$",
                "${",
                "$${",
                "resource \"",
                "resource \"a\" \"b\" {\n",
                "resource \"a\"\n",
                "a.",
                "a[",
                "0",
                "0e",
                "a=1\n",
                "a=[1][0]\n",
                "x=[[],",
                "dynamic \"a\" {\n",
                "a {}\n",
                "\uD83D",
                "\uDE00",
                "\u0000",
                "\uFEFF",
                "for ",
                "[for",
                "EOT\n",
                "check \"a\" {\ndata \"b\" \"c\" {\n",
                "a b c ",
                "\"a\"",
                "a={b=1,b=1,",
                "(]",
                "[}"
            })
    void aMillionTimesTheSame(String part) {
        scan(part.repeat(1_000_000 / part.length()));
        scan("resource \"a\" \"b\" {\n  x = " + part.repeat(100_000 / part.length()));
        scan("locals {\nx = <<EOT\n" + part.repeat(100_000 / part.length()));
        scan("locals {\nx = \"${" + part.repeat(100_000 / part.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{ a = ", "f([{", "\"${", "<<A\n${", "\"${<<A\n%{"})
    void whatIsNestedTooDeeplyEndsTheScan(String opener) {
        ScannedFile scanned = scan("variable \"v\" {}\nlocals {\n  a = 1\n  b = " + opener.repeat(10_000));
        assertEquals(2, scanned.blocks().size());
        assertEquals(
                3, scanned.blocks().get(1).attributes().at("a").orElseThrow().line());
        assertEquals(1, scanned.problems().size());
        assertTrue(scanned.problems().get(0).message().endsWith("nested too deeply"));
    }

    @Test
    void nestedBlocksTooDeepEndTheScan() {
        ScannedFile scanned = scan("a {\n".repeat(10_000));
        assertEquals(1, scanned.blocks().size());
        assertEquals(251, scanned.problems().get(0).line(), scanned.problems().toString());
    }

    @Test
    void asDeepAsIsAllowedIsFound() {
        ScannedFile scanned = scan("locals {\n  a = " + "[".repeat(240) + "1" + "]".repeat(240) + "\n  b = 1\n}\n");
        assertEquals(List.of(), scanned.problems());
        SourceAttributes attributes = scanned.blocks().get(0).attributes();
        assertEquals(247, attributes.at("a" + "[0]".repeat(240)).orElseThrow().column());
        assertEquals(3, attributes.at("b").orElseThrow().line());
    }

    @Test
    void fiveMegabytesAreScannedWhole() {
        StringBuilder text = new StringBuilder();
        int blocks = 0;
        while (text.length() < 5 << 20) {
            text.append("resource \"a\" \"b")
                    .append(blocks)
                    .append("\" {\n  name = \"${f(\"x\")}\"\n  rule {\n    list = [1, { a = 2 }]\n  }\n")
                    .append(
                            "  text = <<-EOT\n    ${join(\",\", [\"}\"])} some text that is longer than the rest of it\n")
                    .append("  EOT\n  last = 1\n}\n");
            blocks++;
        }
        ScannedFile scanned = scan(text.toString());
        assertEquals(List.of(), scanned.problems());
        assertEquals(blocks, scanned.blocks().size());
        for (int i = 0; i < blocks; i++) {
            SourceBlock block = scanned.blocks().get(i);
            assertEquals(1 + 10 * i, block.position().line());
            assertEquals(9 + 10 * i, block.attributes().at("last").orElseThrow().line());
            assertEquals(10 + 10 * i, block.endLine());
        }
    }

    @Test
    void beyondTheBudgetOnlyBlocksAreKept() {
        String text = "locals {\n  a = 1\n  b = { c = [1, 2] }\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n";
        ScannedFile scanned = HclScanner.scan(text, "main.tf", new ScanBudget(3, 2));
        assertEquals(
                List.of("a", "b", "b.c"),
                List.copyOf(Paths.all(scanned.blocks().get(0).attributes()).keySet()));
        assertEquals("./m", scanned.blocks().get(1).literals().get("source"));
        assertEquals(1, scanned.problems().size());
        assertEquals(3, scanned.problems().get(0).line());
    }

    @Test
    void theBudgetIsSharedAndEndsTheScanWhenThereAreTooManyBlocks() {
        ScanBudget budget = new ScanBudget(100, 3);
        assertEquals(List.of(), HclScanner.scan("a {}\nb {}\n", "1.tf", budget).problems());
        ScannedFile second = HclScanner.scan("c {}\nd {}\ne {}\n", "2.tf", budget);
        assertEquals(1, second.blocks().size());
        assertEquals(
                List.of(new SourceProblem("2.tf", 2, "There are too many blocks; from here on nothing has a position")),
                second.problems());
    }

    /** Cuts and stirs a file that has everything: whatever comes out is taken, and lines stay within the file. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anythingIsTaken(long seed) {
        Random random = new Random(seed);
        String good = new HclGenerator(seed).file();
        String pieces = "{}[]()\"\"${}%{}=:,.<<EOT\n#//**/\\ \t\r\n-aZ09\u00e9?!|&\uD83D\u0000";
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int k = random.nextInt(8); k >= 0; k--) {
                int at = random.nextInt(text.length());
                int from = random.nextInt(pieces.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(20)),
                        pieces.substring(from, from + random.nextInt(Math.min(6, pieces.length() - from))));
            }
            ScannedFile scanned = scan(text.toString());
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
            for (SourceBlock block : scanned.blocks()) {
                assertTrue(block.position().line() <= block.endLine() && block.endLine() <= lines);
                Paths.all(block.attributes()).values().forEach(at -> assertFalse(at.line() < 1 || at.line() > lines));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void ofAFileThatIsCutOffTheBlocksBeforeTheCutStay(long seed) {
        String good = new HclGenerator(seed).file();
        List<SourceBlock> whole = HclScanner.scan(good, "main.tf").blocks();
        for (int cut = 0; cut < good.length(); cut += 1 + good.length() / 150) {
            String text = good.substring(0, cut);
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
            List<SourceBlock> blocks = scan(text).blocks();
            for (int i = 0; i < whole.size() && whole.get(i).endLine() < lines; i++) {
                assertEquals(whole.get(i).position(), blocks.get(i).position());
                assertEquals(
                        Paths.all(whole.get(i).attributes()),
                        Paths.all(blocks.get(i).attributes()));
            }
        }
    }
}
