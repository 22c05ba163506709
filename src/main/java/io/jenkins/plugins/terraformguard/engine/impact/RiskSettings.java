package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that the score is computed with; nothing of it stands in code.
 *
 * @param numbers by their path in the file, such as {@code weights.network.opened}
 * @param words lists of words, by name
 * @param types the lists that name resource types, ready to be asked
 */
public record RiskSettings(
        Map<String, Integer> numbers, Map<String, List<String>> words, Map<String, Predicate<String>> types) {
    public static final String THRESHOLD = "threshold";
    public static final String LEVELS = "levels.";
    public static final String DOUBTS = "doubts.";
    public static final String WEIGHTS = "weights.";

    /** What a factor can add at most. */
    static final String MOST = "most";

    public RiskSettings {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
        types = Map.copyOf(types);
    }

    public int threshold() {
        return number(THRESHOLD);
    }

    /** The number at a path, such as {@code levels.high}. */
    public int number(String path) {
        Integer number = numbers.get(path);
        if (number == null) {
            throw new IllegalArgumentException("there is no setting " + path);
        }
        return number;
    }

    int weight(RiskFactor factor, String key) {
        return number(WEIGHTS + factor.id() + "." + key);
    }

    Set<String> set(String name) {
        return Set.copyOf(list(name));
    }

    List<String> list(String name) {
        List<String> list = words.get(name);
        if (list == null) {
            throw new IllegalArgumentException("there is no list " + name);
        }
        return list;
    }

    boolean isOneOf(String list, String type) {
        return types.get(list).test(type);
    }

    /** The level of a score. */
    String level(int score) {
        for (String level : List.of("critical", "high", "medium")) {
            if (score >= number(LEVELS + level)) {
                return level;
            }
        }
        return "low";
    }

    /** The numbers in the order of their paths. */
    public Map<String, Integer> sorted() {
        return new TreeMap<>(numbers);
    }
}
