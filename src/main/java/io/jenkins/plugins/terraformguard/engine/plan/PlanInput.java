package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;

/** One reading of a source: it is skimmed, and the parts of it that matter are built. */
final class PlanInput implements Closeable {
    private final PlanText text;
    private final ReadLimits limits;
    private final Skimmer skimmer;
    private final int skippedLines;

    private PlanInput(PlanText text, ReadLimits limits, int skippedLines) {
        this.text = text;
        this.limits = limits;
        this.skimmer = new Skimmer(text, limits);
        this.skippedLines = skippedLines;
    }

    /** @param digest takes the bytes as they were given */
    static PlanInput open(PlanSource source, ReadLimits limits, BackgroundDigest digest)
            throws PlanException, IOException {
        PlanText text = PlanText.open(source, limits, digest);
        try {
            Preamble preamble = Preamble.of(text.head(), source.name());
            text.skipNBytes(preamble.bytes());
            return new PlanInput(text, limits, preamble.lines());
        } catch (IOException | PlanException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    Skimmer skimmer() {
        return skimmer;
    }

    ReadLimits limits() {
        return limits;
    }

    /** Lines before the JSON that a wrapper script left there. */
    int skippedLines() {
        return skippedLines;
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
