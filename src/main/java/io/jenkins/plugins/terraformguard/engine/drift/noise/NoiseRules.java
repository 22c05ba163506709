package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import java.util.List;

public final class NoiseRules {
    private NoiseRules() {}

    public record Change(ValueDiff.Difference difference, String rule) {}

    public record Judged(List<Change> changes) {}

    public static Judged judge(String resourceType, Value recorded, Value real) {
        return new Judged(ValueDiff.between(recorded, real).stream()
                .map(difference -> new Change(difference, ""))
                .toList());
    }
}
