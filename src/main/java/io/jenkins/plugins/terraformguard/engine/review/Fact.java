package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;
import java.util.Locale;

/**
 * Something that is known of a change, without secrets and bounded in length.
 *
 * @param id {@code F1}, {@code F2} and so on: what a claim has to name
 * @param kind what it is about
 * @param subject label of a resource, id of a policy, or empty
 * @param action what is done to the subject: the id of a kind of change, or empty
 * @param values what differs or decided
 * @param text what else there is to say, in words of the engine, of a policy or of the author of the change
 */
public record Fact(String id, Kind kind, String subject, String action, List<FactValue> values, String text) {
    public Fact {
        values = List.copyOf(values);
    }

    /** Kinds of facts. */
    public enum Kind {
        /** The plan as a whole. */
        PLAN,
        /** What is done to a resource, an output, or by an action. */
        CHANGE,
        /** What was changed outside Terraform. */
        DRIFT,
        /** What a policy found. */
        FINDING,
        /** What a change means: what can't be undone, what depends on it. */
        IMPACT,
        /** Which resource refers to which. */
        REFERENCE,
        /** What the author of the change says of it. */
        INTENT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value at a place; markers stand for what is secret or not known yet, and an empty text for what is not there.
     *
     * @param path attribute path
     * @param before what it was
     * @param after what it will be
     */
    public record FactValue(String path, String before, String after) {}

    /** The same under another id. */
    Fact as(String number) {
        return new Fact(number, kind, subject, action, values, text);
    }
}
