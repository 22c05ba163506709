package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.policy.SuggestedEdit;
import java.util.ArrayList;
import java.util.List;

/** What a policy says to set, for one resource: every element of a list becomes those that are there. */
record Suggested(Value after) {
    /** Edits of one policy, where lists have very many elements; no fix has more. */
    private static final int MAX = ReviewSummary.MAX_PARTS;

    /** What is to be set and is not so yet. */
    List<Edit> edits(List<SuggestedEdit> suggested) {
        List<Edit> edits = new ArrayList<>();
        for (SuggestedEdit edit : suggested) {
            expand("", edit.parts(), edit.to(), edits);
        }
        return edits.size() > MAX ? List.of() : edits;
    }

    private void expand(String before, List<String> parts, Value to, List<Edit> edits) {
        String path = before + parts.get(0);
        Value now = ValueTree.at(after, ValuePath.parse(path).orElse(List.of()));
        if (parts.size() == 1) {
            if (!now.equals(to)) {
                edits.add(new Edit(path, JsonValues.text(to)));
            }
            return;
        }
        int elements = now instanceof Value.ListValue list ? list.elements().size() : 0;
        for (int i = 0; i < elements && edits.size() <= MAX; i++) {
            expand(ValuePath.index(path, i), parts.subList(1, parts.size()), to, edits);
        }
    }

    /** A path as it is written. */
    static String path(List<Value> steps) {
        String path = "";
        for (Value step : steps) {
            path = step instanceof Value.Int index
                    ? ValuePath.index(path, index.value())
                    : ValuePath.key(path, ((Value.Text) step).value());
        }
        return path;
    }
}
