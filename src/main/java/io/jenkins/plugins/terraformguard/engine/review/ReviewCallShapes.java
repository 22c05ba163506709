package io.jenkins.plugins.terraformguard.engine.review;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions and answers in a record, written and read. */
final class ReviewCallShapes {
    static final Set<String> ROLES = Stream.concat(ReviewRules.ROLES.stream(), Stream.of(ReviewCall.CRITIC))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PROMPT = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MAX_NAME = 400;
    private static final int MAX_PROBLEM = 1_000;
    private static final Reader<String> NAME = in -> ReviewAnswer.bounded(in, MAX_NAME);

    private static final Map<String, Reader<?>> CALL = Map.ofEntries(
            entry("role", in -> in.word(ROLES)),
            entry("model", ReviewCallShapes::model),
            entry("prompt", in -> in.match(PROMPT)),
            entry("prompt_sha256", in -> in.match(ReviewRecordDocument.DIGEST)),
            entry("nonce", NAME),
            entry("system", JsonCursor::text),
            entry("user", JsonCursor::text),
            entry("status", in -> in.constant(Status::byId, "status")),
            entry("problem", in -> ReviewAnswer.bounded(in, MAX_PROBLEM)),
            entry("answer", ReviewCallShapes::answer),
            entry("millis", JsonCursor::count));

    private static final Map<String, Reader<?>> MODEL = Map.of("endpoint", NAME, "provider", NAME, "model", NAME);

    private static final Map<String, Reader<?>> ANSWER = Map.of(
            "text", in -> ReviewAnswer.bounded(in, ReviewAnswer.MAX_CHARS),
            "model", NAME,
            "input_tokens", JsonCursor::count,
            "output_tokens", JsonCursor::count,
            "attempts", JsonCursor::count,
            "cached", JsonCursor::bool);

    private ReviewCallShapes() {}

    static Object write(ReviewCall call) {
        ModelAnswer answer = call.answer();
        Map<String, Object> document = new HashMap<>();
        document.put("role", call.role());
        document.put(
                "model",
                Map.of(
                        "endpoint", call.model().endpoint(),
                        "provider", call.model().provider(),
                        "model", call.model().model()));
        document.put("prompt", call.prompt());
        document.put("prompt_sha256", call.promptDigest());
        document.put("nonce", call.nonce());
        document.put("system", call.system());
        document.put("user", call.user());
        document.put("status", call.status().id());
        document.put("problem", call.problem());
        document.put(
                "answer",
                Map.of(
                        "text", answer.text(),
                        "model", answer.model(),
                        "input_tokens", answer.inputTokens(),
                        "output_tokens", answer.outputTokens(),
                        "attempts", answer.attempts(),
                        "cached", answer.cached()));
        document.put("millis", call.millis());
        return document;
    }

    /** All calls of a record: one for each role at most, and the critic last. */
    static List<ReviewCall> readAll(JsonCursor in) throws IOException, DecisionFormatException {
        List<ReviewCall> calls = in.list(ROLES.size(), ReviewCallShapes::call);
        Set<String> seen = new HashSet<>();
        for (ReviewCall call : calls) {
            if (seen.contains(ReviewCall.CRITIC) || !seen.add(call.role())) {
                throw in.wrong("has more than one call of a role, or one after that of the critic");
            }
        }
        return calls;
    }

    private static ReviewCall call(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(CALL);
        return new ReviewCall(
                fields.required("role"),
                fields.required("model"),
                fields.required("prompt"),
                fields.required("prompt_sha256"),
                fields.required("nonce"),
                fields.required("system"),
                fields.required("user"),
                fields.required("status"),
                fields.required("problem"),
                fields.required("answer"),
                fields.<Integer>required("millis"));
    }

    private static ModelIdentity model(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(MODEL);
        return new ModelIdentity(fields.required("endpoint"), fields.required("provider"), fields.required("model"));
    }

    private static ModelAnswer answer(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(ANSWER);
        return new ModelAnswer(
                fields.required("text"),
                fields.required("model"),
                fields.<Integer>required("input_tokens"),
                fields.<Integer>required("output_tokens"),
                fields.<Integer>required("attempts"),
                fields.<Boolean>required("cached"));
    }
}
