package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.util.Locale;

/** What a plan is judged for. */
enum Phase {
    PLAN(RunFacts.PLAN),
    APPLY(RunFacts.APPLY);

    private final String id;

    Phase(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
