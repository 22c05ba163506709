package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;
import java.util.Set;

/**
 * How risky a plan is, with all that it is made of.
 *
 * @param score from 0 to 100: the sum of the parts, cut at 100
 * @param level {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param doubts why the confidence is not high, a sentence each
 * @param threshold score from which somebody has to approve, 0 for never
 * @param parts what the score is made of, those without points included
 */
public record Risk(
        int score, String level, String confidence, List<String> doubts, int threshold, List<RiskPart> parts) {
    public static final Set<String> LEVELS = Set.of("low", "medium", "high", "critical");
    public static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");

    public static final Risk NONE = new Risk(0, "low", "low", List.of(), 0, List.of());

    public Risk {
        doubts = List.copyOf(doubts);
        parts = List.copyOf(parts);
    }

    /** Whether somebody has to approve. */
    public boolean asksForApproval() {
        return threshold > 0 && score >= threshold;
    }

    /**
     * A part of the score.
     *
     * @param id name of the weight
     * @param title what it is about
     * @param points what it adds
     * @param most what it can add at most
     * @param count how many changes it is about
     * @param detail what was found, a sentence
     */
    public record RiskPart(String id, String title, int points, int most, int count, String detail) {}
}
