package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One question to one model, and what comes of it as a call of the record. */
final class Inquiry {
    /** Bytes of an answer as it is written; a longer one is no answer. */
    static final int MAX_ANSWER = 768 * 1024;

    /** What is kept of an answer that is too long. */
    private static final int MAX_KEPT = 10_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_PROBLEM = 300;
    private static final ModelAnswer NOTHING = new ModelAnswer("", "", 0, 0, 1, false);

    private final String role;
    private final Model model;
    private final ModelIdentity identity;
    private final String nonce;
    private final Question question;
    private final Reading reading;
    private final long start = System.nanoTime();

    /** Reads an answer to see whether it is one. */
    @FunctionalInterface
    interface Reading {
        void read(Question question, String answer) throws ReviewException;
    }

    Inquiry(String role, Model model, String nonce, Question question, Reading reading) {
        this.role = role;
        this.model = model;
        this.nonce = nonce;
        this.question = question;
        this.reading = reading;
        identity = identity(model);
    }

    private static ModelIdentity identity(Model model) {
        try {
            ModelIdentity said = model.identity();
            return new ModelIdentity(name(said.endpoint()), name(said.provider()), name(said.model()));
        } catch (RuntimeException e) {
            // One that can't even say who it is may still be asked: what comes of it is in the call.
            return ModelIdentity.UNKNOWN;
        }
    }

    /** Asks, unless the same was asked before. */
    ReviewCall ask(AnswerCache cache) throws InterruptedException {
        String key = model.cacheKey(question.promptDigest(), question.factsDigest());
        if (key.isEmpty()) {
            return ask();
        }
        Optional<AnswerCache.Cached> known = cache.find(key);
        if (known.isPresent()) {
            ReviewCall call = recall(known.get());
            if (call.status() == Status.ANSWERED) {
                return call;
            }
            cache.forget(key);
        }
        ReviewCall call = ask();
        if (call.status() == Status.ANSWERED) {
            cache.keep(key, new AnswerCache.Cached(nonce, question, call.answer()));
        }
        return call;
    }

    private ReviewCall ask() throws InterruptedException {
        ModelAnswer answer;
        try {
            answer = model.answer(question);
        } catch (ReviewException e) {
            return without(e.skipped() ? Status.SKIPPED : Status.FAILED, e.getMessage());
        } catch (RuntimeException e) {
            // Its message may hold anything, a key as well.
            return without(Status.FAILED, "The reviewer failed: " + e.getClass().getSimpleName());
        }
        return read(nonce, question, bounded(answer));
    }

    /** A kept answer belongs to the question that it was given to, with the canaries of that one. */
    private ReviewCall recall(AnswerCache.Cached known) {
        ModelAnswer answer = bounded(known.answer());
        return read(
                known.nonce(),
                known.question(),
                new ModelAnswer(
                        answer.text(),
                        answer.model(),
                        answer.inputTokens(),
                        answer.outputTokens(),
                        answer.attempts(),
                        true));
    }

    private ReviewCall read(String asked, Question sent, ModelAnswer answer) {
        try {
            if (CanonicalJson.bytes(answer.text()).length > MAX_ANSWER) {
                throw new ReviewException("The answer is longer than " + MAX_ANSWER + " bytes");
            }
            reading.read(sent, answer.text());
            return call(asked, sent, Status.ANSWERED, "", answer);
        } catch (ReviewException e) {
            String text = ValueText.cut(answer.text(), MAX_KEPT);
            ModelAnswer kept = new ModelAnswer(
                    text,
                    answer.model(),
                    answer.inputTokens(),
                    answer.outputTokens(),
                    answer.attempts(),
                    answer.cached());
            return call(asked, sent, Status.DISCARDED, e.getMessage(), kept);
        }
    }

    /** The call where there is no answer. */
    ReviewCall without(Status status, String problem) {
        return call(nonce, question, status, problem, NOTHING);
    }

    private ReviewCall call(String asked, Question sent, Status status, String problem, ModelAnswer answer) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new ReviewCall(
                role,
                identity,
                sent.prompt(),
                sent.promptDigest(),
                asked,
                sent.system(),
                sent.user(),
                status,
                problem.isEmpty() ? "" : PlainText.or(problem, MAX_PROBLEM, "The answer is not as it has to be"),
                answer,
                (int) Math.min(millis, Integer.MAX_VALUE));
    }

    /** As the record can hold it. Without this it would read back as another text. */
    private static ModelAnswer bounded(ModelAnswer answer) {
        return new ModelAnswer(
                CanonicalJson.wellFormed(answer.text()),
                name(answer.model()),
                Math.max(0, answer.inputTokens()),
                Math.max(0, answer.outputTokens()),
                Math.max(1, answer.attempts()),
                answer.cached());
    }

    private static String name(String text) {
        return FactText.name(ValueText.cut(text, MAX_NAME));
    }
}
