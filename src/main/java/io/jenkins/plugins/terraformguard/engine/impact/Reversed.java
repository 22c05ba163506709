package io.jenkins.plugins.terraformguard.engine.impact;

/**
 * Whether a change can be undone.
 *
 * @param cls the class
 * @param certain whether it is sure; else it is the worst that may be
 * @param reason why, a sentence or two
 * @param restore what to do to get back what was, or why nothing helps
 * @param row id of the row that says so, empty where nothing is changed
 */
public record Reversed(Reversibility cls, boolean certain, String reason, String restore, String row) {
    /** Of what changes nothing outside the state. */
    public static final Reversed NOTHING =
            new Reversed(Reversibility.REVERSIBLE, true, "Nothing is changed", "There is nothing to undo", "");

    /** What two tables come to together: the worse answer, and of two that are alike the one that is surer of the harm. */
    Reversed worse(Reversed other) {
        int order = cls.compareTo(other.cls);
        if (order == 0) {
            return other.certain && !certain && cls != Reversibility.REVERSIBLE ? other : this;
        }
        return order > 0 ? this : other;
    }
}
