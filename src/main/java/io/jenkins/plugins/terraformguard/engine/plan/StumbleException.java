package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** What was skimmed is not what it should be; a parser says what is wrong. */
final class StumbleException extends IOException {
    private static final long serialVersionUID = 1L;
}
