package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates how large a regular expression gets when it is compiled. The library spells repetitions out, so that
 * <code>((a{1000}){1000}){1000}</code> would fill any memory.
 */
final class PatternSize {
    static final int MAX = 10_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static boolean isTooLarge(String pattern) {
        return of(pattern) > MAX;
    }

    /** How many characters and classes it is, with repetitions spelt out; only that it is too large where it is. */
    static long of(String pattern) {
        return pattern.length() > MAX ? pattern.length() : new PatternSize(pattern).measure();
    }

    private long measure() {
        for (int i = 0; i < pattern.length() && sum <= MAX; i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                atom(1);
            } else if (c == '[') {
                i = endOfClass(i);
                atom(1);
            } else if (c == '(') {
                outer.push(sum);
                sum = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                long inner = sum + 2;
                sum = outer.pop();
                atom(inner);
            } else if (c == '{') {
                i = repetition(i);
            } else {
                atom(1);
            }
        }
        return outer.stream().mapToLong(Long::longValue).sum() + sum;
    }

    private void atom(long size) {
        last = size;
        sum += size;
    }

    private int repetition(int at) {
        Matcher matcher = REPETITION.matcher(pattern).region(at, pattern.length());
        if (!matcher.lookingAt()) {
            atom(1);
            return at;
        }
        String most = matcher.group(2) == null || matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(2);
        long size = last * Math.max(1, Long.parseLong(most));
        sum += size - last;
        last = size;
        return matcher.end() - 1;
    }

    private int endOfClass(int at) {
        int i = at + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.startsWith("[:", i)) {
                i = Math.max(i, pattern.indexOf(":]", i) + 1);
            }
            i++;
        }
        return i;
    }
}
