package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.history.Kept;
import java.io.IOException;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** All that is kept of one judged plan with a build. */
@Restricted(NoExternalUse.class)
public final class KeptResults {
    private KeptResults() {}

    /**
     * What is kept.
     *
     * @return null where there is no decision
     * @throws IOException if any of it can't be read
     */
    public static Kept of(Run<?, ?> run, String id) throws IOException {
        Optional<RecordedDecision> decided = DecisionStore.decided(run, id);
        return decided.isEmpty()
                ? null
                : new Kept(
                        run.getNumber(),
                        decided.get().recordedAt(),
                        decided.get().decision(),
                        OutcomeStore.gate(run, id),
                        OutcomeStore.verification(run, id),
                        OutcomeStore.approval(run, id));
    }
}
