package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Things of a plan are found in their module. */
class SourceIndexTest {
    private static final List<String> ROOT = List.of();

    private static ModuleSource module(String text) {
        return ModuleSource.of(List.of(HclScanner.scan(text, "m.tf")), List.of());
    }

    private static final SourceIndex INDEX = new SourceIndex.Builder()
            .add(ROOT, module("""
                resource "a" "x" {
                  tags = {
                    k = 1
                  }
                }
                data "a" "x" {}
                ephemeral "a" "x" {}
                module "child" {
                  source = "./child"
                }
                output "o" {}
                variable "o" {}
                provider "p" {}
                provider "p" {
                  alias = "west"
                }
                moved {}
                resource "a" "x" {
                }
                """))
            .add(List.of("child"), module("\nresource \"a\" \"x\" {}\nmodule \"deep\" {}\n"))
            .add(List.of("child", "deep"), module("\n\nresource \"a\" \"x\" {}\n"))
            .build();

    private static int line(Optional<SourceBlock> block) {
        return block.map(found -> found.position().line()).orElse(0);
    }

    @Test
    void resourcesByModuleModeTypeAndName() {
        assertEquals(1, line(INDEX.find(ROOT, "managed", "a", "x")));
        assertEquals(6, line(INDEX.find(ROOT, "data", "a", "x")));
        assertEquals(7, line(INDEX.find(ROOT, "ephemeral", "a", "x")));
        assertEquals(2, line(INDEX.find(List.of("child"), "managed", "a", "x")));
        assertEquals(3, line(INDEX.find(List.of("child", "deep"), "managed", "a", "x")));
        assertEquals(0, line(INDEX.find(ROOT, "managed", "a", "y")));
        assertEquals(0, line(INDEX.find(ROOT, "other", "a", "x")));
        assertEquals(0, line(INDEX.find(List.of("nowhere"), "managed", "a", "x")));
        assertEquals(0, line(INDEX.find(List.of("child"), "data", "a", "x")));
    }

    @Test
    void modulesByTheirCalls() {
        assertEquals(8, line(INDEX.module(List.of("child"))));
        assertEquals(3, line(INDEX.module(List.of("child", "deep"))));
        assertEquals(0, line(INDEX.module(ROOT)));
        assertEquals(0, line(INDEX.module(List.of("deep"))));
        assertEquals(0, line(INDEX.module(List.of("nowhere", "deep"))));
    }

    @Test
    void otherBlocksByKindAndLabels() {
        assertEquals(11, line(INDEX.block(ROOT, "output", List.of("o"))));
        assertEquals(12, line(INDEX.block(ROOT, "variable", List.of("o"))));
        assertEquals(13, line(INDEX.block(ROOT, "provider", List.of("p"))));
        assertEquals(14, line(INDEX.block(ROOT, "provider", List.of("p", "west"))));
        assertTrue(INDEX.blocks(ROOT).stream().anyMatch(block -> block.kind().equals("moved")));
        assertEquals(0, line(INDEX.block(ROOT, "moved", List.of())), "it has no name to be found by");
        assertEquals(10, INDEX.blocks(ROOT).size());
        assertEquals(List.of(), INDEX.blocks(List.of("nowhere")));
    }

    @Test
    void attributesAreTheNearestThereIs() {
        assertEquals(
                3,
                INDEX.findAttribute(ROOT, "managed", "a", "x", "tags.k")
                        .orElseThrow()
                        .line());
        assertEquals(
                2,
                INDEX.findAttribute(ROOT, "managed", "a", "x", "tags.other")
                        .orElseThrow()
                        .line());
        assertEquals(
                1,
                INDEX.findAttribute(ROOT, "managed", "a", "x", "other")
                        .orElseThrow()
                        .line());
        assertEquals(
                1,
                INDEX.findAttribute(ROOT, "managed", "a", "x", "").orElseThrow().line());
        assertTrue(INDEX.findAttribute(ROOT, "managed", "a", "y", "tags").isEmpty());
    }

    @Test
    void problemsAreBoundedAndNotRepeated() {
        SourceIndex.Builder builder = new SourceIndex.Builder();
        for (int i = 0; i < 1000; i++) {
            builder.problem(new SourceProblem("f", i, "x")).problem(new SourceProblem("f", 0, "x"));
        }
        assertEquals(200, builder.build().problems().size());
        assertEquals(List.of(), SourceIndex.EMPTY.problems());
    }
}
