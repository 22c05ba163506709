package io.jenkins.plugins.terraformguard.engine.author.lint;

import java.util.Locale;

/** What is looked for in policies, with how much it matters. */
public enum LintRule {
    /** The file can't be used as it is. */
    BROKEN_FILE(LintSeverity.ERROR),
    HARD_MANDATORY_WITHOUT_RATIONALE(LintSeverity.ERROR),
    UNDEFINED_PARAM(LintSeverity.ERROR),
    NO_PASS_EXAMPLE(LintSeverity.WARNING),
    NO_FAIL_EXAMPLE(LintSeverity.WARNING),
    NO_UNDECIDED_EXAMPLE(LintSeverity.WARNING),
    NO_RATIONALE(LintSeverity.WARNING),
    NO_REMEDIATION(LintSeverity.WARNING),
    MESSAGE_QUOTES_NOTHING(LintSeverity.WARNING),
    TITLE_NO_STATEMENT(LintSeverity.WARNING),
    UNUSED_PARAM(LintSeverity.WARNING),
    WILDCARD_ATTRIBUTES(LintSeverity.WARNING),
    MIXED_ID_STYLE(LintSeverity.WARNING),
    UNKNOWN_LINT_NAME(LintSeverity.WARNING),
    FIX_DOES_NOT_HELP(LintSeverity.WARNING),
    UNANCHORED_MATCH(LintSeverity.INFO);

    private final LintSeverity severity;

    LintRule(LintSeverity severity) {
        this.severity = severity;
    }

    public LintSeverity severity() {
        return severity;
    }

    /** The name by which a policy may ignore it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
