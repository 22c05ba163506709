package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits.Limit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The bounds of the reader that a job sets. */
final class JobLimits {
    private JobLimits() {}

    /**
     * The names of the limits that are raised and cost memory, or the empty text. Where a job runs on the controller these
     * would be at the expense of everybody. The size of a plan is not among them: it is read as a stream.
     */
    static String raised(ReadLimits limits) {
        return Arrays.stream(Limit.values())
                .filter(limit -> limit != Limit.MAX_SIZE && limits.of(limit) > ReadLimits.DEFAULT.of(limit))
                .map(Limit::id)
                .collect(Collectors.joining(", "));
    }
}
