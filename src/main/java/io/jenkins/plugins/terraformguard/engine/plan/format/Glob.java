package io.jenkins.plugins.terraformguard.engine.plan.format;

import java.util.List;

/** A pattern in which {@code *} is any text, also none, and everything else stands for itself. Matching never backtracks. */
public final class Glob {
    /** Letters and digits that a pattern needs at least to say anything about what it is for. */
    private static final int MIN_SAID = 3;

    private final List<String> parts;

    public Glob(String pattern) {
        this.parts = List.of(pattern.split("\\*", -1));
    }

    public boolean matches(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }

    /** Whether there is a {@code *} in it. */
    public boolean isPattern() {
        return parts.size() > 1;
    }

    /** Whether it is a pattern for about everything: {@code *}, but also {@code *.*} or {@code a*}. */
    public boolean isBoundless() {
        return isPattern()
                && parts.stream()
                                .flatMapToInt(String::chars)
                                .filter(Character::isLetterOrDigit)
                                .count()
                        < MIN_SAID;
    }
}
