package io.jenkins.plugins.terraformguard.engine.drift.noise;

import static io.jenkins.plugins.terraformguard.engine.drift.noise.Judging.rules;
import static io.jenkins.plugins.terraformguard.engine.drift.noise.Judging.shows;
import static io.jenkins.plugins.terraformguard.engine.drift.noise.Judging.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final Value SECRET = hidden(1);
    private static final Value OTHER_SECRET = hidden(2);

    private static Value hidden(int identity) {
        return new Value.Sensitive(Value.Kind.STRING, false, identity, "");
    }

    private static Value state(String name, Value... elements) {
        return MapValue.copyOf(Map.of(name, new Value.ListValue(List.of(elements))));
    }

    private static List<String> judged(Value recorded, Value real) {
        return NoiseRules.judge("aws_thing", recorded, real).changes().stream()
                .map(change -> change.difference().path() + " " + (change.isNoise() ? change.rule() : "-"))
                .toList();
    }

    @Test
    void differencesAreListedAsTheyWereWithTheRuleOfEach() {
        assertEquals(
                List.of("a -", "b.c null-or-empty", "l[1] -", "l[2] -", "t[\"k.l\"] -"),
                rules(
                        "x",
                        "{\"a\":1,\"b\":{\"c\":null},\"l\":[1,2],\"t\":{\"k.l\":\"v\"}}",
                        "{\"a\":2,\"b\":{\"c\":\"\"},\"l\":[1,3,4],\"t\":{}}"));
    }

    @Test
    void aResourceThatCameOrWentIsOneDifference() {
        assertEquals(List.of(" -"), judged(value("{\"a\":1}"), Value.NULL));
        assertEquals(List.of(" null-or-empty"), judged(MapValue.EMPTY, Value.NULL));
        assertEquals(List.of(), judged(Value.NULL, Value.NULL));
    }

    @Test
    void aDocumentIsOneDifference() {
        assertEquals(
                List.of("policy -"),
                rules("x", "{\"policy\":\"{\\\"a\\\":[1,2]}\"}", "{\"policy\":\"{\\\"a\\\":[2,1],\\\"b\\\":1}\"}"));
    }

    @Test
    void elementsThatMeanTheSameArePairedWhereverTheyStand() {
        assertEquals(
                List.of("rule[0] -", "rule[1].policy json-document", "rule[2].policy json-document"),
                rules(
                        "x",
                        "{\"rule\":[{\"policy\":\"{\\\"a\\\":1}\"},{\"policy\":\"{\\\"b\\\":1}\"}]}",
                        "{\"rule\":[{\"policy\":\"new\"},{\"policy\":\"{ \\\"a\\\":1}\"},{\"policy\":\"{ \\\"b\\\":1}\"}]}"));
    }

    @Test
    void aSetOfBlocksOfWhichEachMeansTheSameIsNoise() {
        List<String> judged = rules(
                "aws_security_group",
                "{\"ingress\":[{\"protocol\":\"tcp\",\"to_port\":1,\"description\":\"\"},{\"protocol\":\"udp\",\"to_port\":2,\"description\":null}]}",
                "{\"ingress\":[{\"protocol\":\"17\",\"to_port\":2,\"description\":\"\"},{\"protocol\":\"6\",\"to_port\":1,\"description\":null}]}");
        assertEquals(4, judged.size());
        assertTrue(judged.stream().noneMatch(text -> text.endsWith("-")), judged.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "rule", "args"})
    void noiseInAListDoesNotHideThatItsOrderChanged(String name) {
        shows("x", "{\"" + name + "\":[\"a\",\"b\",\"1\"]}", "{\"" + name + "\":[\"b\",\"a\",1]}");
        shows("x", "{\"" + name + "\":[{\"a\":\"1\"},{\"b\":\"\"}]}", "{\"" + name + "\":[{\"b\":null},{\"a\":1}]}");
    }

    @Test
    void anElementThatCameOrWentIsNeverNoise() {
        shows("x", "{\"subnet_ids\":[\"a\"]}", "{\"subnet_ids\":[\"a\",\"\"]}");
        shows("x", "{\"subnet_ids\":[\"a\"]}", "{\"subnet_ids\":[\"a\",null]}");
        shows("x", "{\"subnet_ids\":[\"a\"]}", "{\"subnet_ids\":[\"a\",\"a\"]}");
        shows("x", "{\"block\":[]}", "{\"block\":[{}]}");
    }

    @Test
    void hiddenValuesDifferByTheirIdentity() {
        assertEquals(List.of("p[0] -"), judged(state("p", SECRET), state("p", OTHER_SECRET)));
        assertEquals(List.of(), judged(state("p", SECRET), state("p", SECRET)));
        assertEquals(List.of("p -"), judged(state("p", SECRET, OTHER_SECRET), state("p", OTHER_SECRET, SECRET)));
        assertEquals(
                List.of("subnet_ids list-order"),
                judged(state("subnet_ids", SECRET, OTHER_SECRET), state("subnet_ids", OTHER_SECRET, SECRET)));
    }

    @Test
    void noRuleSpeaksOfAHiddenValue() {
        Value empty = new Value.Sensitive(Value.Kind.STRING, true, 1, "");
        for (String name : List.of("etag", "last_modified", "policy", "user_data", "size", "tags_all")) {
            for (Value other : List.of(Value.NULL, Value.of(""), OTHER_SECRET, Value.of("BwXhqDtGv6I="), Value.of(1))) {
                Value before = MapValue.copyOf(Map.of(name, empty));
                Value after = MapValue.copyOf(Map.of(name, other));
                assertEquals(List.of(name + " -"), judged(before, after));
                assertEquals(List.of(name + " -"), judged(after, before));
            }
        }
    }

    @Test
    void aHiddenTagIsShownInBothMaps() {
        Value before = MapValue.copyOf(
                Map.of("tags", MapValue.copyOf(Map.of("a", SECRET)), "tags_all", MapValue.copyOf(Map.of("a", SECRET))));
        Value after = MapValue.copyOf(Map.of(
                "tags",
                MapValue.copyOf(Map.of("a", OTHER_SECRET)),
                "tags_all",
                MapValue.copyOf(Map.of("a", OTHER_SECRET))));
        assertEquals(List.of("tags.a -", "tags_all.a -"), judged(before, after));
    }

    @Test
    void whatCanNotBeComparedIsNotTheSameInAnotherPlace() {
        Value block = MapValue.copyOf(Map.of("a", Value.of("1"), "p", hidden(Value.Sensitive.INCOMPARABLE)));
        Value written = MapValue.copyOf(Map.of("a", Value.of(1), "p", hidden(Value.Sensitive.INCOMPARABLE)));
        assertEquals(List.of("ingress[0].a number-form"), judged(state("ingress", block), state("ingress", written)));
        assertTrue(judged(state("ingress", block, Value.of("x")), state("ingress", Value.of("x"), written))
                .contains("ingress -"));
    }

    @Test
    void unknownValuesDiffer() {
        Value unknown = MapValue.copyOf(Map.of("etag", Value.UNKNOWN));
        assertEquals(List.of("etag -"), judged(unknown, unknown));
        assertEquals(List.of("etag -"), judged(value("{\"etag\":\"BwXhqDtGv6I=\"}"), unknown));
        Value open = MapValue.copyOf(Map.of("ids", new Value.OpenList(List.of(Value.of("a")))));
        assertEquals(List.of(), judged(open, open));
        assertEquals(List.of("ids -"), judged(open, value("{\"ids\":[\"a\"]}")));
    }

    @Test
    void hugeListsTakeTimeThatGrowsAsTheyDo() {
        List<Value> texts = new ArrayList<>();
        List<Value> others = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            texts.add(Value.of("Aa".repeat(i % 7) + "BB".repeat(i % 5) + i));
            others.add(0, Value.of("Aa".repeat(i % 7) + "BB".repeat(i % 5) + (i + 50_000)));
        }
        Value before = MapValue.copyOf(Map.of("subnet_ids", new Value.ListValue(texts)));
        Value after = MapValue.copyOf(Map.of("subnet_ids", new Value.ListValue(others)));
        assertTimeout(Duration.ofSeconds(30), () -> {
            assertTrue(NoiseRules.judge("x", before, after).changes().size() > 50_000);
        });
    }

    @Test
    void longKeysAboveManyValuesMakeNoHugePaths() {
        Map<String, Value> many = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            many.put("k" + i, Value.of(i));
        }
        Value before = MapValue.copyOf(Map.of("x".repeat(60_000), MapValue.copyOf(many)));
        Value after = MapValue.copyOf(Map.of("x".repeat(60_000), value("{\"other\":1}")));
        long chars = NoiseRules.judge("x", before, after).changes().stream()
                .mapToLong(change -> change.difference().path().length())
                .sum();
        assertTrue(chars < 25_000_000, "characters: " + chars);
    }

    @Test
    void deepValuesAndDeepDocumentsAreCompared() {
        String deep = "[".repeat(190) + "1" + "]".repeat(190);
        assertEquals(List.of(), rules("x", "{\"a\":" + deep + "}", "{\"a\":" + deep + "}"));
        String document = "[".repeat(100_000);
        shows("x", Judging.text("policy", document), Judging.text("policy", document + " "));
    }
}
