package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks and attributes in JSON syntax, in all the forms that the language has for them. */
class JsonConfigurationTest {
    private static ScannedFile scan(String text) {
        ScannedFile scanned = JsonConfigurationScanner.scan(text, "main.tf.json");
        assertEquals(List.of(), scanned.problems());
        return scanned;
    }

    private static List<String> blocks(String text) {
        return scan(text).blocks().stream()
                .map(block ->
                        block.kind() + block.labels() + " " + block.position().line() + "-" + block.endLine())
                .toList();
    }

    private static SourceAttributes attributes(String body) {
        return scan("{\"resource\": {\"a\": {\"b\":\n" + body + "}}}")
                .blocks()
                .get(0)
                .attributes();
    }

    @Test
    void everyKindOfBlock() {
        assertEquals(
                List.of(
                        "resource[aws_instance, web] 4-6",
                        "resource[aws_instance, db] 7-7",
                        "resource[aws_vpc, v] 9-9",
                        "data[aws_ami, a] 11-11",
                        "module[m] 12-12",
                        "provider[aws] 13-13",
                        "variable[x] 14-14",
                        "output[o] 15-15",
                        "locals[] 16-16",
                        "terraform[] 17-17",
                        "check[c] 18-18",
                        "data[http, d] 18-18",
                        "unheard_of[] 19-19"),
                blocks("""
                    {
                      "resource": {
                        "aws_instance": {
                          "web": {
                            "ami": "x"
                          },
                          "db": {}
                        },
                        "aws_vpc": { "v": {} }
                      },
                      "data": { "aws_ami": { "a": {} } },
                      "module": { "m": { "source": "./m" } },
                      "provider": { "aws": {} },
                      "variable": { "x": {} },
                      "output": { "o": { "value": 1 } },
                      "locals": { "l": 1 },
                      "terraform": {},
                      "check": { "c": { "data": { "http": { "d": {} } }, "assert": {} } },
                      "unheard_of": {}
                    }
                    """));
    }

    @Test
    void arraysAtEveryLevel() {
        assertEquals(
                List.of("resource[a, b] 3-3", "resource[a, c] 4-4", "resource[a, d] 5-5", "resource[a, d] 6-6"),
                blocks("""
                    [{"resource": [
                      {"a": [
                        {"b": {}},
                        {"c": [{}]}]},
                      {"a": {"d": [{},
                        {}]}}
                    ]}, {"//": {"resource": {"x": {"y": {}}}}}]
                    """));
    }

    @Test
    void providersMoveAndImportsAreArrays() {
        ScannedFile scanned = scan("""
            {
              "provider": { "aws": [
                { "region": "a" },
                { "region": "b",
                  "alias": "w" }
              ]},
              "moved": [
                { "from": "a.b", "to": "a.c" },
                { "from": "a.d",
                  "to": "a.e" }
              ]
            }
            """);
        assertEquals(
                List.of(3, 4, 8, 9),
                scanned.blocks().stream().map(block -> block.position().line()).toList());
        assertEquals(Map.of("alias", "w"), scanned.blocks().get(1).literals());
        assertEquals(
                10, scanned.blocks().get(3).attributes().at("to").orElseThrow().line());
    }

    @Test
    void commentsNullsAndDuplicates() {
        assertEquals(List.of("variable[a] 3-3", "variable[b] 4-4", "variable[a] 5-5"), blocks("""
                    {"//": "comment",
                     "variable": {"//": 1, "n": null,
                       "a": {"//": 1}},
                     "variable": {"b": {},
                       "a": {}},
                     "output": null, "module": 7, "data": [1, "x", null, {"a": 1}]
                    }
                    """));
        assertEquals(Map.of("k", 3), Marks.lines(attributes("""
                {"//": {"x": 1},
                 "k": 1,
                 "k": 2
                }
                """)));
    }

    @Test
    void attributesOfEveryKind() {
        SourceAttributes attributes = attributes("""
            {
              "name": "x",
              "tags": {
                "Name": "x",
                "a.b": "y"
              },
              "list": [1,
                2],
              "rule": [
                { "id": 1,
                  "inner": { "k": [ { "z": 1 } ] } },
                { "id": 2 }
              ],
              "versioning": {
                "enabled": true
              },
              "nothing": null
            }
            """);
        assertEquals(
                Map.ofEntries(
                        Map.entry("name", 3),
                        Map.entry("tags", 4),
                        Map.entry("tags.Name", 5),
                        Map.entry("tags[\"a.b\"]", 6),
                        Map.entry("list", 8),
                        Map.entry("list[0]", 8),
                        Map.entry("list[1]", 9),
                        Map.entry("rule", 10),
                        Map.entry("rule[0]", 11),
                        Map.entry("rule[0].id", 11),
                        Map.entry("rule[0].inner", 12),
                        Map.entry("rule[0].inner.k", 12),
                        Map.entry("rule[0].inner.k[0]", 12),
                        Map.entry("rule[0].inner.k[0].z", 12),
                        Map.entry("rule[1]", 13),
                        Map.entry("rule[1].id", 13),
                        Map.entry("versioning", 15),
                        Map.entry("versioning.enabled", 16),
                        Map.entry("nothing", 18)),
                Marks.lines(attributes));
        assertEquals(16, attributes.at("versioning[0].enabled").orElseThrow().line());
        assertEquals(12, attributes.at("rule[0].inner[0].k[0].z").orElseThrow().line());
    }

    @Test
    void columnsAreThoseOfKeys() {
        SourceAttributes attributes = attributes("  { \"a\": 1, \"\u540d\": [\"x\",   true] }");
        assertEquals(
                new SourcePosition("main.tf.json", 2, 5), attributes.at("a").orElseThrow());
        assertEquals(
                new SourcePosition("main.tf.json", 2, 26),
                attributes.at("[\"\u540d\"][1]").orElseThrow());
    }

    @Test
    void dynamicBlocks() {
        SourceAttributes attributes = attributes("""
            {
              "rule": { "a": 0 },
              "dynamic": {
                "ingress": {
                  "for_each": ["x"],
                  "content": {
                    "from": 1,
                    "dynamic": [
                      { "deep": [
                       {
                        "for_each": [],
                        "content": [{ "b": 1 }]
                      }] }
                    ]
                  }
                },
                "rule": {
                  "content": { "a": 1 }
                }
              }
            }
            """);
        assertEquals(8, attributes.at("ingress[3].from").orElseThrow().line());
        assertEquals(13, attributes.at("ingress[3].deep[2].b").orElseThrow().line());
        assertEquals(5, attributes.nearest("ingress[0].for_each").orElseThrow().line());
        assertEquals(11, attributes.at("ingress[1].deep[0]").orElseThrow().line());
        assertFalse(attributes.at("dynamic").isPresent());
        assertFalse(attributes.at("ingress[0].content").isPresent());
    }

    @Test
    void aKeyThatComesAgainHasMoreBlocks() {
        SourceAttributes attributes = attributes("""
            {
              "rule": { "id": 1 },
              "rule": { "id": 2 },
              "rule": [ { "id": 3 },
                { "id": 4 } ],
              "other": [ { "id": 5 } ],
              "other": { "id": 6 }
            }
            """);
        assertEquals(3, attributes.at("rule[0].id").orElseThrow().line());
        assertEquals(4, attributes.at("rule[1].id").orElseThrow().line());
        assertEquals(5, attributes.at("rule[2].id").orElseThrow().line());
        assertEquals(6, attributes.at("rule[3].id").orElseThrow().line());
        assertEquals(8, attributes.at("other[1].id").orElseThrow().line());
    }

    @Test
    void literalsAndLineFeeds() {
        String text = "{\r\n\"module\": {\r\n\"m\": {\r\n\"source\": \"./\\u006d\",\r\n\"version\": [\"1\"]\r\n}}}";
        for (String variant : List.of(text, text.replace("\r\n", "\n"), "\uFEFF" + text)) {
            SourceBlock module = scan(variant).blocks().get(0);
            assertEquals(Map.of("source", "./m"), module.literals());
            assertEquals(3, module.position().line());
            assertEquals(4, module.attributes().at("source").orElseThrow().line());
            assertEquals(5, module.attributes().at("version[0]").orElseThrow().line());
            assertEquals(6, module.endLine());
        }
    }
}
