package io.jenkins.plugins.terraformguard.engine.review;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who can be asked.
 *
 * @param models by role; a role that is not in it is not asked
 * @param critic null if there is none
 * @param limit how long all of them together may take
 * @param nonces random texts, a new one for each question
 * @param notes why roles have no model, and the like
 * @param answers answers of before; asked by several threads
 */
public record ReviewPanel(
        Map<String, Model> models,
        Model critic,
        Duration limit,
        Supplier<String> nonces,
        List<String> notes,
        AnswerCache answers) {
    /** No model: the rules of the engine look alone. */
    public static final ReviewPanel NONE = new ReviewPanel(Map.of(), null, Duration.ZERO, () -> "", List.of());

    public ReviewPanel {
        models = Map.copyOf(models);
        notes = List.copyOf(notes);
    }

    /** Models that are asked each time. */
    public ReviewPanel(
            Map<String, Model> models, Model critic, Duration limit, Supplier<String> nonces, List<String> notes) {
        this(models, critic, limit, nonces, notes, AnswerCache.NONE);
    }
}
