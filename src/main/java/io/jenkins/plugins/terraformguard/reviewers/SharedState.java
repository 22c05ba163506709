package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.review.AnswerCache;
import io.jenkins.plugins.terraformguard.llm.Breakers;
import io.jenkins.plugins.terraformguard.llm.Guards;
import io.jenkins.plugins.terraformguard.llm.MemoryAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What all reviews of this controller share: how the endpoints do, and answers of before. A restart empties it. */
final class SharedState {
    /** Answers that are kept; with their questions, some hundred KB each at the most. */
    private static final int MAX_ANSWERS = 200;

    private final Breakers breakers = new Breakers();
    /** Null if none are kept. */
    private volatile MemoryAnswers answers;

    Breakers breakers() {
        return breakers;
    }

    AnswerCache answers() {
        MemoryAnswers kept = answers;
        return kept == null ? AnswerCache.NONE : kept;
    }

    /** How many answers are kept. */
    int size() {
        MemoryAnswers kept = answers;
        return kept == null ? 0 : kept.size();
    }

    /** Endpoints that were set up anew start anew, and no answer of before is used again. */
    void changed(Reviewers reviewers) {
        answers = reviewers.cacheDays() == 0
                ? null
                : new MemoryAnswers(MAX_ANSWERS, Duration.ofDays(reviewers.cacheDays()));
        List<Guards> guards = new ArrayList<>();
        for (ModelEndpoint endpoint : reviewers.endpoints()) {
            if (endpoint.getProvider() != null) {
                guards.add(endpoint.guards());
            }
        }
        breakers.retain(guards);
    }
}
