package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A state that is built only when somebody looks at it goes beyond a limit or has a key twice. Whoever looks at it inside
 * a reading lets it through: the reading ends with an error that says what is wrong, and where.
 */
public final class UnreadableStateException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnreadableStateException(IOException cause) {
        super("A state of the plan can't be read", cause);
    }
}
