package io.jenkins.plugins.terraformguard.tool;

import java.io.Closeable;
import java.io.IOException;

/** The plan of a refresh. It is there until this is closed. */
public final class Refreshed implements Closeable {
    private final PlanFiles.Opened opened;
    private final String problem;
    private final PrivateFolder folder;

    Refreshed(PlanFiles.Opened opened, String problem, PrivateFolder folder) {
        this.opened = opened;
        this.problem = problem;
        this.folder = folder;
    }

    public PlanFiles.Opened opened() {
        return opened;
    }

    /**
     * What went wrong though there is a plan: some resources could not be looked at, and nothing is known of them. Empty
     * if all went well.
     */
    public String problem() {
        return problem;
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
