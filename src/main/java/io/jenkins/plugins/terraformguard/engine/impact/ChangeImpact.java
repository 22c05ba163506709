package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;

/**
 * What one change means.
 *
 * @param address of the resource
 * @param deposed key of a deposed object, or empty
 * @param type of the resource
 * @param action what is done, the id of its kind
 * @param reversibility whether it can be undone
 * @param certain whether that is sure; else it is the worst that may be
 * @param reason why, a sentence
 * @param restore what to do to get back what was, or why nothing helps
 * @param why why it is replaced, the nearest cause first; empty where nothing has to be explained
 * @param downstream how many resources depend on it, directly or not
 */
public record ChangeImpact(
        String address,
        String deposed,
        String type,
        String action,
        Reversibility reversibility,
        boolean certain,
        String reason,
        String restore,
        List<Cause> why,
        int downstream) {
    /** Steps of a chain of causes, at most. */
    public static final int MAX_CAUSES = 20;

    public ChangeImpact {
        why = List.copyOf(why);
    }
}
