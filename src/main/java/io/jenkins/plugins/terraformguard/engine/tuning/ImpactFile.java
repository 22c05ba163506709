package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Protection;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in an {@code impact.yaml}. */
final class ImpactFile {
    static final String ROWS = "reversibility";
    static final String PROTECTIONS = "protections";
    static final String RISK = "risk";
    static final Set<String> KEYS = Set.of(ROWS, PROTECTIONS, RISK);

    private ImpactFile() {}

    /**
     * The rows of a file, each with an id of its own.
     *
     * @param proven whether the file is one of those that come with the engine
     */
    static RowSource.Rows rows(YamlNode root, boolean proven) throws PolicyException {
        Map<String, YamlNode> members = root.members(KEYS);
        RowSource.Rows rows = new RowBinder(proven).bind(members.get(ROWS), members.get(PROTECTIONS));
        Set<String> ids = new HashSet<>();
        for (String id : ids(rows)) {
            if (!ids.add(id)) {
                throw at(root, id).error("The id '" + id + "' is used twice", "Give each row an id of its own");
            }
        }
        return rows;
    }

    /** The ids of rows and protections. */
    static List<String> ids(RowSource.Rows rows) {
        List<String> ids = new ArrayList<>();
        rows.rows().stream().map(ReversibilityRow::id).forEach(ids::add);
        rows.protections().stream().map(Protection::id).forEach(ids::add);
        return ids;
    }

    /** Where the last row of this id stands. */
    static YamlNode at(YamlNode root, String id) throws PolicyException {
        YamlNode found = root;
        Map<String, YamlNode> members = root.members();
        for (String key : List.of(ROWS, PROTECTIONS)) {
            if (members.containsKey(key)) {
                for (YamlNode row : members.get(key).elements()) {
                    YamlNode name = row.members().get("id");
                    found = name != null && name.text().equals(id) ? name : found;
                }
            }
        }
        return found;
    }
}
