package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.RiskSettings;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Lays the settings of the score over each other, those of the highest layer first. */
final class RiskBinder {
    static final int MOST = 100;
    static final int MAX_WORDS = 500;
    static final int MAX_WORD = 100;

    /** Lists whose words make something no risk, so that more of them would weaken. */
    static final Set<String> EXCUSES = Set.of("outbound_blocks", "outbound_names", "outbound_values");

    private static final Set<String> TYPES = Set.of("data_types", "network_types", "network_guards", "identity_types");

    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Map<String, List<String>> words = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /** A section of a file, with who wrote it; {@code rules} is whether it may say anything. */
    record Section(YamlNode node, String layer, boolean rules) {}

    /** Takes the file that comes with the engine, which says what settings there are. */
    void bundled(YamlNode risk) throws PolicyException {
        for (Map.Entry<String, YamlNode> member : risk.members().entrySet()) {
            if (member.getValue().isMapping() || member.getKey().equals(RiskSettings.THRESHOLD)) {
                defaults(member.getKey(), member.getValue());
            } else {
                words.put(member.getKey(), member.getValue().texts());
            }
        }
    }

    private void defaults(String path, YamlNode node) throws PolicyException {
        if (!node.isMapping()) {
            numbers.put(path, number(node, 0));
            return;
        }
        for (Map.Entry<String, YamlNode> member : node.members().entrySet()) {
            defaults(path + "." + member.getKey(), member.getValue());
        }
    }

    /** Takes what a layer says. */
    void add(Section section) throws PolicyException {
        Set<String> known = new TreeSet<>(words.keySet());
        known.addAll(keys(""));
        for (Map.Entry<String, YamlNode> member : section.node().members(known).entrySet()) {
            if (words.containsKey(member.getKey())) {
                list(section, member.getKey(), member.getValue());
            } else {
                numbers(section, member.getKey(), member.getValue());
            }
        }
        for (String[] pair : new String[][] {{"medium", "high"}, {"high", "critical"}}) {
            if (numbers.get(RiskSettings.LEVELS + pair[0]) > numbers.get(RiskSettings.LEVELS + pair[1])) {
                throw section.node()
                        .error(
                                "The level " + pair[1] + " would begin below " + pair[0],
                                "Write bounds of which each is higher than the one before");
            }
        }
    }

    /** The names that may follow a path. */
    private Set<String> keys(String prefix) {
        Set<String> keys = new TreeSet<>();
        for (String path : numbers.keySet()) {
            if (path.startsWith(prefix)) {
                keys.add(path.substring(prefix.length()).replaceFirst("\\..*", ""));
            }
        }
        return keys;
    }

    private void numbers(Section section, String path, YamlNode node) throws PolicyException {
        if (numbers.containsKey(path)) {
            boolean weight = path.startsWith(RiskSettings.WEIGHTS);
            set(section, path, node, number(node, weight || path.equals(RiskSettings.THRESHOLD) ? 0 : 1));
            return;
        }
        for (Map.Entry<String, YamlNode> member : node.members(keys(path + ".")).entrySet()) {
            numbers(section, path + "." + member.getKey(), member.getValue());
        }
    }

    private void set(Section section, String path, YamlNode node, int value) {
        int old = numbers.get(path);
        boolean weight = path.startsWith(RiskSettings.WEIGHTS);
        boolean none = path.equals(RiskSettings.THRESHOLD) && value == 0;
        boolean first = path.equals(RiskSettings.THRESHOLD) && old == 0;
        boolean tightens = weight ? value >= old : first || !none && value <= old;
        if (section.rules() || tightens) {
            numbers.put(path, value);
        } else if (value != old) {
            notes.add(without(section, "sets risk." + path + " to " + value + ", which is weaker than " + old, node));
        }
    }

    private void list(Section section, String name, YamlNode node) throws PolicyException {
        List<String> given = new ArrayList<>();
        for (YamlNode element : RowBinder.bounded(node, MAX_WORDS, "words")) {
            String word = element.text();
            if (word.isBlank() || word.length() > MAX_WORD) {
                throw element.error("This is no word that could be found", "Write 1 to " + MAX_WORD + " characters");
            }
            given.add(word);
        }
        if (TYPES.contains(name) && !given.isEmpty()) {
            RowBinder.types(node);
        }
        if (section.rules()) {
            words.put(name, given);
        } else if (!EXCUSES.contains(name)) {
            Set<String> all = new LinkedHashSet<>(words.get(name));
            all.addAll(given);
            words.put(name, List.copyOf(all));
        } else if (!words.get(name).containsAll(given)) {
            notes.add(without(section, "adds to risk." + name + ", which makes fewer things a risk", node));
        }
    }

    private static String without(Section section, String what, YamlNode node) {
        return "The layer '" + section.layer() + "' " + what + " (" + node.place() + "). It has no effect";
    }

    private static int number(YamlNode node, int least) throws PolicyException {
        if (node.value() instanceof Value.Int number && number.value() >= least && number.value() <= MOST) {
            return (int) number.value();
        }
        throw node.error("A whole number is needed here", "Write one from " + least + " to " + MOST);
    }

    /** What lower layers tried to weaken, a sentence each. */
    List<String> notes() {
        return notes;
    }

    RiskSettings settings() {
        Map<String, Predicate<String>> types = new HashMap<>();
        TYPES.forEach(name -> types.put(name, TypeNames.any(words.get(name))));
        return new RiskSettings(numbers, words, types);
    }
}
