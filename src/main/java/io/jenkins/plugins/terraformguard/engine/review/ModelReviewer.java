package io.jenkins.plugins.terraformguard.engine.review;

import java.util.function.Supplier;

/** Has a model look at the facts. An answer that shows that it took orders from the data is no answer. */
public final class ModelReviewer implements Reviewer {
    private final Prompt prompt;
    private final Model model;
    private final Supplier<String> nonces;

    /** @param nonces random texts, a new one for each question */
    public ModelReviewer(Prompt prompt, Model model, Supplier<String> nonces) {
        this.prompt = prompt;
        this.model = model;
        this.nonces = nonces;
    }

    @Override
    public Review review(FactSheet sheet) throws ReviewException, InterruptedException {
        Question question = Question.of(prompt, sheet, nonces.get());
        return read(question, model.answer(question).text());
    }

    /**
     * The review in an answer to a question; also used to read a recorded answer once more.
     *
     * @throws ReviewException if it can't be used
     */
    public static Review read(Question question, String answer) throws ReviewException {
        return ReviewAnswer.read(own(question.canaries(), answer));
    }

    /**
     * An answer that shows no sign of orders other than ours.
     *
     * @throws ReviewException if it does
     */
    static String own(Canaries canaries, String answer) throws ReviewException {
        if (answer.length() > ReviewAnswer.MAX_CHARS) {
            throw new ReviewException("The answer is longer than " + ReviewAnswer.MAX_CHARS + " characters");
        }
        if (canaries.areIn(answer)) {
            throw new ReviewException(
                    "The answer was discarded: it repeats what it was told to keep, or follows an instruction in the data");
        }
        return answer;
    }
}
