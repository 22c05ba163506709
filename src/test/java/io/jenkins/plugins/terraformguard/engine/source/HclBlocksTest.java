package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which blocks there are, where they begin and end, and what they are called. */
class HclBlocksTest {
    private static List<String> blocks(String text) {
        ScannedFile scanned = HclScanner.scan(text, "main.tf");
        assertEquals(List.of(), scanned.problems());
        return scanned.blocks().stream()
                .map(block -> block.kind() + block.labels() + " "
                        + block.position().line() + ":" + block.position().column() + "-" + block.endLine())
                .toList();
    }

    private static SourceBlock only(String text) {
        List<SourceBlock> blocks = HclScanner.scan(text, "main.tf").blocks();
        assertEquals(1, blocks.size());
        return blocks.get(0);
    }

    @Test
    void everyKindAtTheTopOfAFile() {
        assertEquals(
                List.of(
                        "terraform[] 1:1-5",
                        "provider[aws] 6:1-8",
                        "variable[x] 9:1-9",
                        "locals[] 10:1-12",
                        "data[aws_ami, a] 13:1-13",
                        "resource[aws_instance, web] 14:1-16",
                        "ephemeral[aws_secret, s] 17:1-17",
                        "module[m] 18:1-20",
                        "output[o] 21:1-21",
                        "check[c] 22:1-26",
                        "moved[] 27:1-30",
                        "import[] 31:1-34",
                        "removed[] 35:1-40",
                        "action[aws_lambda_invoke, a] 41:1-41",
                        "unheard_of[] 42:1-42"),
                blocks("""
                    terraform {
                      required_providers {
                        aws = { source = "hashicorp/aws" }
                      }
                    }
                    provider "aws" {
                      region = "x"
                    }
                    variable "x" {}
                    locals {
                      a = 1
                    }
                    data "aws_ami" "a" {}
                    resource "aws_instance" "web" {
                      ami = data.aws_ami.a.id
                    }
                    ephemeral "aws_secret" "s" {}
                    module "m" {
                      source = "./m"
                    }
                    output "o" { value = 1 }
                    check "c" {
                      assert {
                        condition = true
                      }
                    }
                    moved {
                      from = aws_instance.a
                      to   = aws_instance.b
                    }
                    import {
                      to = aws_instance.web
                      id = "i-1"
                    }
                    removed {
                      from = aws_instance.c
                      lifecycle {
                        destroy = false
                      }
                    }
                    action "aws_lambda_invoke" "a" {}
                    unheard_of {}
                    """));
    }

    @Test
    void theDataSourceOfACheckIsABlockOfItsOwn() {
        assertEquals(List.of("check[c] 1:1-8", "data[http, site] 2:3-3"), blocks("""
                    check "c" {
                      data "http" "site" {
                        url = "x" }
                      assert {
                        condition = true
                      }
                      // end
                    }
                    """));
    }

    @Test
    void anUnindentedDataSourceOfACheckIsNotMistaken() {
        assertEquals(List.of("check[c] 1:1-6", "data[http, site] 2:1-4", "output[o] 7:1-7"), blocks("""
                    check "c" {
                    data "http" "site" {
                    url = "x"
                    }
                    assert {}
                    }
                    output "o" {}
                    """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource \"a\" \"b\" {}",
                "resource a b {}",
                "resource \"a\" b {\n}",
                "resource\t\"a\"\t\"b\"\t{\t}",
                "resource\"a\"\"b\"{}",
                "resource /* type */ \"a\" /* name */ \"b\" { # body\n}",
                "resource \"\\u0061\" \"b\" {}",
                "\uFEFFresource \"a\" \"b\" {}"
            })
    void labelsInEveryForm(String text) {
        SourceBlock block = only(text);
        assertEquals(List.of("a", "b"), block.labels());
        assertEquals(new SourcePosition("main.tf", 1, 1), block.position());
    }

    @Test
    void identifiersAreThoseOfUnicode() {
        SourceBlock block =
                only("r\u00e9source \u540d\u524d \"b-c\" {\n  gr\u00f6\u00dfe-1 = 1\n  \uD835\uDC00 = 2\n}\n");
        assertEquals("r\u00e9source", block.kind());
        assertEquals(List.of("\u540d\u524d", "b-c"), block.labels());
        assertEquals(Map.of("[\"gr\u00f6\u00dfe-1\"]", 2, "[\"\uD835\uDC00\"]", 3), Marks.lines(block.attributes()));
    }

    @Test
    void commentsOfEveryFormAreNothing() {
        assertEquals(List.of("variable[a] 7:12-8", "variable[b] 9:1-9", "variable[d] 14:1-14"), blocks("""
                    # resource "x" "y" {
                    // resource "x" "y" {
                    /* resource "x" "y" {
                       " ${ <<EOT
                    */
                    /**/ /***/ /* / * */
                      /* a */  variable "a" { # }
                    } // {
                    variable "b" {} /* variable "c" {} */
                    /*
                    variable "c" {}
                    // */
                    # /*
                    variable "d" {}
                    # */
                    """));
    }

    @Test
    void carriageReturnsChangeNothing() {
        String text = """
            resource "a" "b" {
              x = <<EOT
            one
              EOT
              y = [
                1,
              ]
              # comment
              z = "\\u0061"
            }
            variable "v" {}
            """;
        ScannedFile unix = HclScanner.scan(text, "main.tf");
        ScannedFile windows = HclScanner.scan(text.replace("\n", "\r\n"), "main.tf");
        assertEquals(List.of(), windows.problems());
        assertEquals(
                Paths.all(unix.blocks().get(0).attributes()),
                Paths.all(windows.blocks().get(0).attributes()));
        assertEquals(
                9, windows.blocks().get(0).attributes().at("z").orElseThrow().line());
        assertEquals(unix.blocks().get(1).position(), windows.blocks().get(1).position());
    }

    @Test
    void columnsAreCountedInCharacters() {
        SourceBlock block = only("\uFEFF  locals {\n\ta = 1\n\u00e9 = { \"\u540d\" = 1, b = 2 }\n}");
        assertEquals(3, block.position().column());
        assertEquals(2, block.attributes().at("a").orElseThrow().column());
        assertEquals(16, block.attributes().at("[\"\u00e9\"].b").orElseThrow().column());
    }

    @Test
    void theTextOfTheFewLiteralsIsKept() {
        SourceBlock module = only("""
            module "m" {
              source    = "./modules/\\u006d"
              version   = "~> 1.0"
              name      = "x"
              providers = { source = "no" }
              nested {
                version = "no"
              }
            }
            """);
        assertEquals(Map.of("source", "./modules/m", "version", "~> 1.0"), module.literals());
        assertEquals(
                Map.of("alias", "w"),
                only("provider \"aws\" {\n  alias = \"w\"\n}").literals());
        assertEquals(
                Map.of(), only("resource \"a\" \"b\" {\n  source = \"x\"\n}").literals());
        assertEquals(
                Map.of("source", "./m"),
                only("module \"m\" { source = \"./m\" }").literals());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"./${var.x}\"",
                "var.source",
                "\"./a\" == \"./b\" ? \"./c\" : \"./d\"",
                "\"a\\qb\"",
                "(\"./m\")",
                "<<EOT\n./m\nEOT"
            })
    void whatIsComputedIsNoLiteral(String value) {
        assertEquals(
                Map.of(), only("module \"m\" {\n  source = " + value + "\n}\n").literals());
    }

    @Test
    void anEmptyFileHasNothing() {
        for (String text : List.of("", "\uFEFF", "\n\n", "# only\n", "/* only */", "\r\n")) {
            ScannedFile scanned = HclScanner.scan(text, "main.tf");
            assertTrue(scanned.blocks().isEmpty() && scanned.problems().isEmpty(), text);
        }
    }
}
