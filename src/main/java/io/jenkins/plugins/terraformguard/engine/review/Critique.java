package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody says who looked through the concerns of others: which of them do not hold. There is nothing else to say.
 *
 * @param strikes one for each of those
 */
record Critique(List<Strike> strikes) {
    /** Name of the schema, which the answer has to say. */
    static final String SCHEMA = "terraform-guard/critique/v1";

    /** Nothing is struck. */
    static final Critique NONE = new Critique(List.of());

    private static final int MAX_STRIKES = 200;
    private static final int MAX_ID = 20;
    private static final int MAX_REASON = 1_000;

    private static final Map<String, Reader<?>> STRIKE = Map.of(
            "concern", in -> ReviewAnswer.bounded(in, MAX_ID), "reason", in -> ReviewAnswer.bounded(in, MAX_REASON));

    private static final Map<String, Reader<?>> CRITIQUE =
            Map.of("schema", in -> in.word(Set.of(SCHEMA)), "strikes", in -> in.list(MAX_STRIKES, Critique::strike));

    Critique {
        strikes = List.copyOf(strikes);
    }

    /**
     * A concern that does not hold.
     *
     * @param concern its id, such as {@code C1}
     */
    record Strike(String concern, String reason) {}

    /** @throws ReviewException if there is none in the answer, or several that are not the same */
    static Critique read(Canaries canaries, String answer) throws ReviewException {
        return ReviewAnswer.one(ReviewAnswer.own(canaries, answer), Critique::critique);
    }

    private static Critique critique(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(CRITIQUE);
        fields.required("schema");
        return new Critique(fields.required("strikes"));
    }

    private static Strike strike(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(STRIKE);
        return new Strike(fields.required("concern"), fields.required("reason"));
    }
}
