package io.jenkins.plugins.terraformguard.engine.drift.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules.Change;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any values, tried on thousands that are made up. */
class NoisePropertyTest {
    private static final int ROUNDS = 400;
    private static final List<String> NAMES = List.of(
            "subnet_ids",
            "command",
            "ingress",
            "tags",
            "policy",
            "etag",
            "last_modified",
            "name",
            "protocol",
            "timeout");
    private static final List<String> TEXTS = List.of(
            "",
            "1",
            "true",
            "TCP",
            "tcp",
            "6",
            "60s",
            "1m",
            "{\"a\":1}",
            "{ \"a\": 1.0 }",
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00+01:00",
            "BwXhqDtGv6I=",
            "BwXhqDtGv7I=",
            "10.0.0.1",
            "10.0.0.1/32",
            "a\nb",
            "a\r\nb\n");

    private static List<Change> judge(Value recorded, Value real) {
        return NoiseRules.judge("aws_security_group", recorded, real).changes();
    }

    private static boolean isNoise(Value recorded, Value real) {
        return judge(recorded, real).stream().allMatch(Change::isNoise);
    }

    private static Value policy(String text) {
        return MapValue.copyOf(Map.of("policy", Value.of(text)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDocumentInAnotherSpellingIsNoise(long seed) {
        RandomDocument random = new RandomDocument(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Value document = random.document();
            String one = random.written(document);
            String other = random.written(document);
            List<Change> changes = judge(policy(one), policy(other));
            assertEquals(
                    one.equals(other) ? List.of() : List.of("json-document"),
                    changes.stream().map(Change::rule).toList(),
                    () -> one + "\n" + other);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void aDocumentThatSaysSomethingElseIsNever(long seed) {
        RandomDocument random = new RandomDocument(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Value document = random.document();
            Value changed = random.changed(document);
            String one = random.written(document);
            String other = random.written(changed);
            assertFalse(document.equals(changed), document::toString);
            assertFalse(isNoise(policy(one), policy(other)), () -> one + "\n" + other);
        }
    }

    /** A state out of few names and texts, so that many of them nearly mean the same. */
    private static Value state(Random random, int depth, int secrets) {
        Map<String, Value> members = new TreeMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            members.put(NAMES.get(random.nextInt(NAMES.size())), part(random, depth, secrets));
        }
        return MapValue.copyOf(members);
    }

    private static Value part(Random random, int depth, int secrets) {
        switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0:
                return Value.NULL;
            case 1:
                return random.nextBoolean() ? Value.of(1) : Value.TRUE;
            case 2:
                return secrets == 0
                        ? Value.of("x")
                        : new Value.Sensitive(Value.Kind.STRING, false, random.nextInt(secrets), "");
            case 3, 4:
                return Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5:
                return state(random, depth - 1, secrets);
            default:
                List<Value> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(part(random, depth - 1, secrets));
                }
                return new Value.ListValue(elements);
        }
    }

    /** The same state with something else in one place, or in another order. */
    private static Value varied(Random random, Value value) {
        if (value instanceof MapValue map && map.size() > 0) {
            String key = map.keys().get(random.nextInt(map.size()));
            return map.mapValues((name, member) -> name.equals(key) ? varied(random, member) : member);
        }
        if (value instanceof Value.ListValue list && list.elements().size() > 1 && random.nextBoolean()) {
            List<Value> elements = new ArrayList<>(list.elements());
            Collections.shuffle(elements, random);
            return new Value.ListValue(elements);
        }
        if (value instanceof Value.ListValue list && !list.elements().isEmpty()) {
            List<Value> elements = new ArrayList<>(list.elements());
            int at = random.nextInt(elements.size());
            elements.set(at, varied(random, elements.get(at)));
            return new Value.ListValue(elements);
        }
        return part(random, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void noiseIsSymmetricAndWhatIsTheSameDoesNotDiffer(long seed) {
        Random random = new Random(seed);
        int noise = 0;
        for (int i = 0; i < 20 * ROUNDS; i++) {
            Value one = state(random, 3, 2);
            Value other = varied(random, one);
            assertEquals(List.of(), judge(one, one));
            assertEquals(isNoise(one, other), isNoise(other, one), () -> one + "\n" + other);
            noise += isNoise(one, other) && !judge(one, other).isEmpty() ? 1 : 0;
        }
        assertTrue(noise > 100, "cases of noise: " + noise);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void noiseIsTransitive(long seed) {
        Random random = new Random(seed);
        int chains = 0;
        for (int i = 0; i < 60 * ROUNDS; i++) {
            Value one = state(random, 2, 2);
            Value two = varied(random, one);
            Value three = varied(random, two);
            if (isNoise(one, two) && isNoise(two, three)) {
                chains += judge(one, two).isEmpty() || judge(two, three).isEmpty() ? 0 : 1;
                assertTrue(isNoise(one, three), () -> one + "\n" + two + "\n" + three);
            }
        }
        assertTrue(chains > 20, "chains: " + chains);
    }

    /** Whatever differs by the plain comparison is listed: the same values, whatever they are paired with. */
    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void nothingThatDiffersIsLeftOut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20 * ROUNDS; i++) {
            Value one = state(random, 3, 3);
            Value other = varied(random, one);
            boolean differs = !ValueDiff.between(one, other).isEmpty();
            assertTrue(!differs || !judge(one, other).isEmpty(), () -> one + "\n" + other);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void aSecretThatBecameAnotherIsAlwaysShown(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20 * ROUNDS; i++) {
            Value one = state(random, 3, 2);
            List<Integer> before = secrets(one);
            Value other = replaced(one, random.nextInt(2));
            if (!before.equals(secrets(other))) {
                assertFalse(isNoise(one, other), () -> one + "\n" + other);
            }
        }
    }

    private static Value replaced(Value value, int identity) {
        if (value instanceof MapValue map) {
            return map.mapValues((name, member) -> replaced(member, identity));
        }
        if (value instanceof Value.ListValue list) {
            return list.mapElements(element -> replaced(element, identity));
        }
        return value instanceof Value.Sensitive hidden && hidden.identity() == identity
                ? new Value.Sensitive(hidden.kind(), false, 99, "")
                : value;
    }

    private static List<Integer> secrets(Value value) {
        if (value instanceof MapValue map) {
            return map.toMap().values().stream()
                    .flatMap(member -> secrets(member).stream())
                    .collect(Collectors.toList());
        }
        if (value instanceof Value.ListValue list) {
            return list.elements().stream()
                    .flatMap(element -> secrets(element).stream())
                    .collect(Collectors.toList());
        }
        return value instanceof Value.Sensitive hidden ? List.of(hidden.identity()) : List.of();
    }
}
