package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.llm.BreakerState.State;
import io.jenkins.plugins.terraformguard.llm.FakeEndpoint.Reply;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards and transport together, against an endpoint with faults. */
class OnTheWireTest {
    private final Times times = new Times();
    private final Breakers breakers = new Breakers(times);
    private final CountedBudget budget = new CountedBudget();

    private Model model(FakeEndpoint endpoint, Protocol protocol) {
        EndpointSettings settings = endpoint.settings(protocol.name());
        Model model = ModelClients.open(settings, KeyHeader.of(settings), FakeEndpoint.KEY, null, null, times);
        return new GuardedModel(model, settings, breakers, budget, new Backoff(() -> 0), times);
    }

    @ParameterizedTest
    @EnumSource
    void problemsThatPassAreWaitedFor(Protocol protocol) throws Exception {
        Reply good = FakeEndpoint.json(protocol.answer("{}"));
        try (FakeEndpoint endpoint = new FakeEndpoint(
                FakeEndpoint.status(500, Map.of(), "oops"), FakeEndpoint.status(502, Map.of(), "<html>"), good)) {
            assertEquals(3, model(endpoint, protocol).answer(Protocol.QUESTION).attempts());
            assertEquals(3, endpoint.requests().size());
            assertEquals(
                    endpoint.requests().get(0).body(),
                    endpoint.requests().get(2).body());
        }
        try (FakeEndpoint endpoint = new FakeEndpoint(
                FakeEndpoint.status(429, Map.of("Retry-After", "9"), "{}"),
                FakeEndpoint.status(503, Map.of("Retry-After", "Thu, 01 Jan 2026 00:00:20 GMT"), "{}"),
                good)) {
            times.slept.clear();
            assertEquals(3, model(endpoint, protocol).answer(Protocol.QUESTION).attempts());
            assertEquals(List.of(Duration.ofSeconds(9), Duration.ofSeconds(11)), times.slept);
        }
        assertEquals("settle " + reserved() + " 150", budget.told.get(budget.told.size() - 1));
    }

    private static int reserved() {
        return TokenEstimate.of(Protocol.QUESTION) + 1_000;
    }

    @Test
    void aKeyThatIsWrongIsSentOnce() throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.status(
                401, Map.of("WWW-Authenticate", "Basic realm=\"x\""), "{\"error\":{\"code\":\"invalid_api_key\"}}"))) {
            ModelFailure failure = assertThrows(
                    ModelFailure.class, () -> model(endpoint, Protocol.openai).answer(Protocol.QUESTION));
            assertEquals(Kind.CLIENT, failure.kind());
            assertEquals(1, endpoint.requests().size());
            assertEquals(State.CLOSED, breakers.states().get(0).state());
        }
    }

    @Test
    void anEndpointThatIsDownIsNotAskedAnyMore() throws Exception {
        Reply down = FakeEndpoint.status(503, Map.of(), "");
        try (FakeEndpoint endpoint =
                new FakeEndpoint(down, down, down, down, down, FakeEndpoint.json(Protocol.openai.answer("{}")))) {
            Model model = model(endpoint, Protocol.openai);
            assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
            assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
            ModelFailure open = assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
            assertEquals(Kind.OPEN, open.kind());
            assertEquals(5, endpoint.requests().size());
            assertEquals(
                    "The endpoint 'local' answered with status 503",
                    breakers.states().get(0).lastError());

            times.pass(CircuitBreaker.WAIT);
            assertEquals("{}", model.answer(Protocol.QUESTION).text());
            assertEquals(State.CLOSED, breakers.states().get(0).state());
        }
    }
}
