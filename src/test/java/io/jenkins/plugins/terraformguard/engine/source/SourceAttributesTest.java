package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as plans write them find what configuration has, though the two don't agree on what is a list. */
class SourceAttributesTest {
    private static final SourceAttributes ATTRIBUTES = HclScanner.scan(
                    """
            resource "a" "b" {
              versioning {
                enabled = true
              }
              rule {
                id = "1"
              }
              rule {
                id = "2"
              }
              object = {
                key = "x"
                "a.b" = {
                  c = 1
                }
              }
              list = [
                { k = 1 },
                "x",
              ]
              text = "x"
              "quoted" {}
              empty {
              }
            }
            """.replace("  \"quoted\" {}\n", "\n"), "main.tf")
            .blocks()
            .get(0)
            .attributes();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "versioning            | 2",
                "versioning[0]         | 2",
                "versioning[0].enabled | 3",
                "versioning.enabled    | 3",
                "rule[0].id            | 6",
                "rule[1].id            | 9",
                "object.key            | 12",
                "object[0].key         | 12",
                "object[\"key\"]       | 12",
                "object[\"a.b\"].c     | 14",
                "list[0].k             | 18",
                "list[1]               | 19",
                "text                  | 21",
                "empty[0]              | 23"
            })
    void found(String path, int line) {
        assertEquals(line, ATTRIBUTES.at(path).map(SourcePosition::line).orElse(0));
        assertEquals(line, ATTRIBUTES.nearest(path).map(SourcePosition::line).orElse(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "versioning[0].mfa     | 2",
                "versioning[1].enabled | 2",
                "rule.id               | 5",
                "rule[2].id            | 5",
                "object.other          | 11",
                "object[1].key         | 11",
                "object[\"a.b\"].d[3]  | 13",
                "list[7].k             | 17",
                "list[99999999999].k   | 17",
                "list[0].k.deeper      | 18",
                "list[1].k             | 19",
                "text[0]               | 21",
                "text.x[\"y\"]         | 21",
                "rule[x].id            | 5",
                "rule[                 | 5",
                "rule[\"a              | 5",
                "rule..id              | 5"
            })
    void theNearestAroundItIsFound(String path, int line) {
        assertEquals(line, ATTRIBUTES.nearest(path).map(SourcePosition::line).orElse(0));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"other", "other.text", "[0]", "``", "Versioning", "text2", "[\"\"]", ".", "[", "\"", "]"})
    void notThere(String path) {
        assertEquals(true, ATTRIBUTES.at(path).isEmpty());
        assertEquals(true, ATTRIBUTES.nearest(path).isEmpty());
    }

    @Test
    void whatIsNotThereIsNotFoundExactly() {
        for (String path : new String[] {"versioning[1]", "rule.id", "text[0]", "object[1]", "list[2]", "empty[1]"}) {
            assertEquals(true, ATTRIBUTES.at(path).isEmpty(), path);
        }
    }
}
