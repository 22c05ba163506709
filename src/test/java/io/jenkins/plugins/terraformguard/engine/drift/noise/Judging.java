package io.jenkins.plugins.terraformguard.engine.drift.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.JsonText;
import java.util.List;

/** Judges states that are written as JSON. */
final class Judging {
    private Judging() {}

    static List<NoiseRules.Change> changes(String type, String recorded, String real) {
        return NoiseRules.judge(type, JsonText.parse(recorded), JsonText.parse(real))
                .changes();
    }

    /** Each change as {@code path rule}, a dash where no rule makes it noise. */
    static List<String> rules(String type, String recorded, String real) {
        return changes(type, recorded, real).stream()
                .map(change -> change.difference().path() + " " + (change.isNoise() ? change.rule() : "-"))
                .toList();
    }

    /** Expects that all changes are noise by that rule, in both directions. */
    static void hides(String rule, String type, String recorded, String real) {
        for (List<String> judged : List.of(rules(type, recorded, real), rules(type, real, recorded))) {
            assertEquals(
                    List.of(rule),
                    judged.stream()
                            .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                            .distinct()
                            .toList(),
                    () -> recorded + " / " + real);
        }
    }

    /** Expects a change that no rule hides, in both directions. */
    static void shows(String type, String recorded, String real) {
        for (List<NoiseRules.Change> judged : List.of(changes(type, recorded, real), changes(type, real, recorded))) {
            assertEquals(true, judged.stream().anyMatch(change -> !change.isNoise()), () -> recorded + " / " + real);
        }
    }

    /** An attribute that holds a text, as a state. */
    static String text(String name, String text) {
        return "{\"" + name + "\":" + quoted(text) + "}";
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            out.append(c == '"' || c == '\\' || c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return out.append('"').toString();
    }

    static Value value(String json) {
        return JsonText.parse(json);
    }
}
