package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;
import java.util.Locale;

/** What a score is made of. Each thing that is counted has a weight of the same name. */
public enum RiskFactor {
    DESTROYS("What is destroyed or can't be undone", "irreversible", "lossy", "reversible"),
    DATA("Data that is held by what is destroyed", "each"),
    NETWORK("Who can reach it", "opened", "touched"),
    IDENTITY("Who may do what", "widened", "changed"),
    PRODUCTION("Whether it is production", "marked", "variable"),
    SIZE("How much is changed", "doubling"),
    DRIFT("Changes to what was changed by hand", "each"),
    UNCERTAINTY("What can't be seen before apply", "incomplete", "deferred", "unknown");

    private final String title;
    private final List<String> counted;

    RiskFactor(String title, String... counted) {
        this.title = title;
        this.counted = List.of(counted);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Names of the weights, the gravest first. */
    public List<String> counted() {
        return counted;
    }
}
