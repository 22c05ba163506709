package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.llm.BreakerState.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final Times times = new Times();
    private final CircuitBreaker breaker = new CircuitBreaker("a", times);

    private CircuitBreaker.Pass enter() {
        return breaker.enter().orElseThrow();
    }

    private void open() {
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            enter().failed("down " + i);
        }
    }

    @Test
    void itOpensAfterFailuresInARow() {
        for (int i = 1; i < CircuitBreaker.FAILURES; i++) {
            enter().failed("down");
        }
        enter().worked();
        assertEquals(new BreakerState("a", State.CLOSED, 0, Times.START, ""), breaker.state());

        times.pass(Duration.ofSeconds(5));
        open();
        assertEquals(
                new BreakerState("a", State.OPEN, CircuitBreaker.FAILURES, Times.START.plusSeconds(5), "down 4"),
                breaker.state());
        assertTrue(breaker.enter().isEmpty());
        assertEquals("half-open", State.HALF_OPEN.id());
    }

    @Test
    void aProbeThatWorksClosesIt() {
        open();
        times.pass(CircuitBreaker.WAIT.minusMillis(1));
        assertTrue(breaker.enter().isEmpty());
        times.pass(Duration.ofMillis(1));
        CircuitBreaker.Pass probe = enter();
        assertEquals(State.HALF_OPEN, breaker.state().state());
        assertTrue(breaker.enter().isEmpty(), "only one");
        probe.worked();
        assertEquals(State.CLOSED, breaker.state().state());
        assertEquals("", breaker.state().lastError());
        enter().worked();
    }

    @Test
    void aProbeThatFailsOpensItAgain() {
        open();
        times.pass(CircuitBreaker.WAIT);
        enter().failed("still down");
        assertEquals(State.OPEN, breaker.state().state());
        assertEquals("still down", breaker.state().lastError());
        times.pass(CircuitBreaker.WAIT.minusMillis(1));
        assertTrue(breaker.enter().isEmpty());
        times.pass(Duration.ofMillis(1));
        enter().worked();
        assertEquals(State.CLOSED, breaker.state().state());
    }

    @Test
    void aProbeThatNobodyWaitsForMakesRoomForAnother() {
        open();
        times.pass(CircuitBreaker.WAIT);
        enter().dropped();
        assertEquals(State.OPEN, breaker.state().state());
        enter().worked();
        assertEquals(State.CLOSED, breaker.state().state());
    }

    @Test
    void whoCameInBeforeItChangedNoLongerCounts() {
        CircuitBreaker.Pass late = enter();
        open();
        late.worked();
        assertEquals(State.OPEN, breaker.state().state());
        times.pass(CircuitBreaker.WAIT);
        CircuitBreaker.Pass probe = enter();
        late.failed("late");
        late.dropped();
        assertEquals(State.HALF_OPEN, breaker.state().state());
        probe.worked();
        assertEquals(State.CLOSED, breaker.state().state());
    }

    @Test
    void endpointsAreKnownByNameAndAddressAndCanBeReset() {
        Breakers breakers = new Breakers(times);
        EndpointSettings one = settings("one", "https://a", 2);
        EndpointSettings two = settings("two", "https://a", 2);
        Breakers.Gate gate = breakers.gate(two);
        assertSame(gate, breakers.gate(settings("two", "https://a/v1", 2)));
        assertNotSame(gate, breakers.gate(one));
        assertNotSame(gate, breakers.gate(settings("two", "https://b", 2)));
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            gate.breaker().enter().orElseThrow().failed("down");
        }
        breakers.retain(List.of(one.guards(), two.guards()));
        assertEquals(
                List.of(
                        new BreakerState("one", State.CLOSED, 0, Times.START, ""),
                        new BreakerState("two", State.OPEN, CircuitBreaker.FAILURES, Times.START, "down")),
                breakers.states());

        assertTrue(breakers.reset("two"));
        assertFalse(breakers.reset("three"));
        assertEquals(State.CLOSED, breakers.states().get(1).state());
        gate.breaker().enter().orElseThrow().worked();
        breakers.retain(List.of());
        assertEquals(List.of(), breakers.states());
    }

    private static EndpointSettings settings(String name, String url, int concurrent) {
        return new EndpointSettings(name, "openai", URI.create(url), "m", Duration.ofSeconds(1), concurrent, 256);
    }
}
