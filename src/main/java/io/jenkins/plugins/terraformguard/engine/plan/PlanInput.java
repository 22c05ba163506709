package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;

/** One reading of a source: it is skimmed, and the parts of it that matter are built. */
final class PlanInput implements Closeable {
    private final PlanText text;
    private final ReadLimits limits;
    private final Skimmer skimmer;

    private PlanInput(PlanText text, ReadLimits limits) {
        this.text = text;
        this.limits = limits;
        this.skimmer = new Skimmer(text, limits);
    }

    /** @param digest takes the bytes as they were given */
    static PlanInput open(PlanSource source, ReadLimits limits, BackgroundDigest digest)
            throws PlanException, IOException {
        return new PlanInput(PlanText.openJson(source, limits, digest), limits);
    }

    Skimmer skimmer() {
        return skimmer;
    }

    ReadLimits limits() {
        return limits;
    }

    /** Lines before the JSON that a wrapper script left there. */
    int skippedLines() {
        return text.preamble().lines();
    }

    /** What stands after the JSON, where a wrapper script wrote before it. It is read to its end. */
    WorkflowCommands.Rest rest() throws IOException {
        return WorkflowCommands.look(new BufferedInputStream(skimmer.rest()));
    }

    /** Reads what is left of the source. */
    void drain() throws IOException {
        text.drain();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
