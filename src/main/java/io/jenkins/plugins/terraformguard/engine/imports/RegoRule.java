package io.jenkins.plugins.terraformguard.engine.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A rule of a Rego package whose name says what it is for, after the conventions of conftest.
 *
 * @param path names that lead to the package, without {@code data}
 * @param name of the rule, as in {@code deny_public}
 * @param kind what it is for
 */
public record RegoRule(List<String> path, String name, Kind kind) implements Comparable<RegoRule> {
    private static final Comparator<RegoRule> ORDER =
            Comparator.comparing(RegoRule::id).thenComparing(rule -> rule.path().toString());

    /** What a rule is for. */
    public enum Kind {
        /** What it says must not be. */
        DENY("(deny|violation)(_[a-zA-Z0-9]+)*"),
        /** What it says should not be. */
        WARN("warn(_[a-zA-Z0-9]+)*"),
        /** What it names need not count. */
        EXCEPTION("exception");

        private final Pattern names;

        Kind(String names) {
            this.names = Pattern.compile(names);
        }
    }

    public RegoRule {
        path = List.copyOf(path);
    }

    /** A rule of that name, if the name says anything. */
    static Optional<RegoRule> of(List<String> path, String name) {
        for (Kind kind : Kind.values()) {
            if (kind.names.matcher(name).matches()) {
                return Optional.of(new RegoRule(path, name, kind));
            }
        }
        return Optional.empty();
    }

    /** Package and name, as in {@code main.deny_public}. */
    public String id() {
        return path.isEmpty() ? name : String.join(".", path) + "." + name;
    }

    /** Whether it has more of a name than all others of its kind: those are as good as nameless. */
    boolean hasName() {
        return name.indexOf('_') > 0;
    }

    /** What an exception may call it: its name, or what follows after {@code deny_}, {@code violation_} or {@code warn_}. */
    Set<String> exceptionNames() {
        int end = name.indexOf('_');
        return end < 0 ? Set.of(name, "") : Set.of(name, name.substring(end + 1));
    }

    @Override
    public int compareTo(RegoRule other) {
        return ORDER.compare(this, other);
    }
}
