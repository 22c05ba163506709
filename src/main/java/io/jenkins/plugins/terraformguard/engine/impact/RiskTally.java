package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was counted for one factor. */
final class RiskTally {
    private static final int NAMED = 3;
    private static final int MAX_NAME = 200;

    private final RiskFactor factor;
    private final Map<String, Integer> counts = new TreeMap<>();
    /** The first by name, so that the order of the plan has no say in it. */
    private final TreeSet<String> named = new TreeSet<>();

    private String last = "";
    private int changes;

    RiskTally(RiskFactor factor) {
        this.factor = factor;
    }

    /** @param subject label of the change, or what else it is about */
    void count(String key, String subject) {
        counts.merge(key, 1, Integer::sum);
        if (changes == 0 || !subject.equals(last)) {
            last = subject;
            changes++;
            named.add(ValueText.cut(subject, MAX_NAME));
            if (named.size() > NAMED) {
                named.pollLast();
            }
        }
    }

    int count() {
        return changes;
    }

    Risk.RiskPart part(RiskSettings settings) {
        int most = settings.weight(factor, RiskSettings.MOST);
        long points = 0;
        List<String> texts = new ArrayList<>();
        for (String key : factor.counted()) {
            int number = counts.getOrDefault(key, 0);
            int weight = settings.weight(factor, key);
            boolean doubling = key.equals("doubling");
            int times = doubling ? doublings(number) : number;
            points += (long) times * weight;
            if (number > 0) {
                texts.add((doubling ? number + " changes, doubled " + times + " times" : number + " " + word(key))
                        + " at " + weight + (weight == 1 ? " point" : " points") + " each");
            }
        }
        return new Risk.RiskPart(
                factor.id(), factor.title(), (int) Math.min(points, most), most, changes, detail(texts));
    }

    private String detail(List<String> texts) {
        if (texts.isEmpty()) {
            return "Nothing was found";
        }
        String all = String.join(", ", texts);
        if (factor == RiskFactor.SIZE) {
            return all;
        }
        int more = changes - named.size();
        return all + ": " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String word(String key) {
        return key.equals("each") ? "in all" : key;
    }

    /** How often 1 has to be doubled to be more than the number. */
    static int doublings(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }
}
