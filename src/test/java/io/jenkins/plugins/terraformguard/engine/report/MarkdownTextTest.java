package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
        plain words, 100% - fine. => plain words, 100% - fine.
        a*b_c => a\\*b\\_c
        [x](y) => \\[x\\]\\(y\\)
        <b>&amp; => &lt;b&gt;&amp;&#8203;amp;
        a|b => a\\|b
        `c` => \\`c\\`
        \\ => \\\\
        @org/team => @&#8203;org/team
        #12 => \\#&#8203;12
        https://e.x => https:&#8203;//e.x
        www.e.x => www&#8203;.e.x
        GH-7 => GH&#8203;-7
        - item => \\- item
        + item => \\+ item
        === => \\===
        1. one => 1\\. one
        version 1.2 => version 1.2
        """)
    void escapesProse(String text, String expected) {
        assertEquals(expected, MarkdownText.text(text));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
        a.b["c"] => `a.b["c"]`
        a`b => ``a`b``
        a``b`c => ```a``b`c```
        `a => `` `a ``
        a|b => `a\\|b`
        abcdefghijklmnop => `abcdefghijkl\u2026`
        """)
    void fencesCode(String text, String expected) {
        assertEquals(expected, MarkdownText.codeCell(text, 12));
    }
}
