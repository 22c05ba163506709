package io.jenkins.plugins.terraformguard.engine.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftCollectorTest {
    private static List<Drift> drift(String element) throws Exception {
        String plan = "{\"format_version\":\"1.2\",\"resource_changes\":[],\"resource_drift\":[" + element + "]}";
        return Drifts.found(TestPlans.read(TestPlans.source(plan)).drift());
    }

    private static List<Drift.DriftedPath> plain(Drift drift) {
        return drift.paths().stream()
                .map(path -> Drifts.path(path.path(), path.before(), path.after()))
                .toList();
    }

    private static String element(String action, String before, String after, String extra) {
        return "{\"address\":\"test_thing.a\"," + extra + "\"change\":{\"actions\":[\"" + action + "\"],\"before\":"
                + before + ",\"after\":" + after
                + ",\"before_sensitive\":{\"p\":true},\"after_sensitive\":{\"p\":true}}}";
    }

    @Test
    void whatDiffersIsNamedWithItsValues() throws Exception {
        Drift drift = drift(element(
                        "update",
                        "{\"a\":1,\"b\":\"x\",\"t\":{\"k.l\":\"v\"},\"l\":[1,2],\"same\":[{}]}",
                        "{\"a\":1,\"b\":\"y\",\"t\":{},\"l\":[1,3],\"new\":true,\"same\":[{}]}",
                        ""))
                .get(0);
        assertEquals("update", drift.kind());
        assertEquals(
                List.of(
                        Drifts.path("b", "x", "y"),
                        Drifts.path("l[1]", "2", "3"),
                        Drifts.path("new", "null", "true"),
                        Drifts.path("t[\"k.l\"]", "v", "null")),
                plain(drift));
        assertEquals(0, drift.omittedPaths());
    }

    @Test
    void aSetWithOneMoreElementDiffersInThatElement() throws Exception {
        Drift drift = drift(element("update", "{\"s\":[\"b\",\"c\"]}", "{\"s\":[\"a\",\"b\",\"c\"]}", ""))
                .get(0);
        assertEquals(List.of(Drifts.path("s[0]", "null", "a")), plain(drift));
    }

    @Test
    void aChangedSecretIsDriftWithoutItsValue() throws Exception {
        Drift drift = drift(element("update", "{\"p\":\"hunter2\"}", "{\"p\":\"hunter3\"}", ""))
                .get(0);
        assertEquals(List.of(Drifts.path("p", "(sensitive value)", "(sensitive value)")), plain(drift));
    }

    @Test
    void whatWasDeletedIsDrift() throws Exception {
        Drift drift = drift(element("delete", "{\"a\":1}", "null", "\"deposed\":\"0a1b2c3d\","))
                .get(0);
        assertEquals("delete", drift.kind());
        assertEquals("test_thing.a (deposed 0a1b2c3d)", drift.address());
    }

    @Test
    void aMoveAloneIsAMoveAndNoChangeIsNothing() throws Exception {
        Drift drift = drift(element("no-op", "{\"a\":1}", "{\"a\":1}", "\"previous_address\":\"test_thing.b\","))
                .get(0);
        assertEquals("move", drift.kind());
        assertEquals("test_thing.b", drift.previousAddress());
        assertEquals(List.of(), drift(element("update", "{\"a\":1.0}", "{\"a\":1}", "")));
    }

    @Test
    void manyDifferencesAreCounted() throws Exception {
        String before =
                IntStream.range(0, 500).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        Drift drift =
                drift(element("update", before, before.replace(":1", ":2"), "")).get(0);
        assertEquals(Drift.MAX_PATHS, drift.paths().size());
        assertEquals(500 - Drift.MAX_PATHS, drift.omittedPaths());
        assertTrue(drift.paths().get(0).before().equals("1"));
    }

    @Test
    void muchNoiseDoesNotPushOutWhatIsNone() throws Exception {
        String noise =
                IntStream.range(0, 500).mapToObj(i -> "\"k" + i + "\":null").collect(Collectors.joining(",", "{", ""));
        Drift drift = drift(element("update", noise + ",\"zz\":1}", noise.replace("null", "\"\"") + ",\"zz\":2}", ""))
                .get(0);
        assertEquals("zz", drift.paths().get(0).path());
        assertEquals(Drift.MAX_PATHS, drift.paths().size());
        assertEquals(0, drift.omittedPaths());
    }
}
