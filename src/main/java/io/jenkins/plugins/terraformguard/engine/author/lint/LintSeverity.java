package io.jenkins.plugins.terraformguard.engine.author.lint;

import java.util.Locale;

/** How much a problem matters; worst first. */
public enum LintSeverity {
    ERROR,
    WARNING,
    INFO;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
