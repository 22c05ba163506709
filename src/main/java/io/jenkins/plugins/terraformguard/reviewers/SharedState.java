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
    private volatile AnswerCache answers = AnswerCache.NONE;

    Breakers breakers() {
        return breakers;
    }

    AnswerCache answers() {
        return answers;
    }

    /** Endpoints that were set up anew start anew, and no answer of before is used again. */
    void changed(Reviewers reviewers) {
        answers = reviewers.cacheDays() == 0
                ? AnswerCache.NONE
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
