package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A model with all that a network asks for around it: it waits for its turn, asks for budget, leaves an endpoint alone that is
 * down, and asks again where that may help. Whoever interrupts the thread ends all of it at once.
 */
public final class GuardedModel implements Model {
    private final Model model;
    private final Guards guards;
    private final Breakers.Gate gate;
    private final TokenBudget budget;
    private final Backoff backoff;
    private final Sleeper sleeper;

    /**
     * Puts guards around a model.
     *
     * @param settings of its endpoint
     * @param breakers what is known of endpoints, one for the whole process
     */
    public GuardedModel(Model model, EndpointSettings settings, Breakers breakers, TokenBudget budget) {
        this(model, settings.guards(), breakers, budget);
    }

    /**
     * Puts guards around a model that anybody may have made.
     *
     * @param guards what they go by
     * @param breakers what is known of endpoints, one for the whole process
     */
    public GuardedModel(Model model, Guards guards, Breakers breakers, TokenBudget budget) {
        this(
                model,
                guards,
                breakers,
                budget,
                new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                time -> Thread.sleep(time.toMillis()));
    }

    GuardedModel(
            Model model,
            EndpointSettings settings,
            Breakers breakers,
            TokenBudget budget,
            Backoff backoff,
            Sleeper sleeper) {
        this(model, settings.guards(), breakers, budget, backoff, sleeper);
    }

    private GuardedModel(
            Model model, Guards guards, Breakers breakers, TokenBudget budget, Backoff backoff, Sleeper sleeper) {
        this.model = model;
        this.guards = guards;
        this.gate = breakers.gate(guards);
        this.budget = budget;
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    /**
     * Asks it.
     *
     * @throws ModelFailure if it gave no answer, with the reason of the last attempt
     */
    @Override
    public ModelAnswer answer(Question question) throws ReviewException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                ModelAnswer answer = once(question);
                return new ModelAnswer(
                        answer.text(),
                        answer.model(),
                        answer.inputTokens(),
                        answer.outputTokens(),
                        attempt,
                        answer.cached());
            } catch (ModelFailure failure) {
                Optional<Duration> wait = backoff.after(failure, attempt);
                if (wait.isEmpty() || isOpen()) {
                    throw failure;
                }
                sleeper.sleep(wait.get());
            }
        }
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    @Override
    public String cacheKey(String promptDigest, String dataDigest) {
        return model.cacheKey(promptDigest, dataDigest);
    }

    private boolean isOpen() {
        return gate.breaker().state().state() == BreakerState.State.OPEN;
    }

    /** One attempt. The place is given back before anybody waits for the next one. */
    private ModelAnswer once(Question question) throws ReviewException, InterruptedException {
        gate.places().acquire();
        try {
            CircuitBreaker.Pass pass = gate.breaker()
                    .enter()
                    .orElseThrow(() -> new ModelFailure(
                            Kind.OPEN,
                            "The endpoint '" + guards.name()
                                    + "' failed again and again and is left alone for a while"));
            return passed(question, pass);
        } finally {
            gate.places().release();
        }
    }

    private ModelAnswer passed(Question question, CircuitBreaker.Pass pass)
            throws ReviewException, InterruptedException {
        boolean told = false;
        try {
            ModelAnswer answer = paid(question);
            pass.worked();
            told = true;
            return answer;
        } catch (ModelFailure failure) {
            if (failure.kind() != Kind.BUDGET) {
                tell(pass, failure);
                told = true;
            }
            throw failure;
        } catch (ReviewException failure) {
            // Clients that others made know no kinds: whatever they fail at speaks for an endpoint that is down.
            if (!failure.skipped()) {
                pass.failed(failure.getMessage());
                told = true;
            }
            throw failure;
        } catch (RuntimeException failure) {
            // Its message may hold anything, a key as well.
            pass.failed("The client failed: " + failure.getClass().getSimpleName());
            told = true;
            throw failure;
        } finally {
            if (!told) {
                pass.dropped();
            }
        }
    }

    private static void tell(CircuitBreaker.Pass pass, ModelFailure failure) {
        if (failure.kind().down()) {
            pass.failed(failure.getMessage());
        } else {
            pass.worked();
        }
    }

    private ModelAnswer paid(Question question) throws ReviewException, InterruptedException {
        int reserved = TokenEstimate.of(question) + guards.maxOutputTokens();
        if (!budget.reserve(reserved)) {
            throw new ModelFailure(
                    Kind.BUDGET,
                    "There is no budget of tokens left for a question to the endpoint '" + guards.name() + "'");
        }
        // Whatever ends it otherwise, nobody knows what it cost.
        int used = reserved;
        try {
            ModelAnswer answer = model.answer(question);
            used = TokenEstimate.used(question, answer);
            return answer;
        } catch (ModelFailure failure) {
            used = failure.kind().costs() ? reserved : 0;
            throw failure;
        } finally {
            budget.settle(reserved, used);
        }
    }
}
