package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.llm.BreakerState.State;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Retries, breaker and budget around a model that does as it is told. */
class GuardedModelTest {
    private static final int RESERVED = TokenEstimate.of(Protocol.QUESTION) + ScriptedModel.SETTINGS.maxOutputTokens();

    private final Times times = new Times();
    private final Breakers breakers = new Breakers(times);
    private final ScriptedModel model = new ScriptedModel();
    private final CountedBudget budget = new CountedBudget();

    private GuardedModel guarded() {
        return new GuardedModel(model, ScriptedModel.SETTINGS, breakers, budget, new Backoff(() -> 0.5), times);
    }

    private ModelAnswer ask() throws Exception {
        return guarded().answer(Protocol.QUESTION);
    }

    private ModelFailure fails() {
        return assertThrows(ModelFailure.class, this::ask);
    }

    private BreakerState breaker() {
        return breakers.states().get(0);
    }

    @Test
    void whatWorksIsAskedOnce() throws Exception {
        assertEquals(new ModelAnswer("{}", "m-1", 7, 5, 1, false), ask());
        assertEquals(List.of(), times.slept);
        assertEquals(List.of("reserve " + RESERVED, "settle " + RESERVED + " 12"), budget.told);
        assertEquals("key", guarded().cacheKey("a", "b"));
        assertEquals("scripted", guarded().identity().endpoint());
    }

    @Test
    void itIsAskedAgainWithLongerAndLongerWaits() throws Exception {
        model.fail(Kind.SERVER, Kind.SERVER);
        assertEquals(3, ask().attempts());
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1)), times.slept);
        assertEquals(
                List.of(
                        "reserve " + RESERVED,
                        "settle " + RESERVED + " 0",
                        "reserve " + RESERVED,
                        "settle " + RESERVED + " 0",
                        "reserve " + RESERVED,
                        "settle " + RESERVED + " 12"),
                budget.told);
        assertEquals(State.CLOSED, breaker().state());
        assertEquals(0, breaker().failures());
    }

    @Test
    void itIsAskedThreeTimesAtMost() {
        model.fail(Kind.SERVER, Kind.TIMEOUT, Kind.UNREACHABLE);
        assertEquals(Kind.UNREACHABLE, fails().kind());
        assertEquals(3, model.asked.get());
        assertEquals("settle " + RESERVED + " " + RESERVED, budget.told.get(5), "nobody knows what a time-out cost");
    }

    @Test
    void whoSaysHowLongToWaitIsWaitedForSoLong() throws Exception {
        model.fail(new ModelFailure(Kind.RATE_LIMITED, "x", Duration.ofSeconds(7)));
        assertEquals(2, ask().attempts());
        assertEquals(List.of(Duration.ofMillis(7_500)), times.slept);
    }

    @Test
    void whoIsAskedTooMuchIsNotDown() {
        for (int i = 0; i < 2 * CircuitBreaker.FAILURES; i++) {
            model.fail(new ModelFailure(Kind.RATE_LIMITED, "x", Backoff.LONGEST.plusSeconds(1)));
            assertEquals(Kind.RATE_LIMITED, fails().kind());
        }
        assertEquals(State.CLOSED, breaker().state(), "it may be the key of one folder");
    }

    @Test
    void whoWantsTooLongAWaitIsNotWaitedFor() {
        model.fail(new ModelFailure(Kind.RATE_LIMITED, "x", Backoff.LONGEST.plusSeconds(1)));
        assertEquals(Kind.RATE_LIMITED, fails().kind());
        assertEquals(List.of(), times.slept);
        assertEquals(1, model.asked.get());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REDIRECT", "CLIENT", "TOO_LARGE", "MALFORMED"})
    void whatStaysAsItIsIsNotAskedAgain(Kind kind) {
        model.fail(kind);
        assertEquals(kind, fails().kind());
        assertEquals(1, model.asked.get());
    }

    @Test
    void anEndpointThatIsDownIsLeftAloneUntilItWorksAgain() throws Exception {
        model.fail(Kind.SERVER, Kind.SERVER, Kind.SERVER, Kind.SERVER, Kind.SERVER);
        assertFalse(fails().skipped());
        assertEquals(Kind.SERVER, fails().kind());
        assertEquals(5, model.asked.get(), "nobody asks again once it is open");
        assertEquals(State.OPEN, breaker().state());
        assertEquals("scripted SERVER", breaker().lastError());

        budget.told.clear();
        ModelFailure open = fails();
        assertEquals(Kind.OPEN, open.kind());
        assertTrue(open.skipped());
        assertEquals(5, model.asked.get());
        assertEquals(List.of(), budget.told);

        times.pass(CircuitBreaker.WAIT);
        assertEquals(1, ask().attempts());
        assertEquals(State.CLOSED, breaker().state());
    }

    @Test
    void whatIsTheCallersFaultSaysThatTheEndpointIsUp() {
        model.fail(Kind.SERVER, Kind.SERVER, Kind.CLIENT);
        assertEquals(Kind.CLIENT, fails().kind());
        assertEquals(0, breaker().failures());
    }

    @Test
    void withoutBudgetNobodyIsAsked() {
        budget.left = RESERVED - 1;
        ModelFailure failure = fails();
        assertEquals(Kind.BUDGET, failure.kind());
        assertTrue(failure.skipped());
        assertEquals(0, model.asked.get());
        assertEquals(List.of("reserve " + RESERVED), budget.told);
        assertEquals(0, breaker().failures());
    }

    @Test
    void aBudgetThatEndsBetweenAttemptsEndsThem() {
        budget.left = RESERVED;
        model.fail(Kind.TIMEOUT);
        assertEquals(Kind.BUDGET, fails().kind());
        assertEquals(1, model.asked.get());
    }

    @Test
    void anEndpointThatDoesNotCountIsCounted() throws Exception {
        model.answers = ModelAnswer.of("x".repeat(300));
        ask();
        int used = TokenEstimate.of(Protocol.QUESTION) + 101;
        assertEquals("settle " + RESERVED + " " + used, budget.told.get(1));
        model.answers = new ModelAnswer("x", "", Integer.MAX_VALUE, Integer.MAX_VALUE, 1, false);
        ask();
        assertEquals("settle " + RESERVED + " " + Integer.MAX_VALUE, budget.told.get(3));
    }

    @Test
    void whateverElseGoesWrongLeavesNothingBehind() {
        model.breaks = new IllegalStateException("a bug");
        assertThrows(IllegalStateException.class, this::ask);
        assertEquals("settle " + RESERVED + " " + RESERVED, budget.told.get(1));
        Question again = Protocol.QUESTION;
        model.breaks = null;
        for (int i = 0; i < 2 * ScriptedModel.SETTINGS.concurrent(); i++) {
            assertEquals(1, assertAnswered(again).attempts());
        }
    }

    private ModelAnswer assertAnswered(Question question) {
        try {
            return guarded().answer(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aProbeThatBreaksDoesNotLockTheEndpoint() throws Exception {
        model.fail(Kind.SERVER, Kind.SERVER, Kind.SERVER, Kind.SERVER, Kind.SERVER);
        fails();
        fails();
        times.pass(CircuitBreaker.WAIT);
        model.breaks = new InterruptedException();
        assertThrows(InterruptedException.class, this::ask);
        model.breaks = null;
        assertEquals(1, ask().attempts());
        assertEquals(State.CLOSED, breaker().state());
    }
}
