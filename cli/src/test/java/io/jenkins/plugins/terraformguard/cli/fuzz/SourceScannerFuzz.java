package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.JsonConfigurationScanner;
import io.jenkins.plugins.terraformguard.engine.source.ScannedFile;
import io.jenkins.plugins.terraformguard.engine.source.SourceAttributes;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Scans any text as configuration, in both syntaxes. Nothing may be thrown; every position must lie in the file, where
 * what it is the position of begins.
 */
public final class SourceScannerFuzz {
    private static final String FILE = "main.tf";

    /** How many blocks are asked for attributes, which takes much longer than to scan them. */
    private static final int MAX_BLOCKS = 3;

    /** Stands in the seeds wherever a secret could; no message may quote it. */
    private static final String SECRET_OF_SEEDS = "hush-4711-hush";

    private SourceScannerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        // Bytes that are no UTF-8 stand for half a surrogate pair, which UTF-8 itself can't hold.
        String text = new String(data, StandardCharsets.UTF_8).replace('\ufffd', '\ud83d');
        SourceLines lines = new SourceLines(text);
        ScannedFile hcl = HclScanner.scan(text, FILE);
        check(hcl, lines);
        for (SourceBlock block : hcl.blocks()) {
            assertTrue(lines.from(block.position()).startsWith(block.kind()), () -> "not at a block: " + block);
        }
        check(JsonConfigurationScanner.scan(text, FILE), lines);
    }

    private static void check(ScannedFile file, SourceLines lines) {
        for (SourceProblem problem : file.problems()) {
            assertEquals(FILE, problem.file());
            assertTrue(problem.line() >= 0 && problem.line() <= lines.count(), problem::toString);
            ShownText.check(problem.message());
            assertFalse(problem.message().contains(SECRET_OF_SEEDS), problem.message());
        }
        SourcePosition last = new SourcePosition(FILE, 1, 1);
        for (SourceBlock block : file.blocks()) {
            assertTrue(lines.has(block.position()), () -> "not in the file: " + block);
            assertTrue(!isAfter(last, block.position()), () -> "not in order: " + block);
            last = block.position();
            assertTrue(block.endLine() >= last.line() && block.endLine() <= lines.count(), block::toString);
        }
        file.blocks().stream().limit(MAX_BLOCKS).forEach(block -> attributes(block, lines));
    }

    /** Asks for attributes by paths made of the words of the text, and by its first line: a path may be anything. */
    private static void attributes(SourceBlock block, SourceLines lines) {
        SourceAttributes attributes = block.attributes();
        for (String word : lines.words()) {
            attributes
                    .at(word)
                    .ifPresent(at -> assertTrue(isNamed(lines.from(at), word), () -> word + " is not at " + at));
            for (String path : lines.paths(word)) {
                Optional<SourcePosition> exact = attributes.at(path);
                exact.ifPresent(at -> check(at, block, lines));
                exact.ifPresent(at -> assertEquals(exact, attributes.nearest(path), path));
                attributes.nearest(path).ifPresent(at -> check(at, block, lines));
            }
        }
        attributes.at(lines.first()).ifPresent(at -> check(at, block, lines));
        attributes.nearest(lines.first()).ifPresent(at -> check(at, block, lines));
    }

    private static void check(SourcePosition at, SourceBlock block, SourceLines lines) {
        assertTrue(lines.has(at), () -> "not in the file: " + at);
        assertFalse(lines.isBlankAt(at), () -> "at a space: " + at);
        assertTrue(at.line() >= block.position().line() && at.line() <= block.endLine(), () -> at + " not in " + block);
    }

    /** A name is written as it is or in quotation marks; what a {@code dynamic} block makes is where that begins. */
    private static boolean isNamed(String text, String name) {
        return Stream.of(name, "\"", "dynamic", "{").anyMatch(text::startsWith);
    }

    private static boolean isAfter(SourcePosition one, SourcePosition other) {
        return one.line() > other.line() || one.line() == other.line() && one.column() > other.column();
    }
}
