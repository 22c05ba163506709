package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what an author probably meant by a word that is not known. */
public final class Suggestion {
    private static final int MAX_DISTANCE = 3;

    private Suggestion() {}

    /** The message with "did you mean", where something known is near. */
    public static String append(String message, String word, Collection<String> known) {
        return message
                + nearest(word, known)
                        .map(Suggestion::question)
                        .orElseGet(() -> "; known are: " + String.join(", ", new TreeSet<>(known)));
    }

    static String question(String meant) {
        return "; did you mean '" + meant + "'?";
    }

    /** What is known and near, if anything is. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        int bestDistance = Math.min(MAX_DISTANCE, Math.max(1, word.length() / 2)) + 1;
        for (String candidate : new TreeSet<>(known)) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein distance, of texts that are cut where they are long. */
    private static int distance(String left, String right) {
        String a = left.substring(0, Math.min(left.length(), 60));
        String b = right.substring(0, Math.min(right.length(), 60));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
