package io.jenkins.plugins.terraformguard.llm;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** What is known of endpoints between questions: their circuit breakers, and who is being asked now. One for a whole process. */
public final class Breakers {
    private final Clock clock;
    private final ConcurrentMap<Key, Gate> gates = new ConcurrentHashMap<>();

    public Breakers() {
        this(Clock.systemUTC());
    }

    Breakers(Clock clock) {
        this.clock = clock;
    }

    /** One that is set up anew under the same name is another one. */
    private record Key(String name, String place, int concurrent) {
        static Key of(Guards guards) {
            return new Key(guards.name(), guards.place(), guards.concurrent());
        }
    }

    /**
     * What stands before an endpoint.
     *
     * @param breaker whether it is asked at all
     * @param places for those that ask at once, in the order in which they came
     */
    record Gate(CircuitBreaker breaker, Semaphore places) {}

    Gate gate(EndpointSettings settings) {
        return gate(settings.guards());
    }

    Gate gate(Guards guards) {
        return gates.computeIfAbsent(
                Key.of(guards),
                key -> new Gate(new CircuitBreaker(key.name(), clock), new Semaphore(key.concurrent(), true)));
    }

    /** How the endpoints do that were asked since the process began, by name. */
    public List<BreakerState> states() {
        return gates.values().stream()
                .map(gate -> gate.breaker().state())
                .sorted(Comparator.comparing(BreakerState::name).thenComparing(BreakerState::since))
                .toList();
    }

    /**
     * Closes the breaker of an endpoint, so that it is asked again at once.
     *
     * @return whether there is one
     */
    public boolean reset(String name) {
        List<Gate> named = gates.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        named.forEach(gate -> gate.breaker().reset());
        return !named.isEmpty();
    }

    /** Forgets all endpoints but these; to be called when they were set up anew. */
    public void retain(Collection<Guards> endpoints) {
        Set<Key> keys = endpoints.stream().map(Key::of).collect(Collectors.toSet());
        gates.keySet().retainAll(keys);
    }
}
