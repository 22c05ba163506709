package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;

/** The lines that begin with {@code ::}, which a wrapper in a GitHub workflow prints after the JSON. */
final class WorkflowCommands {
    private WorkflowCommands() {}

    /** What stands after a plan. */
    enum Rest {
        /** Nothing but such lines and white space. */
        NOTHING,
        /** Something that begins like another document. */
        DOCUMENT,
        OTHER_TEXT
    }

    /** Reads a stream to its end, or as far as it takes to tell. */
    static Rest look(InputStream rest) throws IOException {
        int colons = 0;
        boolean first = true;
        for (int b = rest.read(); b >= 0; b = rest.read()) {
            boolean space = b == ' ' || b == '\t' || b == '\r';
            if (b == '\n') {
                if (colons == 1) {
                    return Rest.OTHER_TEXT;
                }
                colons = 0;
            } else if (colons < 2 && b == ':') {
                colons++;
            } else if (colons < 2 && (colons == 1 || !space)) {
                return first && b == '{' ? Rest.DOCUMENT : Rest.OTHER_TEXT;
            }
            first &= space || b == '\n';
        }
        return colons == 1 ? Rest.OTHER_TEXT : Rest.NOTHING;
    }
}
