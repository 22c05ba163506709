package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails as often as it is told to, and then answers. */
final class ScriptedModel implements Model {
    static final EndpointSettings SETTINGS = new EndpointSettings(
            "scripted", "openai", URI.create("https://host"), "m", Duration.ofSeconds(1), 2, 1_000);

    final AtomicInteger asked = new AtomicInteger();
    ModelAnswer answers = new ModelAnswer("{}", "m-1", 7, 5, 1, false);
    Exception breaks;

    private final Queue<ModelFailure> failures = new ConcurrentLinkedQueue<>();

    void fail(Kind... kinds) {
        for (Kind kind : kinds) {
            fail(new ModelFailure(kind, "scripted " + kind));
        }
    }

    void fail(ModelFailure failure) {
        failures.add(failure);
    }

    @Override
    public ModelAnswer answer(Question question) throws ReviewException, InterruptedException {
        asked.incrementAndGet();
        if (breaks instanceof RuntimeException bug) {
            throw bug;
        }
        if (breaks instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        ModelFailure failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return answers;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("scripted", "openai", "m");
    }

    @Override
    public String cacheKey(String promptDigest, String dataDigest) {
        return "key";
    }
}
