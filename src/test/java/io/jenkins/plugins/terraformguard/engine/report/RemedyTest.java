package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTest {
    @Test
    void indentedLinesAreCode() {
        assertEquals(
                List.of(
                        new Remedy.Block(false, "Close it, or name the networks:"),
                        new Remedy.Block(true, "resource \"x\" \"y\" {\n  a = 1\n\n  b = 2\n}"),
                        new Remedy.Block(false, "Then apply.")),
                Remedy.blocks("""
                        Close it, or
                        name the networks:

                          resource "x" "y" {
                            a = 1

                            b = 2
                          }

                        Then apply.
                        """));
    }

    @Test
    void itemsAndBlankLinesStay() {
        assertEquals(
                List.of(new Remedy.Block(false, "One of:\n- this that goes on\n- that\n\nEnd")),
                Remedy.blocks("One of:\n- this\nthat goes on\n- that\n\nEnd"));
    }

    @Test
    void nothingIsNothing() {
        assertEquals(List.of(), Remedy.blocks(""));
        assertEquals(List.of(), Remedy.blocks("\n \n"));
    }

    @Test
    void hiddenCharactersAreSpelledOut() {
        assertEquals(List.of(new Remedy.Block(false, "a\\u202eb")), Remedy.blocks("a\u202eb"));
    }
}
