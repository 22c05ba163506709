package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;

/** The lines that begin with {@code ::}, which a wrapper in a GitHub workflow prints after the JSON. */
final class WorkflowCommands {
    private WorkflowCommands() {}

    /** Reads a stream to its end; tells whether it holds nothing but such lines and white space. */
    static boolean only(InputStream rest) throws IOException {
        int colons = 0;
        for (int b = rest.read(); b >= 0; b = rest.read()) {
            if (b == '\n') {
                if (colons == 1) {
                    return false;
                }
                colons = 0;
            } else if (colons < 2 && b == ':') {
                colons++;
            } else if (colons < 2 && (colons == 1 || b != ' ' && b != '\t' && b != '\r')) {
                return false;
            }
        }
        return colons != 1;
    }
}
