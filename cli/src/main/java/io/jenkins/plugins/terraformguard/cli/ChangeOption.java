package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.policy.ChangeReferences;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which change it is about. */
final class ChangeOption {
    @Option(
            names = "--change-reference",
            paramLabel = "TICKET",
            description = "Ticket that the change was asked for in; may be given several times, or several with commas")
    private List<String> changeReferences = new ArrayList<>();

    /** What is told of the plan, with this change, where a plan is looked at. */
    Provenance of(Provenance provenance) {
        return of(provenance, RunFacts.PLAN);
    }

    Provenance of(Provenance provenance, String phase) {
        return provenance.asking(phase, ChangeReferences.of(changeReferences));
    }
}
