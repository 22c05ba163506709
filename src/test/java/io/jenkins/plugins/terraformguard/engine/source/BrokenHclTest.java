package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are half-written: what is around the mistake is found, and the mistake is named. */
class BrokenHclTest {
    private static final String BEFORE = "variable \"before\" {\n  default = 1\n}\n";
    private static final String AFTER = "\nresource \"c\" \"d\" {\n  x = 1\n}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resource \"a\" \"b\" {                      | 4 | The block that begins here is not closed",
                "resource \"a\" \"b\" {;  x = [1, 2;}        | 5 | A bracket that is opened here is not closed",
                "resource \"a\" \"b\" {;  x = f(1;}          | 5 | A bracket that is opened here is not closed",
                "resource \"a\" \"b\" {;  x = {;    a = 1;}  | 4 | The block that begins here is not closed",
                "resource \"a\" \"b\" {;  x = \"abc;}        | 5 | A quoted text is not closed on its line",
                "resource \"a\" \"b\" {;  x = \"${abc;}      | 6 | A quoted text is not closed on its line",
                "resource \"a\" \"b\" {;  x = \"${f(\"a);}   | 5 | A quoted text is not closed on its line",
                "resource \"a\" \"b\" {;  x = \"${a         | 5 | An interpolation is not closed",
                "resource \"a\" \"b\" {;  x =;}              | 5 | A value is missing",
                "resource \"a\" \"b\" {;  x = }              | 5 | A value is missing",
                "resource \"a\" \"b\" {;  x = { y = };}      | 5 | A value is missing",
                "resource \"a\" \"b\" {;  x;}                | 5 | An attribute or a block is expected here",
                "resource \"a\" \"b\" {;  = 1;}              | 5 | An attribute or a block is expected here",
                "resource \"a\" \"b\" {;  \"x\" = { a = 1;};} | 5 | An attribute or a block is expected here",
                "resource \"a\" \"b\" {;  x y = 1;}          | 5 | The body of a block is missing",
                "resource \"a\" \"b\" {;}};                  | 5 | A closing bracket has no opening one",
                "resource \"a\" \"b\" {;  x = 1];}           | 5 | A closing bracket has no opening one",
                "resource \"a\" \"b\";{;}                    | 4 | A block must open on the line of its header",
                "resource \"a\" \"b\";                       | 4 | A block must open on the line of its header",
                "resource \"a\" \"b\"                        | 4 | A block must open on the line of its header",
                "resource                                    | 4 | An attribute or a block is expected here",
                "resource \"a\" \"b\" {;  x == 1;}         | 5 | An attribute or a block is expected here",
                "resource \"a\" \"b\" {;  x => 1;}         | 5 | An attribute or a block is expected here",
                "? ! @                                       | 4 | An attribute or a block is expected here",
                "}                                           | 4 | A closing bracket has no opening one",
                "]                                           | 4 | A closing bracket has no opening one",
            })
    void whatIsAroundAMistakeIsFound(String mistake, int line, String message) {
        String text = BEFORE + mistake.replace(';', '\n') + AFTER;
        ScannedFile scanned = HclScanner.scan(text, "main.tf");
        assertTrue(
                scanned.problems().contains(new SourceProblem("main.tf", line, message)),
                () -> scanned.problems().toString());
        List<SourceBlock> blocks = scanned.blocks();
        assertEquals(List.of("before"), blocks.get(0).labels());
        SourceBlock last = blocks.get(blocks.size() - 1);
        assertEquals(List.of("c", "d"), last.labels(), text);
        int at = text.substring(0, text.indexOf("resource \"c\"")).split("\n", -1).length;
        assertEquals(at, last.position().line());
        assertEquals(at + 1, last.attributes().at("x").orElseThrow().line());
        assertEquals(at + 2, last.endLine());
    }

    @Test
    void whatIsBeforeTheMistakeInABlockStays() {
        ScannedFile scanned = HclScanner.scan("""
            resource "a" "b" {
              x = 1
              y {
                z = "
            """, "main.tf");
        SourceBlock block = scanned.blocks().get(0);
        assertEquals(2, block.attributes().at("x").orElseThrow().line());
        assertEquals(4, block.attributes().at("y[0].z").orElseThrow().line());
        assertEquals(5, block.endLine());
    }

    @Test
    void aBracketThatIsNotClosedEndsWithItsBlock() {
        ScannedFile scanned = HclScanner.scan("""
            locals {
              a = [
                { b = (1 },
            }
            moved {
              from = 1
            }
            """, "main.tf");
        assertEquals(
                List.of("locals", "moved"),
                scanned.blocks().stream().map(SourceBlock::kind).toList());
        assertEquals(
                6, scanned.blocks().get(1).attributes().at("from").orElseThrow().line());
        assertEquals(4, scanned.blocks().get(0).endLine());
        assertFalse(scanned.problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data \"a\" \"b\"",
                "ephemeral \"a\" \"b\"",
                "module \"a\"",
                "variable\t\"a-b_1\"",
                "output \"a\"",
                "provider\"a\"",
                "check \"a\""
            })
    void aBlockThatCanOnlyBeAtTheTopEndsWhatIsOpen(String header) {
        for (String open : List.of("{", "{\n  x = [", "{\n  x {\n    y = f({ a =", "{\n  x = \"${")) {
            ScannedFile scanned = HclScanner.scan("removed " + open + "\n" + header + " {\n}\n", "main.tf");
            assertEquals(2, scanned.blocks().size(), open);
            assertTrue(header.startsWith(scanned.blocks().get(1).kind()));
        }
    }

    @Test
    void blocksOnOneLineAreToldApart() {
        ScannedFile scanned = HclScanner.scan("variable \"a\" {} locals { x = 1 } locals {\ny {} z {}\n}", "main.tf");
        assertEquals(3, scanned.blocks().size());
        assertEquals(
                2, scanned.blocks().get(2).attributes().at("z[0]").orElseThrow().line());
    }

    @Test
    void aHeredocWithoutItsEndTakesTheRest() {
        ScannedFile scanned = HclScanner.scan(BEFORE + "locals {\n  x = <<EOT\n}" + AFTER, "main.tf");
        assertEquals(
                List.of("variable", "locals"),
                scanned.blocks().stream().map(SourceBlock::kind).toList());
        assertTrue(scanned.problems().contains(new SourceProblem("main.tf", 5, "A heredoc has no end marker")));
    }

    @Test
    void aHeredocThatEndsWithTheFileIsComplete() {
        ScannedFile scanned = HclScanner.scan("locals {\n  x = <<EOT\n  EOT", "main.tf");
        assertEquals(
                List.of(new SourceProblem("main.tf", 1, "The block that begins here is not closed")),
                scanned.problems());
    }

    @Test
    void aMistakeInsideAHeredocStaysInIt() {
        ScannedFile scanned = HclScanner.scan("""
            locals {
              x = <<EOT
            ${f("abc)}
            resource "x" "y" {
            EOT
              y = <<EOT
            ${ f(
            resource "x" "y" {
            EOT
              z = 1
            }
            """, "main.tf");
        assertEquals(1, scanned.blocks().size());
        assertEquals(
                10, scanned.blocks().get(0).attributes().at("z").orElseThrow().line());
        assertEquals(2, scanned.problems().size());
    }

    @Test
    void aCommentWithoutItsEndTakesTheRest() {
        ScannedFile scanned = HclScanner.scan(BEFORE + "/*" + AFTER, "main.tf");
        assertEquals(1, scanned.blocks().size());
        assertEquals(List.of(new SourceProblem("main.tf", 4, "A comment is not closed")), scanned.problems());
    }

    @Test
    void onlySoManyProblemsAreNamed() {
        assertEquals(
                20, HclScanner.scan("}\n".repeat(1000), "main.tf").problems().size());
    }

    @Test
    void problemsQuoteNothing() {
        for (SourceProblem problem : HclScanner.scan("s3cret\ns3cret = {\n\"s3cret\ns3cret ) \"${s3cret", "f")
                .problems()) {
            assertFalse(problem.message().contains("s3cret"));
        }
    }
}
