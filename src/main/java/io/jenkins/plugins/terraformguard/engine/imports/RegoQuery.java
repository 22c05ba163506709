package io.jenkins.plugins.terraformguard.engine.imports;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one question to {@code opa}: what all rules say, each under its number. A rule that says nothing gives an empty list,
 * so that none can make the whole answer undefined.
 *
 * @param rules by number
 */
public record RegoQuery(List<RegoRule> rules) {
    public RegoQuery {
        rules = List.copyOf(rules);
    }

    /** @throws ImportException if there is no rule that could find anything */
    public static RegoQuery of(SortedSet<RegoRule> rules, String folder) throws ImportException {
        if (rules.stream().allMatch(rule -> rule.kind() == RegoRule.Kind.EXCEPTION)) {
            throw new ImportException(
                    folder,
                    "",
                    "No package here has a rule of the name deny, violation or warn, so there is nothing to ask",
                    "Name rules deny, violation or warn, or deny_NAME and so on; or name the folder that has them");
        }
        return new RegoQuery(List.copyOf(rules));
    }

    /** In Rego, old or new. */
    public String text() {
        return IntStream.range(0, rules.size())
                .mapToObj(number -> "\"" + number + "\": [x | x := " + reference(rules.get(number)) + "]")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String reference(RegoRule rule) {
        return "data" + rule.path().stream().map(RegoQuery::step).collect(Collectors.joining()) + step(rule.name());
    }

    private static String step(String name) {
        return "[\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"]";
    }
}
