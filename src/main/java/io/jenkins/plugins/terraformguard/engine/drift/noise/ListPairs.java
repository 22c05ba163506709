package io.jenkins.plugins.terraformguard.engine.drift.noise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which elements of two lists are compared with each other: first those that do not differ at all, then those that mean
 * the same, then the others in their order. What is left on one side was added or removed.
 */
final class ListPairs {
    private static final int NONE = -1;

    private final int[] partners;
    private final int[] origins;
    private final List<Pair> all = new ArrayList<>();

    /** Indexes of two elements; one of them is -1 where there is no partner. */
    record Pair(int before, int after) {}

    private ListPairs(int before, int after) {
        partners = new int[before];
        origins = new int[after];
        Arrays.fill(partners, NONE);
        Arrays.fill(origins, NONE);
    }

    static ListPairs byPosition(List<Node> before, List<Node> after) {
        ListPairs pairs = new ListPairs(before.size(), after.size());
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            pairs.join(i, i);
        }
        return pairs.collected();
    }

    static ListPairs byMeaning(List<Node> before, List<Node> after) {
        ListPairs pairs = new ListPairs(before.size(), after.size());
        pairs.join(before, after, Node::exact);
        pairs.join(before, after, Node::normal);
        pairs.joinRest();
        return pairs.collected();
    }

    /** All pairs: those of the second list in its order, then what was removed. */
    List<Pair> all() {
        return all;
    }

    /** Whether any element has its partner at another place. */
    boolean isPermuted() {
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] != NONE && origins[i] != i) {
                return true;
            }
        }
        return false;
    }

    private void join(int before, int after) {
        partners[before] = after;
        origins[after] = before;
    }

    private void join(List<Node> before, List<Node> after, ToIntFunction<Node> number) {
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                open.computeIfAbsent(number.applyAsInt(before.get(i)), unused -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int i = 0; i < origins.length && !open.isEmpty(); i++) {
            Deque<Integer> likes = origins[i] == NONE ? open.get(number.applyAsInt(after.get(i))) : null;
            if (likes != null && !likes.isEmpty()) {
                join(likes.poll(), i);
            }
        }
    }

    private void joinRest() {
        int at = 0;
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] == NONE) {
                while (at < partners.length && partners[at] != NONE) {
                    at++;
                }
                if (at < partners.length) {
                    join(at, i);
                }
            }
        }
    }

    private ListPairs collected() {
        for (int i = 0; i < origins.length; i++) {
            all.add(new Pair(origins[i], i));
        }
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                all.add(new Pair(i, NONE));
            }
        }
        return this;
    }
}
