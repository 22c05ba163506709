package io.jenkins.plugins.terraformguard.engine.review;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the answer of a model: one object of the schema, whatever stands around it, and nothing else. */
public final class ReviewAnswer {
    /** Name of the schema, which the answer has to say. */
    public static final String SCHEMA = "terraform-guard/review/v1";

    /** UTF-16 code units of an answer. */
    public static final int MAX_CHARS = 256 * 1024;

    static final int MAX_CONCERNS = 50;
    static final int MAX_QUESTIONS = 20;
    static final int MAX_CITED = 50;

    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_PATCH = 8_000;

    private static final Map<String, Reader<?>> CONCERN = Map.of(
            "title", in -> bounded(in, MAX_TITLE),
            "detail", in -> bounded(in, MAX_TEXT),
            "severity", in -> in.constant(Severity::byId, "severity"),
            "facts", in -> in.list(MAX_CITED, JsonCursor::text),
            "remediation", in -> bounded(in, MAX_TEXT),
            "patch", in -> bounded(in, MAX_PATCH));

    private static final Map<String, Reader<?>> REVIEW = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(SCHEMA))),
            entry("summary", in -> bounded(in, MAX_TEXT)),
            entry("risk", in -> in.word(Risk.LEVELS)),
            entry("confidence", JsonCursor::count),
            entry("concerns", in -> in.list(MAX_CONCERNS, ReviewAnswer::concern)),
            entry("questions", in -> in.list(MAX_QUESTIONS, question -> bounded(question, MAX_TEXT))));

    private ReviewAnswer() {}

    /**
     * The review in an answer to a question.
     *
     * @throws ReviewException if it can't be used
     */
    static Review read(Question question, String answer) throws ReviewException {
        return read(own(question.canaries(), answer));
    }

    /**
     * An answer that shows no sign of orders other than ours.
     *
     * @throws ReviewException if it does
     */
    static String own(Canaries canaries, String answer) throws ReviewException {
        if (answer.length() > MAX_CHARS) {
            throw new ReviewException("The answer is longer than " + MAX_CHARS + " characters");
        }
        if (canaries.areIn(answer)) {
            throw new ReviewException(
                    "The answer was discarded: it repeats what it was told to keep, or follows an instruction in the data");
        }
        return answer;
    }

    /**
     * The review in an answer.
     *
     * @throws ReviewException if there is none, or several that are not the same: then nothing of it counts
     */
    public static Review read(String answer) throws ReviewException {
        return one(answer, ReviewAnswer::review);
    }

    /**
     * The one object of a schema in an answer.
     *
     * @throws ReviewException if there is none, or several that are not the same: then nothing of it counts
     */
    static <T> T one(String answer, Reader<T> schema) throws ReviewException {
        if (answer.length() > MAX_CHARS) {
            throw new ReviewException("The answer is longer than " + MAX_CHARS + " characters");
        }
        Set<T> found = new LinkedHashSet<>();
        ReviewException why = new ReviewException("There is no JSON object in the answer");
        for (String candidate : JsonObjects.in(answer)) {
            try {
                found.add(StrictJson.read(candidate.getBytes(StandardCharsets.UTF_8), 4 * MAX_CHARS, schema));
            } catch (DecisionFormatException e) {
                why = new ReviewException("The answer is not as it has to be: " + e.getMessage(), e);
            }
        }
        if (found.isEmpty()) {
            throw why;
        }
        if (found.size() > 1) {
            throw new ReviewException("There are several answers in it that differ");
        }
        return found.iterator().next();
    }

    private static Review review(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(REVIEW);
        fields.required("schema");
        int confidence = fields.<Integer>required("confidence");
        if (confidence > 100) {
            throw in.wrong("has a confidence of more than 100 percent");
        }
        return new Review(
                fields.required("summary"),
                fields.required("risk"),
                confidence,
                fields.<List<Concern>>required("concerns"),
                fields.list("questions"));
    }

    private static Concern concern(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(CONCERN);
        return new Concern(
                fields.required("title"),
                fields.required("detail"),
                fields.required("severity"),
                fields.<List<String>>required("facts"),
                fields.text("remediation"),
                fields.text("patch"));
    }

    static String bounded(JsonCursor in, int max) throws IOException, DecisionFormatException {
        String text = in.text();
        if (text.length() > max) {
            throw in.wrong("is longer than " + max + " characters");
        }
        return text;
    }
}
