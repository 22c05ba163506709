package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.util.stream.Stream;

/**
 * How people tell decisions apart; empty where a decision does not say.
 *
 * @param job full name of the job
 * @param build its number or name
 * @param guard id of the guard
 * @param date when the build began, else when waivers were looked at, else when the plan was made
 */
public record DecisionLabel(String job, String build, String guard, String date) {
    /** Of something that can't be read. */
    static final DecisionLabel NONE = new DecisionLabel("", "", "", "");

    static DecisionLabel of(Decision decision) {
        Provenance.Run run = decision.grounds().provenance().run();
        String date = Stream.of(
                        run.startedAt(),
                        decision.exemptions().evaluatedAt(),
                        decision.plan().timestamp())
                .filter(time -> !time.isEmpty())
                .findFirst()
                .orElse("");
        return new DecisionLabel(run.job(), run.build(), decision.id(), date);
    }
}
