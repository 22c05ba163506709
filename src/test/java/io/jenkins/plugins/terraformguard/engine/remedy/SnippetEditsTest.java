package io.jenkins.plugins.terraformguard.engine.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.source.HclSnippet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configuration would set in a plan. */
class SnippetEditsTest {
    private static List<Edit> edits(String hcl, String after) throws Exception {
        return SnippetEdits.of(HclSnippet.read(hcl).body(), JsonValues.parse(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        a = true; {"a":false}; a=true
        a = null; {"a":1}; a=null
        a = "true"; {"a":false}; a=true
        a = "12"; {"a":1}; a=12
        a = 5; {"a":"4"}; a="5"
        b { a = 1 }; {}; b[0].a=1
        b { a = 1 }; {"b":[]}; b[0].a=1
        b { a = 1 }; {"b":[{"a":2,"c":3}]}; b[0].a=1
        b { a = 1 }; {"b":{"a":2}}; b.a=1
        b = { a = 1 }; {}; b={"a":1}
        ~b { a = 1 }
        b { a = 5 }~; {"b":[{"a":1},{"a":2}]}; b[1].a=5
        b { a = 2 }; {"b":[{"a":1,"x":9},{"a":2,"x":7}]}; b=[{"a":2,"x":7}]
        x { y { z = [1] } }; {"x":[{"y":[{"z":[2]}]}]}; x[0].y[0].z=[1]
        "a-b" = 1; {}; refused
        """)
    void itIsCompared(String hcl, String after, String expected) throws Exception {
        if (expected.equals("refused")) {
            assertThrows(Exception.class, () -> edits(hcl, after));
        } else {
            List<Edit> edits = edits(hcl, after);
            assertEquals(
                    List.of(expected),
                    edits.stream().map(edit -> edit.path() + "=" + edit.value()).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        a = 1; {"a":1}; nothing
        a = 1; {"a":[1]}; another type
        a = [1]; {"a":"x"}; another type
        a = "x"; {"a":1}; another type
        b { a = 3 }; {"b":[{"a":1},{"a":2}]}; which of them
        b { a = 3 }; {"b":true}; no block
        """)
    void whatIsNotClearIsRefused(String hcl, String after, String why) {
        UneditableException e = assertThrows(UneditableException.class, () -> edits(hcl, after));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void thereIsABound() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            many.append("a").append(i).append(" = 1\n");
        }
        assertThrows(UneditableException.class, () -> edits(many.toString(), "{}"));
    }
}
