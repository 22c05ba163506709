package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static Object tree(String json) throws DecisionFormatException {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), 1 << 20, JsonCursor::any);
    }

    private static Comparison compare(String archived, String replayed, boolean older) throws Exception {
        return Comparison.of(tree(archived), tree(replayed), older);
    }

    private static void first(Difference expected, int count, String archived, String replayed) throws Exception {
        Comparison comparison = compare(archived, replayed, false);
        assertEquals(expected, comparison.first());
        assertEquals(count, comparison.count());
    }

    @Test
    void theFirstDifferenceIsThatOfTheOrderOfKeys() throws Exception {
        first(new Difference("/a", "1", "2"), 2, "{\"b\":true,\"a\":1}", "{\"a\":2,\"b\":false}");
        first(new Difference("/a~1b/~0", "\"\"", "null"), 1, "{\"a/b\":{\"~\":\"\"}}", "{\"a/b\":{\"~\":null}}");
        first(new Difference("", "[]", "{}"), 1, "[]", "{}");
        first(new Difference("/a", "", "null"), 1, "{}", "{\"a\":null}");
        first(new Difference("/a", "null", ""), 1, "{\"a\":null}", "{}");
        assertNull(compare("{\"a\":[1,{}]}", "{\"a\":[1,{}]}", false).first());
    }

    @Test
    void whatWasPutIntoAListCountsOnce() throws Exception {
        first(new Difference("/1", "", "7"), 1, "[1,2,3]", "[1,7,2,3]");
        first(new Difference("/0", "1", ""), 1, "[1,2,3]", "[2,3]");
        first(new Difference("/1", "2", "7"), 2, "[1,2,3,4]", "[1,7,8,4]");
        first(new Difference("/1", "1", ""), 1, "[1,1]", "[1]");
    }

    @Test
    void partsAreTopLevelKeys() throws Exception {
        Comparison comparison =
                compare("{\"a\":[{\"x\":1},{\"x\":2}],\"b\":1}", "{\"a\":[{\"x\":3},{\"x\":4}],\"b\":2}", false);
        assertEquals(Map.of("a", 2, "b", 1), comparison.parts());
    }

    @Test
    void whatCameLaterIsNoDifferenceOfAnOlderDocument() throws Exception {
        String archived = "{\"a\":[{\"x\":1},{\"x\":2}],\"gone\":1}";
        String replayed = "{\"a\":[{\"x\":1,\"y\":1},{\"x\":2,\"y\":5}],\"new\":{}}";
        Comparison comparison = compare(archived, replayed, true);
        assertEquals(Set.of("/a/*/y", "/new"), comparison.missing());
        assertEquals(1, comparison.count());
        assertEquals(new Difference("/gone", "1", ""), comparison.first());
        assertEquals(4, compare(archived, replayed, false).count());
    }

    @Test
    void longValuesAreCut() throws Exception {
        Difference difference =
                compare("[\"" + "x".repeat(1000) + "\"]", "[]", false).first();
        assertEquals(Comparison.MAX_SHOWN, difference.archived().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "9223372036854775808", "\"\\ud800\"", "{\"a\":1,\"a\":1}", "NaN", "", "1 2"})
    void whatCanonicalJsonHasNotIsRefused(String json) {
        Assertions.assertThrows(DecisionFormatException.class, () -> tree(json));
    }

    @Test
    void everyOtherValueComesBack() throws Exception {
        String json = "{\"\":[null,true,false,-9223372036854775808,\"\\u0000\\\"\",[],{}]}";
        assertEquals(json, CanonicalJson.text(tree(json)));
        assertEquals(List.of(1L), tree("[1]"));
    }
}
