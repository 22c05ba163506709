package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it took to ask.
 *
 * @param calls how many questions came to what, by the id of their status
 * @param inputTokens tokens of the questions, as the providers count them
 * @param outputTokens tokens of the answers likewise
 * @param millis how long the calls took, one added to the other
 */
public record Usage(Map<String, Integer> calls, long inputTokens, long outputTokens, long millis) {
    static final Usage NONE = new Usage(Map.of(), 0, 0, 0);

    public Usage {
        calls = Map.copyOf(calls);
    }

    static Usage of(List<ReviewCall> calls) {
        Usage usage = NONE;
        for (ReviewCall call : calls) {
            usage = usage.plus(new Usage(
                    Map.of(call.status().id(), 1),
                    call.answer().inputTokens(),
                    call.answer().outputTokens(),
                    call.millis()));
        }
        return usage;
    }

    Usage plus(Usage other) {
        Map<String, Integer> both = new TreeMap<>(calls);
        other.calls.forEach((status, count) -> both.merge(status, count, Integer::sum));
        return new Usage(
                both, inputTokens + other.inputTokens, outputTokens + other.outputTokens, millis + other.millis);
    }

    /** How many calls came to this. */
    public int count(ReviewCall.Status status) {
        return calls.getOrDefault(status.id(), 0);
    }
}
