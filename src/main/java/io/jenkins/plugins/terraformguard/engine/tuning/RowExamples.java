package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Reversed;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityTable;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The examples that rows state about themselves. */
public final class RowExamples {
    static final Set<String> KEYS = Set.of(
            "type",
            "actions",
            "before",
            "after",
            "after_unknown",
            "before_sensitive",
            "after_sensitive",
            "expect",
            "certain");

    private RowExamples() {}

    /**
     * What came of an example.
     *
     * @param row the row that has the example
     * @param expected the row that should decide
     * @param certain whether the answer should be certain, or null where the example does not say
     * @param answer what the table says
     */
    public record Result(String row, String expected, Boolean certain, Reversed answer, Place place) {
        public boolean isAsExpected() {
            return expected.equals(answer.row()) && (certain == null || certain == answer.certain());
        }
    }

    /**
     * Runs the examples of a file.
     *
     * @param table that is asked
     * @throws PolicyException if an example is wrong
     */
    public static List<Result> run(PolicyFile file, ReversibilityTable table) throws PolicyException {
        List<Result> results = new ArrayList<>();
        Map<String, YamlNode> root =
                YamlDocument.parse(file.text(), file.name()).members(ImpactFile.KEYS);
        if (root.containsKey(ImpactFile.ROWS)) {
            for (YamlNode row : root.get(ImpactFile.ROWS).elements()) {
                Map<String, YamlNode> members = row.members(RowBinder.ROW_KEYS);
                if (members.containsKey("examples")) {
                    for (YamlNode example : members.get("examples").elements()) {
                        results.add(run(example, members, table));
                    }
                }
            }
        }
        return results;
    }

    private static Result run(YamlNode example, Map<String, YamlNode> row, ReversibilityTable table)
            throws PolicyException {
        Map<String, YamlNode> members = example.members(KEYS);
        String id = row.get("id").text();
        String type = members.containsKey("type")
                ? members.get("type").text()
                : row.get("types").texts().get(0).replace("*", "example");
        List<String> actions =
                members.containsKey("actions") ? members.get("actions").texts() : List.of("delete");
        MarkedStates states = MarkedStates.of(
                value(members, "before"),
                value(members, "after"),
                value(members, "after_unknown"),
                value(members, "before_sensitive"),
                value(members, "after_sensitive"));
        return new Result(
                id,
                members.containsKey("expect") ? members.get("expect").text() : id,
                members.containsKey("certain") ? members.get("certain").flag() : null,
                table.judge(change(type, actions, states)),
                example.place());
    }

    /** A change of a resource that stands alone. */
    static ResourceChange change(String type, List<String> actions, MarkedStates states) {
        return new ResourceChange(
                type + ".example",
                "",
                "",
                "managed",
                type,
                "example",
                Value.NULL,
                "",
                "",
                actions,
                ChangeKind.of(actions),
                "",
                states,
                List.of(),
                null,
                "",
                Value.NULL,
                Value.NULL);
    }

    private static Value value(Map<String, YamlNode> members, String key) throws PolicyException {
        return members.containsKey(key) ? members.get(key).value() : Value.NULL;
    }
}
