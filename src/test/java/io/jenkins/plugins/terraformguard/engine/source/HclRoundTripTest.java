package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random configuration is scanned back: every block and every path where it was put, and nothing else. */
class HclRoundTripTest {
    private static final int FILES = 400;

    private static void check(List<HclGenerator.Expected> expected, String text, long seed) {
        ScannedFile scanned = HclScanner.scan(text, "main.tf");
        assertEquals(List.of(), scanned.problems(), () -> "seed " + seed + "\n" + text);
        List<HclGenerator.Expected> actual = scanned.blocks().stream()
                .map(block -> new HclGenerator.Expected(
                        block.kind(),
                        block.labels(),
                        block.position(),
                        block.endLine(),
                        new TreeMap<>(Paths.all(block.attributes()))))
                .toList();
        assertEquals(expected, actual, () -> "seed " + seed + "\n" + text);
    }

    @Test
    void everythingIsFoundWhereItWasPut() {
        int paths = 0;
        for (long seed = 1; seed <= FILES; seed++) {
            HclGenerator generator = new HclGenerator(seed);
            String text = generator.file();
            check(generator.blocks(), text, seed);
            check(generator.blocks(), text.replace("\n", "\r\n"), seed);
            check(generator.blocks(), "\uFEFF" + text, seed);
            for (HclGenerator.Expected block : generator.blocks()) {
                paths += block.paths().size();
            }
        }
        assertTrue(paths > 20 * FILES, "only " + paths + " paths were generated");
    }

    @Test
    void everyPathIsFoundByItsName() {
        for (long seed = 1; seed <= 50; seed++) {
            HclGenerator generator = new HclGenerator(seed);
            List<SourceBlock> blocks =
                    HclScanner.scan(generator.file(), "main.tf").blocks();
            for (int i = 0; i < blocks.size(); i++) {
                for (Map.Entry<String, SourcePosition> path :
                        generator.blocks().get(i).paths().entrySet()) {
                    SourceAttributes attributes = blocks.get(i).attributes();
                    String any = path.getKey().replace("[*]", "[1000]");
                    assertEquals(path.getValue(), attributes.at(any).orElseThrow(), any);
                }
            }
        }
    }
}
