package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which attributes a block has and where they are. The marks in the text are the expectation. */
class HclAttributesTest {
    @Test
    void valuesOverSeveralLines() {
        Marks.check("""
            resource "a" "b" {
              one = 1 #@ one
              two = ( #@ two
                1 +
                2
              )
              three = format( #@ three
                "x = %s",
                {
                  y = 1
                },
              )
              four = var.x ? [ #@ four
                1
              ] : [
                2
              ]
              five = [ #@ five
                for x in var.y :
                { z = x }
                if x != null
              ]
              six = { #@ six
                for k, v in var.y : k => {
                  z = v
                }...
              }
              seven = var.x[ #@ seven
                0
              ].y
              eight = a == b #@ eight
              nine = a.*.b #@ nine
              ten = -1.5e+10 #@ ten
              eleven = provider::aws::f(1) #@ eleven
              twelve = a >= b && !c || d != e #@ twelve
            }
            """);
    }

    @Test
    void objectsHaveTheirKeys() {
        Marks.check("""
            resource "a" "b" {
              tags = { #@ tags
                Name = "x" #@ tags.Name
                "Owner" = "y" #@ tags.Owner
                "a.b" : "z" #@ tags["a.b"]
                "a\\"b" = 1 #@ tags["a\\"b"]
                "a$${b}" = 1 #@ tags["a${b}"]
                7 = 1 #@ tags["7"]
                true = 1 #@ tags.true
                kebab-case = { #@ tags.kebab-case
                  inner = { deep = 1 } #@ tags.kebab-case.inner tags.kebab-case.inner.deep
                }
                (var.key) = { hidden = 1 }
                "${var.key}" = { hidden = 1 }
                "x-${var.key}" = [{ hidden = 1 }]
                provider::x::f("y") = { hidden = 1 }
                last = 1, afterComma = 2 #@ tags.last tags.afterComma
              }
              one = { a = 1, b = { c = 2 }, } #@ one one.a one.b one.b.c
              empty = {} #@ empty
              after = 1 #@ after
            }
            """);
    }

    @Test
    void listsHaveTheirElements() {
        Marks.check("""
            resource "a" "b" {
              list = ["x", "y"] #@ list list[0] list[1]
              lines = [ #@ lines
                "x", # comment, with comma
                var.y, #@ lines[1]
                /* , */ f(1, 2), #@ lines[2]
                [ #@ lines[3]
                  1, #@ lines[3][0]
                ],
                #@ none
              ]
              objects = [{ #@ objects objects[0]
                b = 1 #@ objects[0].b
              }, { #@ objects[1]
                b = 2 #@ objects[1].b
                c = [{ d = 1 }] #@ objects[1].c objects[1].c[0] objects[1].c[0].d
              }]
              empty = [] #@ empty
              newlines = [ #@ newlines

                1 #@ newlines[0]
                ,
                2 #@ newlines[1]
              ]
            }
            """.replace("\"x\", # comment, with comma", "\"x\", #@ lines[0]")
                .replace("#@ none", "# none"));
    }

    @Test
    void aListInAnExpressionIsNotTheValue() {
        Marks.check("""
            resource "a" "b" {
              first = ["x", "y"][0] #@ first
              member = { a = 1 }.a #@ member
              compared = [1] == [2] #@ compared
              index = { a = [1] }["a"][0] #@ index
              inList = [[1, 2][0], [3]] #@ inList inList[0] inList[1] inList[1][0]
              inObject = { a = [1][0], b = { c = 1 }.c } #@ inObject inObject.a inObject.b
              chosen = true ? { a = 1 } : {} #@ chosen
              merged = merge({ a = 1 }, { b = 2 }) #@ merged
              wrapped = ([1, 2]) #@ wrapped
            }
            """);
    }

    @Test
    void nestedBlocksAreNumbered() {
        Marks.check("""
            resource "a" "b" {
              ingress { #@ ingress ingress[0]
                from = 1 #@ ingress[0].from
                cidrs = ["x"] #@ ingress[0].cidrs ingress[0].cidrs[0]
              }
              egress {} #@ egress egress[0]
              ingress { from = 2 } #@ ingress[1] ingress[1].from
              outer { #@ outer outer[0]
                inner { #@ outer[0].inner outer[0].inner[0]
                  a = 1 #@ outer[0].inner[0].a
                }
                inner { #@ outer[0].inner[1]
                }
              }
              provisioner "local-exec" { #@ provisioner provisioner[0]
                command = "x" #@ provisioner[0].command
              }
              provisioner file { #@ provisioner[1]
              }
              lifecycle { #@ lifecycle lifecycle[0]
                ignore_changes = [tags["a"]] #@ lifecycle[0].ignore_changes lifecycle[0].ignore_changes[0]
              }
            }
            """);
    }

    @Test
    void whatLooksLikeABlockInAValueIsNone() {
        Marks.check("""
            resource "a" "b" {
              a = { #@ a
                resource = { "x" = "y" } #@ a.resource a.resource.x
              }
              dynamic = { x = { content = 1 } } #@ dynamic dynamic.x dynamic.x.content
              for_each = { a = 1 } #@ for_each for_each.a
              b = "resource \\"a\\" \\"b\\" {" #@ b
              resource = "x" #@ resource
            }
            """);
    }

    @Test
    void ofADuplicateTheOneThatCountsIsKept() {
        SourceAttributes attributes = HclScanner.scan(
                        "locals {\n  a = 1\n  a = { b = 1 }\n  o = { k = 1,\n  k = 2 }\n}\n", "x.tf")
                .blocks()
                .get(0)
                .attributes();
        assertEquals(2, attributes.at("a").orElseThrow().line());
        assertEquals(true, attributes.at("a.b").isEmpty());
        assertEquals(5, attributes.at("o.k").orElseThrow().line());
    }
}
