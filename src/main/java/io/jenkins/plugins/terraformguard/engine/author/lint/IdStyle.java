package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds ids that are written otherwise than most of their pack. */
final class IdStyle {
    private IdStyle() {}

    static List<LintProblem> check(List<PackFile.Placed> policies) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> examples = new LinkedHashMap<>();
        for (PackFile.Placed placed : policies) {
            String style = of(placed.policy().id());
            counts.merge(style, 1, Integer::sum);
            examples.putIfAbsent(style, placed.policy().id());
        }
        String usual = null;
        for (Map.Entry<String, Integer> style : counts.entrySet()) {
            usual = usual == null || style.getValue() > counts.get(usual) ? style.getKey() : usual;
        }
        List<LintProblem> problems = new ArrayList<>();
        for (PackFile.Placed placed : policies) {
            String id = placed.policy().id();
            boolean ignored = placed.policy().notes().ignoredLint().contains(LintRule.MIXED_ID_STYLE.id());
            if (!of(id).equals(usual) && !ignored) {
                problems.add(LintProblem.of(
                        LintRule.MIXED_ID_STYLE,
                        id,
                        placed.at("id")
                                .error(
                                        "The id '" + id + "' is written otherwise than others of the pack, such as '"
                                                + examples.get(usual) + "'",
                                        "Write the ids of a pack in one way; don't change one that is in use")));
            }
        }
        return problems;
    }

    /** Case of the letters, the first separator, and how many digits there are at the end. */
    static String of(String id) {
        boolean upper = id.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean lower = id.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        String separator = "";
        for (int i = 0; i < id.length() && separator.isEmpty(); i++) {
            separator = "._-".indexOf(id.charAt(i)) >= 0 ? id.substring(i, i + 1) : "";
        }
        int digits = 0;
        while (digits < id.length() && Character.isDigit(id.charAt(id.length() - 1 - digits))) {
            digits++;
        }
        return (upper ? "A" : "") + (lower ? "a" : "") + separator + digits;
    }
}
