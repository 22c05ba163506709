package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import java.util.List;

/** Takes decisions one after the other, and prints what comes of them. */
interface ReplayOutcomes {
    /** Is called before the first. */
    void begin(int decisions, List<String> problems);

    /**
     * Makes a decision again.
     *
     * @param place where it is
     * @return what is to be printed of it
     */
    Runnable next(String place, ReplayCase past, GuardProgress progress);

    /** Is called after the last; gives the exit code, but for what could not be looked at. */
    int end();
}
