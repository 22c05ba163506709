package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.CalendarException;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.Occurrences;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.Span;
import io.jenkins.plugins.terraformguard.engine.policy.calendar.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A window in which nothing is to be applied.
 *
 * @param actions kinds of change that it is about; none for all
 * @param resources types that it is about, {@code *} stands for any text; none for all
 * @param allow what is let through all the same
 */
record FreezeWindow(
        String name,
        String reason,
        Occurrences occurrences,
        List<String> actions,
        List<String> resources,
        Exceptions allow) {
    static final int MAX = 200;

    private static final Set<String> KEYS =
            Set.of("name", "reason", "from", "to", "days", "zone", "actions", "resources", "allow");
    private static final Set<String> ALLOW = Set.of("references", "branches", "jobs");
    private static final Set<String> ACTIONS =
            Set.of("create", "update", "replace", "delete", "forget", "create-and-forget", "invoke", "other");
    private static final MapValue.Shape FREEZE =
            new MapValue.Shape("actions", "from", "name", "reason", "resources", "until");

    /**
     * What is let through.
     *
     * @param references patterns, one of which a change reference of the build must fit as a whole
     * @param branches patterns of names
     * @param jobs likewise, of full names
     */
    record Exceptions(List<Patterns.Whole> references, List<Glob> branches, List<Glob> jobs) {
        /** Whether it lets a build through. What nobody told lets nothing through. */
        boolean include(MapValue run, Scope scope) {
            return texts(run.get("change_references"))
                            .anyMatch(reference ->
                                    references.stream().anyMatch(pattern -> pattern.matches(reference, scope)))
                    || fits(run.get("branch"), branches)
                    || fits(run.get("job"), jobs);
        }

        private static boolean fits(Value value, List<Glob> globs) {
            return value instanceof Value.Text text
                    && !text.value().isEmpty()
                    && globs.stream().anyMatch(glob -> glob.matches(text.value()));
        }

        private static Stream<String> texts(Value value) {
            return value instanceof Value.ListValue list
                    ? list.elements().stream()
                            .filter(Value.Text.class::isInstance)
                            .map(text -> ((Value.Text) text).value())
                    : Stream.empty();
        }
    }

    /** Reads a list of windows. */
    static List<FreezeWindow> read(Value value) throws ParamException {
        List<FreezeWindow> windows = new ArrayList<>();
        for (ValueReader element : new ValueReader(value, List.of()).elements(MAX)) {
            windows.add(of(element));
        }
        return windows;
    }

    private static FreezeWindow of(ValueReader window) throws ParamException {
        window.keys(KEYS);
        String name = window.member("name").text("name");
        String reason = window.member("reason").text("reason");
        return new FreezeWindow(
                name,
                reason,
                occurrences(window),
                actions(window.member("actions")),
                types(window.member("resources")),
                exceptions(window.member("allow")));
    }

    private static Occurrences occurrences(ValueReader window) throws ParamException {
        String from = window.member("from").optionalText("from");
        String to = window.member("to").optionalText("to");
        String zone = window.member("zone").optionalText("zone");
        try {
            return Windows.of(from, to, window.member("days").texts("days"), zone);
        } catch (CalendarException e) {
            ValueReader place = e.key().isEmpty() ? window : window.member(e.key());
            throw place.error(e.getMessage(), e.remedy());
        }
    }

    private static List<String> actions(ValueReader actions) throws ParamException {
        List<String> words = actions.texts("actions");
        for (int i = 0; i < words.size(); i++) {
            if (!ACTIONS.contains(words.get(i))) {
                throw actions.element(i)
                        .error(
                                Suggestion.append("Unknown action '" + words.get(i) + "'", words.get(i), ACTIONS),
                                "Correct the action");
            }
        }
        return words;
    }

    private static List<String> types(ValueReader resources) throws ParamException {
        List<String> types = resources.texts("resources");
        for (int i = 0; i < types.size(); i++) {
            if (!TypeGlob.isValid(types.get(i))) {
                throw resources
                        .element(i)
                        .error(
                                "'" + types.get(i) + "' is no resource type",
                                "Write a type such as aws_s3_bucket; '*' stands for any text");
            }
        }
        return types;
    }

    private static Exceptions exceptions(ValueReader allow) throws ParamException {
        if (allow.value().isNull()) {
            return new Exceptions(List.of(), List.of(), List.of());
        }
        allow.keys(ALLOW);
        return new Exceptions(
                Patterns.wholes(allow.member("references"), "references"),
                globs(allow.member("branches"), "branches"),
                globs(allow.member("jobs"), "jobs"));
    }

    private static List<Glob> globs(ValueReader patterns, String what) throws ParamException {
        return patterns.texts(what).stream().map(Glob::new).toList();
    }

    /** The window as expressions see it while it is open. */
    MapValue shown(Span span) {
        return FREEZE.of(
                texts(actions),
                Value.of(span.from().toString()),
                Value.of(name),
                Value.of(reason),
                texts(resources),
                Value.of(span.until().toString()));
    }

    private static Value texts(List<String> texts) {
        return new Value.ListValue(texts.stream().map(Value::of).toList());
    }
}
