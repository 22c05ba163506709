package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.List;

/** What happens to a resource, and in how many of a hundred. */
enum Action {
    NO_OP(70, "no-op"),
    UPDATE(12, "update"),
    CREATE(8, "create"),
    REPLACE(5, "delete", "create"),
    DELETE(3, "delete"),
    READ(0, "read");

    private final int weight;
    private final List<String> names;

    Action(int weight, String... names) {
        this.weight = weight;
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    /** Draws an action for a managed resource. */
    static Action draw(Entropy random) {
        int rest = random.below(98);
        for (Action action : values()) {
            rest -= action.weight;
            if (rest < 0) {
                return action;
            }
        }
        throw new AssertionError("the weights add up to 98");
    }
}
