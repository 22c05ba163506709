package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What override files change: where it is set is where it is found. */
class OverrideTest {
    private static ModuleSource merge(String base, String... overrides) {
        List<ScannedFile> files = new ArrayList<>();
        for (int i = 0; i < overrides.length; i++) {
            String name = "o" + (i + 1);
            files.add(
                    overrides[i].startsWith("{")
                            ? JsonConfigurationScanner.scan(overrides[i], name)
                            : HclScanner.scan(overrides[i], name));
        }
        files.forEach(file -> assertEquals(List.of(), file.problems()));
        return ModuleSource.of(List.of(HclScanner.scan(base, "b")), files);
    }

    private static Map<String, String> places(ModuleSource module) {
        Map<String, String> places = new TreeMap<>();
        Paths.all(module.find("resource", List.of("a", "x")).orElseThrow().attributes())
                .forEach((path, at) -> places.put(path, at.file() + at.line()));
        return places;
    }

    @Test
    void attributesAndBlocksAreReplacedWholly() {
        ModuleSource module = merge("""
            resource "a" "x" {
              kept = 1
              tags = {
                a = 1
                b = 2
              }
              rule {
                id = 1
              }
              rule {
                id = 2
              }
              dynamic "made" {
                content { x = 1 }
              }
            }
            """, """
            resource "a" "x" {
              tags = { c = 1 }
              rule {
                name = 1
              }
              made {
                y = 1
              }
              new = 1
            }
            """);
        assertEquals(
                Map.ofEntries(
                        Map.entry("kept", "b2"),
                        Map.entry("tags", "o12"),
                        Map.entry("tags.c", "o12"),
                        Map.entry("rule", "o13"),
                        Map.entry("rule[0]", "o13"),
                        Map.entry("rule[0].name", "o14"),
                        Map.entry("made", "o16"),
                        Map.entry("made[0]", "o16"),
                        Map.entry("made[0].y", "o17"),
                        Map.entry("new", "o19")),
                places(module));
        SourceBlock block = module.find("resource", List.of("a", "x")).orElseThrow();
        assertEquals(new SourcePosition("b", 1, 1), block.position());
        assertEquals(16, block.endLine());
    }

    @Test
    void lifecycleIsMerged() {
        String base = "resource \"a\" \"x\" {\n  lifecycle {\n    a = 1\n    b = 1\n  }\n}\n";
        assertEquals(
                Map.of(
                        "lifecycle", "b2",
                        "lifecycle[0]", "b2",
                        "lifecycle[0].a", "b3",
                        "lifecycle[0].b", "o13",
                        "lifecycle[0].c", "o14"),
                places(merge(base, "resource \"a\" \"x\" {\n  lifecycle {\n    b = 2\n    c = 2\n  }\n}\n")));
        assertEquals(
                "o12",
                places(merge(base, "{\"resource\": {\"a\": {\"x\": {\n\"lifecycle\": {\"b\": 1}}}}}"))
                        .get("lifecycle[0].b"));
    }

    @Test
    void theLastOverrideWins() {
        String text = "resource \"a\" \"x\" {\n  t = 1\n}\n";
        assertEquals(
                Map.of("t", "o24", "u", "o12"),
                places(merge(text, "resource \"a\" \"x\" {\n  u = 1\n}\n", "\n\n" + text)));
    }

    @Test
    void literalsFollow() {
        String base = "module \"m\" {\n  source = \"a\"\n  version = \"1\"\n}\n";
        assertEquals(
                Map.of("source", "b", "version", "1"),
                merge(base, "module \"m\" {\n  source = \"b\"\n}\n")
                        .moduleCalls()
                        .get(0)
                        .literals());
        assertEquals(
                Map.of("version", "1"),
                merge(base, "module \"m\" {\n  source = var.x\n}\n")
                        .moduleCalls()
                        .get(0)
                        .literals());
    }

    @Test
    void providersAreMatchedByTheirAlias() {
        ModuleSource module = merge(
                "provider \"p\" {\n  r = 1\n}\nprovider \"p\" {\n  alias = \"w\"\n  r = 1\n}\n",
                "provider \"p\" {\n  alias = \"w\"\n  r = 2\n}\n");
        assertEquals(
                new SourcePosition("b", 2, 3),
                module.find("provider", List.of("p"))
                        .orElseThrow()
                        .attributes()
                        .at("r")
                        .orElseThrow());
        assertEquals(
                new SourcePosition("o1", 3, 3),
                module.find("provider", List.of("p", "w"))
                        .orElseThrow()
                        .attributes()
                        .at("r")
                        .orElseThrow());
    }

    @Test
    void whatHasNothingToOverrideIsThere() {
        ModuleSource module = merge("", "variable \"v\" {}\nlocals {\n  a = 1\n}\n");
        assertTrue(module.find("variable", List.of("v")).isPresent());
        assertEquals(2, module.blocks().size());
    }

    @Test
    void theFilesThemselvesAreNotChanged() {
        ScannedFile base = HclScanner.scan("resource \"a\" \"x\" {\n  lifecycle {\n    a = 1\n  }\n}\n", "b");
        ScannedFile override = HclScanner.scan("resource \"a\" \"x\" {\n  lifecycle {\n    b = 1\n  }\n}\n", "o");
        Map<String, SourcePosition> before = Paths.all(base.blocks().get(0).attributes());
        ModuleSource.of(List.of(base), List.of(override, override));
        assertEquals(before, Paths.all(base.blocks().get(0).attributes()));
    }
}
