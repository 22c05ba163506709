package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Blocks that a {@code dynamic} block makes: how many there are, only the plan knows. */
class HclDynamicTest {
    private static int line(SourceAttributes attributes, String path) {
        return attributes.nearest(path).map(SourcePosition::line).orElse(0);
    }

    @Test
    void everyElementIsTheContent() {
        SourceAttributes attributes = Marks.check("""
            resource "a" "b" {
              dynamic "ingress" { #@ ingress ingress[*]
                for_each = { a = 1 }
                iterator = it
                other {
                  hidden = 1
                }
                labels   = ["x"]
                content {
                  from = it.value #@ ingress[*].from
                  list = [ #@ ingress[*].list
                    1 #@ ingress[*].list[0]
                  ]
                  inner { #@ ingress[*].inner ingress[*].inner[0]
                    a = 1 #@ ingress[*].inner[0].a
                  }
                  dynamic "deep" { #@ ingress[*].deep ingress[*].deep[*]
                    for_each = []
                    content {
                      b = 1 #@ ingress[*].deep[*].b
                    }
                  }
                }
              }
              name = "x" #@ name
            }
            """);
        assertEquals(10, line(attributes, "ingress[0].from"));
        assertEquals(10, line(attributes, "ingress[41].from"));
        assertEquals(10, line(attributes, "ingress.from"));
        assertEquals(12, line(attributes, "ingress[3].list[0]"));
        assertEquals(15, line(attributes, "ingress[3].inner[0].a"));
        assertEquals(20, line(attributes, "ingress[3].deep[9].b"));
        assertEquals(2, line(attributes, "ingress[3].unknown"));
    }

    @Test
    void blocksBeforeItKeepTheirNumbers() {
        SourceAttributes attributes = Marks.check("""
            resource "a" "b" {
              rule { #@ rule rule[0]
                a = 1 #@ rule[0].a
              }
              rule { #@ rule[1]
                a = 2 #@ rule[1].a
              }
              dynamic "rule" { #@ rule[*]
                for_each = []
                content {
                  a = 3 #@ rule[*].a
                }
              }
            }
            """);
        assertEquals(3, line(attributes, "rule[0].a"));
        assertEquals(6, line(attributes, "rule[1].a"));
        assertEquals(11, line(attributes, "rule[2].a"));
        assertEquals(11, line(attributes, "rule[7].a"));
        assertEquals(2, line(attributes, "rule.a"), "there are several");
    }

    @Test
    void whatComesAfterItHasNoNumber() {
        SourceAttributes attributes = Marks.check("""
            resource "a" "b" {
              rule { a = 1 } #@ rule rule[0] rule[0].a
              dynamic "rule" {
                for_each = []
                content {
                  a = 2
                }
              }
              rule {
                a = 3
              }
              rule {
                a = 4
              }
            }
            """);
        assertEquals(2, line(attributes, "rule[0].a"));
        assertEquals(true, attributes.at("rule.a").isEmpty(), "there may be several");
        assertEquals(2, line(attributes, "rule[1].a"), "any of three: the first of its type stands for it");
    }

    @Test
    void twoOfThemCannotBeToldApart() {
        Marks.check("""
            resource "a" "b" {
              dynamic "rule" { #@ rule
                for_each = []
                content { a = 1 }
              }
              dynamic "rule" {
                for_each = []
                content { a = 2 }
              }
              dynamic "other" { #@ other other[*]
                for_each = []
                content { a = 2 } #@ other[*].a
              }
            }
            """);
    }
}
