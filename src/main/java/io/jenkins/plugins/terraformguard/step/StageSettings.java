package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Util;
import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters that are about what comes after the decision: the gate before apply, and the look after it. */
@Restricted(NoExternalUse.class)
public final class StageSettings implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A plan is judged. */
    static final String PLAN = RunFacts.PLAN;
    /** A plan that was judged is about to be applied. */
    static final String APPLY = RunFacts.APPLY;
    /** People are to let a plan pass that was judged. */
    static final String APPROVAL = "approval";
    /** A plan was applied. */
    static final String VERIFY = "verify";

    static final List<String> PHASES = List.of(PLAN, APPROVAL, APPLY, VERIFY);

    private static final int MAX_NAME = 2000;

    private String phase = PLAN;
    private String approvedIn = "";
    private String maxAge = "";
    private String state = "";

    String phase() {
        return phase;
    }

    /** @throws IllegalArgumentException if there is none of that name; the message is for users */
    void phase(String value) {
        String given = Util.fixNull(value).trim();
        if (!given.isEmpty() && !PHASES.contains(given)) {
            throw new IllegalArgumentException(Messages.StageSettings_phase(given));
        }
        phase = given.isEmpty() ? PLAN : given;
    }

    /** The build whose decision counts: a number, or a job and a number; empty for this build. */
    String approvedIn() {
        return approvedIn;
    }

    void approvedIn(String value) {
        String given = Util.fixNull(value).trim();
        if (given.length() > MAX_NAME) {
            throw new IllegalArgumentException(Messages.StageSettings_approvedIn(MAX_NAME));
        }
        approvedIn = given;
    }

    /** How old the decision may be, as it was written; empty for what is usual. */
    String maxAge() {
        return maxAge;
    }

    /** @throws IllegalArgumentException if it is no age; the message is for users */
    void maxAge(String value) {
        String given = Util.fixNull(value).trim();
        if (!given.isEmpty()) {
            GateAge.parse(given);
        }
        maxAge = given;
    }

    /** File with the state as JSON; empty to have the tool show it. */
    String state() {
        return state;
    }

    void state(String value) {
        state = Util.fixNull(value).trim();
    }

    /** What policies are told of the phase: the look after apply asks what was asked before it. */
    String runPhase() {
        return phase.equals(APPLY) ? RunFacts.APPLY : RunFacts.PLAN;
    }

    StageSettings expand(EnvVars environment) {
        StageSettings expanded = new StageSettings();
        expanded.phase = phase;
        expanded.maxAge = maxAge;
        expanded.approvedIn(environment.expand(approvedIn));
        expanded.state(environment.expand(state));
        return expanded;
    }

    /** What a stored configuration leaves out, or what nobody could have entered, gets its default. */
    private Object readResolve() {
        StageSettings checked = new StageSettings();
        checked.phase = stored(phase);
        checked.approvedIn = Util.fixNull(approvedIn).length() > MAX_NAME ? "" : Util.fixNull(approvedIn);
        checked.state = Util.fixNull(state);
        try {
            checked.maxAge(maxAge);
        } catch (IllegalArgumentException e) {
            checked.maxAge = "";
        }
        return checked;
    }

    /** A phase that nobody knows is the strictest one: what was to be a gate never becomes a mere look. */
    private static String stored(String phase) {
        if (phase == null) {
            return PLAN;
        }
        return PHASES.contains(phase) ? phase : APPLY;
    }
}
