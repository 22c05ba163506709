package io.jenkins.plugins.terraformguard.engine.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedPathTest {
    static ResourceChange update(String before, String after, String unknown, String sensitive) {
        return TestPlans.change("\"actions\":[\"update\"],\"before\":" + before + ",\"after\":" + after
                + ",\"after_unknown\":" + unknown + ",\"before_sensitive\":" + sensitive + ",\"after_sensitive\":"
                + sensitive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        a;   {"a":1};                 {"a":1};                 {};                    {};               FALSE
        a;   {"a":1};                 {"a":2};                 {};                    {};               TRUE
        a;   {"a":1,"b":1};           {"a":1,"b":2};           {};                    {};               FALSE
        a;   {};                      {"a":null};              {};                    {};               FALSE
        a;   {"a":null};              {"a":1};                 {};                    {};               TRUE
        a;   {"a":1};                 {};                      {"a":true};            {};               UNKNOWN
        a.b; {"a":[{"b":1}]};         {"a":[{"b":2}]};         {};                    {};               TRUE
        a.b; {"a":[{"b":1,"c":1}]};   {"a":[{"b":1,"c":2}]};   {};                    {};               FALSE
        a.b; {"a":[{"b":1},{"b":2}]}; {"a":[{"b":2},{"b":1}]}; {};                    {};               FALSE
        a.b; {"a":[{"b":1},{"b":2}]}; {"a":[{"b":2},{"b":2}]}; {};                    {};               TRUE
        a.b; {"a":[{"b":1}]};         {"a":[]};                {};                    {};               TRUE
        a.b; {"a":[]};                {};                      {"a":true};            {};               UNKNOWN
        a.b; {"a":[{"b":1}]};         {"a":[{}]};              {"a":[{"b":true}]};    {};               UNKNOWN
        a.b; {"a":[{"b":1}]};         {"a":[{"b":3},{}]};      {"a":[{},{"b":true}]}; {};               TRUE
        a;   {"a":{"x":1}};           {"a":{"x":1,"y":2}};     {};                    {};               TRUE
        a;   {"a":"one"};             {"a":"one"};             {};                    {"a":true};       FALSE
        a;   {"a":"one"};             {"a":"two"};             {};                    {"a":true};       TRUE
        a.b; {"a":{"b":1,"c":1}};     {"a":{"b":1,"c":2}};     {};                    {"a":{"c":true}}; FALSE
        a.b; {"a":"text"};            {"a":"text"};            {};                    {};               FALSE
        """)
    void tellsWhetherAnAttributeChanges(
            String path, String before, String after, String unknown, String sensitive, Truth expected) {
        ChangedPath changed = ChangedPath.of(path).orElseThrow();
        assertEquals(expected, changed.ask(update(before, after, unknown, sensitive)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a[0]", "a b", "a.b.c.d.e.f.g.h.i.j.k"})
    void otherTextsAreNoPath(String text) {
        assertTrue(ChangedPath.of(text).isEmpty());
    }

    @Test
    void longListsTakeNoLongerThanTheyAre() {
        StringBuilder one = new StringBuilder("{\"a\":[");
        for (int i = 0; i < 50_000; i++) {
            one.append(i == 0 ? "" : ",").append("{\"b\":").append(i).append('}');
        }
        String before = one + "]}";
        ResourceChange change = update(before, one + ",{\"b\":-1}]}", "{}", "{}");
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertEquals(
                        Truth.TRUE, ChangedPath.of("a.b").orElseThrow().ask(change)));
    }
}
