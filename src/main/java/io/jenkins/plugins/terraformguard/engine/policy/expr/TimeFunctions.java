package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.INT_OR_NULL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Functions of time. Now is when the plan was made: the same plan has the same answers on every day. */
final class TimeFunctions {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final Node PLAN_TIMESTAMP =
            Access.select(Access.variable("plan", Environment.VARIABLES.indexOf("plan"), true), "timestamp");

    static final List<PolicyFunction> ALL = List.of(
            Declaring.function("plan_time", SimpleType.STRING)
                    .says("When the plan was made, as RFC 3339 writes it, in UTC; unknown if the plan does not say")
                    .answers(Answer.NONE, Answer.NONE, Answer.NONE)
                    .example("\"2026-01-31T12:00:00Z\"")
                    .compiles(arguments -> scope -> {
                        Instant now = now(scope, "plan_time");
                        return now == null ? Value.UNKNOWN : Value.of(now.toString());
                    }),
            Declaring.function("days_until", INT_OR_NULL)
                    .takes(time("t"))
                    .says("Whole days from when the plan was made to a time or date (of its beginning, in UTC), rounded"
                            + " down, so negative for what is past; unknown if the plan does not say when it was made")
                    .answers(Answer.NULL)
                    .example("9", "\"2026-02-10\"")
                    .does((scope, arguments) -> {
                        Instant then = Timestamp.parse(text("days_until", arguments.get(0)));
                        Instant now = now(scope, "days_until");
                        return now == null ? Value.UNKNOWN : Value.of(days(now, then));
                    }),
            Declaring.function("timestamp_compare", INT_OR_NULL)
                    .takes(time("a"), time("b"))
                    .says("-1, 0 or 1: whether the time or date `a` is before, as or after `b`")
                    .answers(Answer.NULL)
                    .example("0", "\"2026-01-31T01:00:00+01:00\"", "\"2026-01-31\"")
                    .does((scope, arguments) ->
                            Value.of(Integer.signum(Timestamp.parse(text("timestamp_compare", arguments.get(0)))
                                    .compareTo(Timestamp.parse(text("timestamp_compare", arguments.get(1))))))));

    private TimeFunctions() {}

    private static Parameter time(String name) {
        return text(name).checked(Timestamp::parse);
    }

    private static long days(Instant from, Instant to) {
        return Math.floorDiv(Duration.between(from, to).getSeconds(), SECONDS_OF_DAY);
    }

    /** When the plan was made, or null where it does not say. */
    private static Instant now(Scope scope, String function) {
        Value timestamp = PLAN_TIMESTAMP.eval(scope);
        if (!(timestamp instanceof Value.Text text) || text.value().isEmpty()) {
            return null;
        }
        try {
            return Timestamp.parse(text.value());
        } catch (FormatException e) {
            throw new EvaluationError(function + ": the timestamp of the plan " + e.getMessage());
        }
    }
}
