package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A stream that somebody else closes: the digest reads on from the one below. */
final class KeepOpen extends FilterInputStream {
    KeepOpen(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // Whoever opened it closes it.
    }
}
