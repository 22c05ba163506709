package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.LIST;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.MAP;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.plan.format.Timestamp;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Functions of the windows in which an organisation wants nothing to change. */
final class FreezeFunctions {
    private static final String NAME = "freezes";
    private static final String TIME = "time";

    static final List<PolicyFunction> ALL = List.of(Declaring.function(NAME, Environment.freezesType())
            .takes(Parameter.of("windows", LIST), Parameter.of("run", Environment.runType(), MAP))
            .says("The [freeze windows](change-control.md) that are open at `run.time` and let this run not through,"
                    + " each with `name`, `reason`, `from`, `until`, `actions` and `resources`; unknown where there"
                    + " are windows and nobody told what time it is")
            .answers(Answer.UNKNOWN)
            .example(
                    "[{\"name\": \"Year end\", \"reason\": \"Accounts\", \"from\": \"2026-12-20T00:00:00Z\","
                            + " \"until\": \"2027-01-07T00:00:00Z\", \"actions\": [], \"resources\": []}]",
                    "[{\"name\": \"Year end\", \"reason\": \"Accounts\", \"from\": \"12-20\", \"to\": \"01-06\","
                            + " \"zone\": \"UTC\"}]",
                    "{\"time\": \"2026-12-24T18:00:00Z\"}")
            .doesEach(Freezes::new));

    private FreezeFunctions() {}

    /** One call of an expression. It remembers its last answer, since a policy is asked the same about each resource. */
    private static final class Freezes implements Declaring.Body {
        private volatile Found last;

        /** What was found for these very arguments. */
        private record Found(Value windows, Value run, List<Integer> open, Value answer) {}

        @Override
        public Value apply(Scope scope, List<Value> arguments) {
            Value windows = arguments.get(0);
            Value run = arguments.get(1);
            Found found = last;
            if (found == null || found.windows() != windows || found.run() != run) {
                found = find(scope, windows, run);
                last = found;
            }
            note(scope.trace, found);
            return found.answer();
        }

        private static Found find(Scope scope, Value value, Value run) {
            List<FreezeWindow> windows;
            try {
                windows = FreezeWindow.read(value);
            } catch (ParamException e) {
                throw new EvaluationError(NAME + ": " + e.getMessage());
            }
            if (windows.isEmpty()) {
                return new Found(value, run, List.of(), Value.ListValue.EMPTY);
            }
            if (!(run instanceof MapValue facts)) {
                throw new EvaluationError(NAME + ": 'run' is needed here, not a " + Kleene.name(run));
            }
            Value time = facts.get(TIME);
            if (time == null
                    || time.isOpaque()
                    || time.isNull()
                    || text(NAME, time).isEmpty()) {
                return new Found(value, run, List.of(), Value.UNKNOWN);
            }
            Instant now = Timestamp.parse(text(NAME, time));
            List<Integer> open = new ArrayList<>();
            List<Value> shown = new ArrayList<>();
            for (int i = 0; i < windows.size(); i++) {
                scope.step();
                Span span = windows.get(i).occurrences().at(now);
                if (span != null && !windows.get(i).allow().include(facts, scope)) {
                    open.add(i);
                    shown.add(windows.get(i).shown(span));
                }
            }
            return new Found(value, run, open, new Value.ListValue(shown));
        }

        /** The evidence is the time and which windows are open, not all that is known of windows and run. */
        private static void note(Trace trace, Found found) {
            if (trace == null || !(found.run() instanceof MapValue run)) {
                return;
            }
            String place = trace.place(run);
            if (place != null && run.has(TIME)) {
                trace.saw(ValuePath.key(place, TIME), run.get(TIME));
            }
            String windows = trace.place(found.windows());
            if (windows != null && found.windows() instanceof Value.ListValue list) {
                for (int open : found.open()) {
                    MapValue window = (MapValue) list.elements().get(open);
                    trace.saw(ValuePath.key(ValuePath.index(windows, open), "name"), window.get("name"));
                }
            }
        }
    }
}
