package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The causes of one change while they are being found: each said once, not too many, and not for ever. */
final class CauseList {
    static final int MAX_DEPTH = 25;
    private static final int MAX_STEPS = 2000;
    private static final int MAX_SUBJECT = 300;
    private static final int MAX_TEXT = 600;

    private final List<Cause> causes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int steps;

    void add(String kind, String subject, String text) {
        if (causes.size() < ChangeImpact.MAX_CAUSES) {
            causes.add(new Cause(kind, line(subject, MAX_SUBJECT), line(text, MAX_TEXT)));
        }
    }

    /** Whether a way was not followed yet and may be. */
    boolean enter(String way) {
        return hasRoom() && seen.add(way);
    }

    /** Counts a step; says whether there is room for what comes of it. */
    boolean hasRoom() {
        return ++steps <= MAX_STEPS && causes.size() < ChangeImpact.MAX_CAUSES;
    }

    /** All of them; the last one says so where there was more to follow. */
    List<Cause> causes(String label) {
        if (steps > MAX_STEPS) {
            add("lost", label, "There is more behind it than is followed here.");
        }
        return List.copyOf(causes);
    }

    private static String line(String text, int max) {
        return ValueText.oneLine(ValueText.cut(text, max));
    }
}
