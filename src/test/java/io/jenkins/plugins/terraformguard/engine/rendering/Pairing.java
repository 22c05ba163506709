package io.jenkins.plugins.terraformguard.engine.rendering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which element of a list was which before. */
final class Pairing {
    /** Indices into the two lists; -1 where there is no partner. */
    record Pair(int before, int after) {
        int place() {
            return before < 0 ? after : before;
        }

        <T> T before(List<T> list) {
            return before < 0 ? null : list.get(before);
        }

        <T> T after(List<T> list) {
            return after < 0 ? null : list.get(after);
        }
    }

    private Pairing() {}

    /** Whether {@link #byPosition} goes element by element: the length is the same and something new is there. */
    static <T> boolean isPositional(List<T> before, List<T> after) {
        return before.size() == after.size() && !after.containsAll(before);
    }

    static <T> List<Pair> byPosition(List<T> before, List<T> after) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            pairs.add(new Pair(i < before.size() ? i : -1, i < after.size() ? i : -1));
        }
        return pairs;
    }

    /**
     * Along the longest common subsequence; between its elements, those that are related are paired.
     *
     * @param eager OpenTofu's way: related elements are paired even where one is part of the common sequence
     */
    static <T> List<Pair> aligned(List<T> before, List<T> after, BiPredicate<T, T> related, boolean eager) {
        List<Pair> pairs = new ArrayList<>();
        List<T> common = longestCommon(before, after);
        int b = 0;
        int a = 0;
        for (int next = 0; next <= common.size(); next++) {
            T stop = next < common.size() ? common.get(next) : null;
            while (b < before.size() && !before.get(b).equals(stop)) {
                boolean update =
                        a < after.size() && !after.get(a).equals(stop) && related.test(before.get(b), after.get(a));
                pairs.add(new Pair(b++, update ? a++ : -1));
            }
            while (a < after.size() && !after.get(a).equals(stop)) {
                boolean update = eager && b < before.size() && related.test(before.get(b), after.get(a));
                pairs.add(new Pair(update ? b++ : -1, a++));
            }
            if (stop != null) {
                pairs.add(new Pair(b < before.size() ? b : -1, a < after.size() ? a : -1));
                b++;
                a++;
            }
        }
        return pairs;
    }

    /** Equal elements of sets, then what went, then what came. */
    static <T> List<Pair> ofSets(List<T> before, List<T> after) {
        List<Pair> pairs = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (int b = 0; b < before.size(); b++) {
            int partner = -1;
            for (int a = 0; a < after.size() && partner < 0; a++) {
                if (!taken.contains(a) && before.get(b).equals(after.get(a))) {
                    partner = a;
                    taken.add(a);
                }
            }
            pairs.add(new Pair(b, partner));
        }
        for (int a = 0; a < after.size(); a++) {
            if (!taken.contains(a)) {
                pairs.add(new Pair(-1, a));
            }
        }
        return pairs;
    }

    private static <T> List<T> longestCommon(List<T> before, List<T> after) {
        int[][] length = new int[before.size() + 1][after.size() + 1];
        for (int b = 1; b <= before.size(); b++) {
            for (int a = 1; a <= after.size(); a++) {
                length[b][a] = before.get(b - 1).equals(after.get(a - 1))
                        ? length[b - 1][a - 1] + 1
                        : Math.max(length[b - 1][a], length[b][a - 1]);
            }
        }
        List<T> common = new ArrayList<>();
        int b = before.size();
        int a = after.size();
        while (b > 0 && a > 0) {
            if (before.get(b - 1).equals(after.get(a - 1))) {
                common.add(before.get(--b));
                a--;
            } else if (length[b - 1][a] > length[b][a - 1]) {
                b--;
            } else {
                a--;
            }
        }
        Collections.reverse(common);
        return common;
    }
}
