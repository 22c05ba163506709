package io.jenkins.plugins.terraformguard.tool.replay;

import java.io.IOException;
import java.nio.file.Path;

/** A decision that was found, with what lies beside it. */
public interface PastDecision {
    /** Where it is, for people. */
    String place();

    /**
     * Has a look at the folder that it is in; what came out of an archive is there only as long as that lasts.
     *
     * @throws IOException with a message for people if it can't be taken out of its archive
     */
    <T> T look(Look<T> look) throws IOException;

    /** Looks at a folder. */
    interface Look<T> {
        /** @param folder that holds {@code decision.json} */
        T at(Path folder) throws IOException;
    }
}
