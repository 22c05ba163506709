package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a value is written, what comes after it is found where it is. */
class HclTemplatesTest {
    private static final String TEXT = """
        resource "a" "b" {
          before = 1
          value = VALUE
          after = 1
          nested {
            list = [VALUE
            , 2]
            object = { k = VALUE
              l = 3 }
            call = f(VALUE
            )
          }
        }
        variable "next" {}
        """;

    private static void check(String value, String lineFeed) {
        String text = TEXT.replace("VALUE", value).replace("\n", lineFeed);
        ScannedFile scanned = HclScanner.scan(text, "main.tf");
        assertEquals(List.of(), scanned.problems(), text);
        assertEquals(2, scanned.blocks().size(), text);
        SourceBlock block = scanned.blocks().get(0);
        int more = (int) value.chars().filter(c -> c == '\n').count();
        assertEquals(
                List.of(
                        "before 2",
                        "value 3",
                        "after " + (4 + more),
                        "nested " + (5 + more),
                        "nested[0] " + (5 + more),
                        "nested[0].list " + (6 + more),
                        "nested[0].list[0] " + (6 + more),
                        "nested[0].list[1] " + (7 + 2 * more),
                        "nested[0].object " + (8 + 2 * more),
                        "nested[0].object.k " + (8 + 2 * more),
                        "nested[0].object.l " + (9 + 3 * more),
                        "nested[0].call " + (10 + 3 * more)),
                Paths.all(block.attributes()).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().line())
                        .toList(),
                text);
        assertEquals(13 + 4 * more, block.endLine(), text);
        assertEquals(14 + 4 * more, scanned.blocks().get(1).position().line(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"plain\"",
                "\"} ] ) { [ ( # // /* <<EOT = , \"",
                "\"\\\"\"",
                "\"\\\\\"",
                "\"\\\\\\\"}\"",
                "\"$\"",
                "\"%\"",
                "\"$$\"",
                "\"$ {\"",
                "\"$}\"",
                "\"{}\"",
                "\"$${\"",
                "\"%%{\"",
                "\"$$${\"",
                "\"$$$${ \\\" }\"",
                "\"$${ ${x} }\"",
                "\"\\${\"",
                "\"\\u00e9 \\n \\t\"",
                "\"${x}\"",
                "\"${~ x ~}\"",
                "\"%{ if x }a%{ else }b%{ endif }\"",
                "\"%{~ for x in y ~}${x}%{~ endfor ~}\"",
                "\"${\"\"}\"",
                "\"${\"}\"}\"",
                "\"${\"{\"}\"",
                "\"${\"\\\"}\"}\"",
                "\"a${\"b${\"c${\"d\"}\"}\"}e\"",
                "\"${f({ a = \"}\" })}\"",
                "\"${f({ a = { b = 1 } })}${x}\"",
                "\"${[for k, v in { a = \"${k}}\" } : \"${v}{\"]}\"",
                "\"${\n  x\n}\"",
                "\"${ x # \" }\n}\"",
                "\"${ x // \" }\n}\"",
                "\"${ x /* \" } \n */ }\"",
                "\"${f(\"a\", \"${f(\n\"b\")}\")}\"",
                "\"%{ if \"}\" == \"{\" }}%{ endif }\"",
                "\"${x[\"a\"]}-${y[\"${z}\"]}\"",
                "\"${ 4 / 2 } ${ 4 /2 }\"",
                "\"${ a < b } ${ a<b }\"",
                "\"\u540d\uD83D\uDE00\u00a0\"",
                "\"${<<EOT\n}\"\n  EOT\n}\""
            })
    void quotedTexts(String value) {
        check(value, "\n");
        check(value, "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<EOT\nEOT",
                "<<EOT\n\nEOT",
                "<<EOT\none\ntwo\nEOT",
                "<<-EOT\n    one\n  EOT",
                "<<EOT\none\n      EOT",
                "<<EOT\none\nEOT  ",
                "<<EOT\none\n\u00a0\t EOT\u00a0",
                "<<EOT\n EOTX\nXEOT\nEOT EOT\nEOT,\n\"EOT\"\n#EOT\nEOT",
                "<<EOT\n$EOT\n$ EOT\n${x}EOT\nEOT",
                "<<EOT\n${x}\nEOT",
                "<<EOT\n${\nEOT\n}\nEOT",
                "<<EOT\n} ] ) { [ ( \" # // /* ' \\ \\\" \nEOT",
                "<<EOT\n$${ %%{ \" \nEOT",
                "<<EOT\n$$${x} \\${ \"}\" }\nEOT",
                "<<EOT\n${f(\"}\", { a = \"${b}\" })}\nEOT",
                "<<EOT\n%{ for x in y ~}\n${x}\n%{ endfor ~}\nEOT",
                "<<EOT\n${<<IN\n}\nEOT\n${\"IN\"}\n  IN\n}\nEOT",
                "<<EOT\n${<<EOT\n}\nEOT\n}\nEOT",
                "<<EOT\nresource \"x\" \"y\" {\n}\nEOT",
                "<<EOT\n<<IN\nIN\nEOT",
                "<<\u540d-1\nx\n\u540d-1",
                "<<_x\nx\n_x",
                "<<A\n//\nA"
            })
    void heredocs(String value) {
        check(value, "\n");
        check(value, "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1.5e-3",
                "null",
                "var.x",
                "a.0.b",
                "a[*].b",
                "a[\"]\"]",
                "a[\"}\"].b",
                "(1 +\n2)",
                "f(1,\n2, [3], {a = 4}...)",
                "x ? \"}\" : \"{\"",
                "a / b",
                "a/b",
                "a % b",
                "!a",
                "a<b",
                "a<=b",
                "a>=b",
                "a=>b",
                "provider::x::f(\"}\")",
                "(\n# }\n// ]\n/* ) */ 1)",
                "f(<<EOT\n)\nEOT\n)"
            })
    void otherExpressions(String value) {
        check(value, "\n");
        check(value, "\r\n");
    }
}
