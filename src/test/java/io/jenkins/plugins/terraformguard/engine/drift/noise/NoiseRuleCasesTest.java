package io.jenkins.plugins.terraformguard.engine.drift.noise;

import static io.jenkins.plugins.terraformguard.engine.drift.noise.Judging.hides;
import static io.jenkins.plugins.terraformguard.engine.drift.noise.Judging.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule has cases that it hides and near misses that it must not hide; they stand in {@code noise-cases.txt}. */
class NoiseRuleCasesTest {
    private static final String NEAR_MISS = "-";
    private static final String AMONG_OTHERS = "~";

    /** @param sign see the file */
    record Case(int line, String rule, String sign, String type, String recorded, String real) {
        boolean hidden() {
            return !sign.equals(NEAR_MISS);
        }

        @Override
        public String toString() {
            return line + " " + rule + (hidden() ? "" : " near miss");
        }
    }

    /** Blocks of lines: a rule, + or -, a resource type; then the two states. */
    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> lines;
        try (InputStream in = NoiseRuleCasesTest.class.getResourceAsStream("noise-cases.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                String[] head = lines.get(i).split(" ");
                assertEquals(3, head.length, "line " + (i + 1));
                cases.add(new Case(i + 1, head[0], head[1], head[2], lines.get(i + 1), lines.get(i + 2)));
                i += 2;
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleHidesItsCasesAndNoNearMiss(Case given) {
        if (given.sign().equals(AMONG_OTHERS)) {
            List<String> judged = Judging.rules(given.type(), given.recorded(), given.real());
            assertTrue(judged.stream().anyMatch(text -> text.endsWith(" " + given.rule())), judged.toString());
            assertTrue(judged.stream().anyMatch(text -> text.endsWith(" -")), judged.toString());
        } else if (given.hidden()) {
            hides(given.rule(), given.type(), given.recorded(), given.real());
        } else {
            shows(given.type(), given.recorded(), given.real());
        }
    }

    @Test
    void everyRuleHasBoth() throws IOException {
        Map<String, TreeSet<Boolean>> seen = new TreeMap<>();
        for (Case given : cases()) {
            seen.computeIfAbsent(given.rule(), unused -> new TreeSet<>()).add(given.hidden());
        }
        List<String> complete = seen.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 2)
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(NoiseRules.all().stream().map(NoiseRule::id).sorted().toList(), complete);
    }

    @Test
    void idsAreDistinct() {
        Stream<String> ids = NoiseRules.all().stream().map(NoiseRule::id).distinct();
        assertEquals(NoiseRules.all().size(), ids.count());
    }
}
