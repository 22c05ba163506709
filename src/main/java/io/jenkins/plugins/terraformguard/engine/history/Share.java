package io.jenkins.plugins.terraformguard.engine.history;

/** Parts of a whole in a hundred, as people read them. */
public final class Share {
    private Share() {}

    /**
     * So many in a hundred, rounded; 0 only where it is none, and 100 only where it is all: one of a thousand must not look
     * like none.
     *
     * @param all more than 0
     */
    public static int percent(long part, long all) {
        if (part <= 0 || part >= all) {
            return part <= 0 ? 0 : 100;
        }
        return (int) Math.max(1, Math.min(99, Math.round(100.0 * part / all)));
    }
}
