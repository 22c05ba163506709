package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;

/** Lines of configuration as they come into being, with the indentation of {@code terraform fmt}. */
final class HclLines {
    private static final int STEP = 2;

    /** What is longer is cut anyway. */
    private static final int ENOUGH = 2 * HclText.MAX_CHARS;

    private final StringBuilder text = new StringBuilder();
    private int indentation;

    void append(String more) {
        text.append(more);
    }

    /** Whether there is more than anybody takes, so that what follows may be left out. */
    boolean isFull() {
        return text.length() > ENOUGH;
    }

    /** Begins another line; the first one is there from the start. */
    void newLine() {
        if (!text.isEmpty()) {
            text.append('\n').append(" ".repeat(indentation));
        }
    }

    /** A remark on a line of its own. It is often text of the plan, which must not get out of the comment. */
    void comment(String remark) {
        newLine();
        text.append(("# " + ValueText.oneLine(remark)).stripTrailing());
    }

    void indented(Runnable content) {
        indentation += STEP;
        content.run();
        indentation -= STEP;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
