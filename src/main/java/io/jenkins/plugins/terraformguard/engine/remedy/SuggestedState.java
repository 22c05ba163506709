package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.SuggestedEdit;
import java.util.List;
import java.util.Optional;

/** What a state becomes with what a policy says to set. */
public final class SuggestedState {
    private SuggestedState() {}

    /** @return empty where nothing would change, or where the state has something else at such a place */
    public static Optional<Value> of(Value after, List<SuggestedEdit> fix) {
        Value state = after;
        try {
            for (Edit edit : new Suggested(after).edits(fix)) {
                state = ValueTree.set(state, ValueTree.steps(edit.path()), JsonValues.parse(edit.value()));
            }
        } catch (UneditableException e) {
            return Optional.empty();
        }
        return state.equals(after) ? Optional.empty() : Optional.of(state);
    }
}
