package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Keeps plans without their secrets, while they are judged. Of each plan of a source {@link #open} is called before it is
 * read a second time; {@link #discard} afterwards if it could not be read to its end.
 */
public interface PlanSink {
    /** Keeps nothing; the engine does not even ask it. */
    PlanSink NONE = new PlanSink() {
        @Override
        public OutputStream open(String decisionId) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void discard(String decisionId) {}
    };

    /**
     * Where the plan that a decision is about shall go, as JSON in UTF-8. The engine closes it.
     *
     * @param decisionId id of the decision
     */
    OutputStream open(String decisionId) throws IOException;

    /**
     * Takes what other scanners said of the plan, without secrets. It is called at most once for a decision, and not where
     * nothing could be judged.
     *
     * @param decisionId id of the decision
     */
    default void imports(String decisionId, List<ForeignReport> reports) {}

    /** Removes what was written for a decision, as its plan is broken. */
    void discard(String decisionId) throws IOException;
}
