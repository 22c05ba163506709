package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Expectations that stand in the scanned text itself: {@code #@ a.b c} on a line says that these paths are there. */
final class Marks {
    private static final String SIGN = "#@ ";

    private Marks() {}

    /** Scans text with one block; its paths must be those that are marked, on their lines, and no other. */
    static SourceAttributes check(String text) {
        ScannedFile scanned = HclScanner.scan(text, "main.tf");
        assertEquals(List.of(), scanned.problems());
        assertEquals(1, scanned.blocks().size());
        SourceAttributes attributes = scanned.blocks().get(0).attributes();
        assertEquals(expected(text), lines(attributes));
        return attributes;
    }

    static Map<String, Integer> lines(SourceAttributes attributes) {
        Map<String, Integer> lines = new TreeMap<>();
        Paths.all(attributes).forEach((path, at) -> lines.put(path, at.line()));
        return lines;
    }

    private static Map<String, Integer> expected(String text) {
        Map<String, Integer> expected = new TreeMap<>();
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(SIGN);
            if (mark >= 0) {
                for (String path :
                        lines.get(i).substring(mark + SIGN.length()).strip().split(" ")) {
                    expected.put(path, i + 1);
                }
            }
        }
        return expected;
    }
}
