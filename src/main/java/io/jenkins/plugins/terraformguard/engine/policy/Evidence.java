package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;

/**
 * A value that decided an answer.
 *
 * @param path where it is, as in an expression: {@code after.ingress[0].cidr_blocks[0]}
 * @param state {@code known}, {@code unknown} (until apply), {@code sensitive} or {@code absent}
 * @param type {@code string}, {@code number}, {@code bool}, {@code list}, {@code map}, {@code null} or {@code unknown}
 * @param value the value as text, empty unless known; long text is cut
 */
public record Evidence(String path, String state, String type, String value) {
    public static final String KNOWN = "known";
    public static final String UNKNOWN = "unknown";
    public static final String SENSITIVE = "sensitive";
    public static final String ABSENT = "absent";

    public boolean isOpaque() {
        return UNKNOWN.equals(state) || SENSITIVE.equals(state);
    }

    /** Whether the text is all of the value: nothing of it is cut, hidden, or to be known only after apply. */
    public boolean isShownInFull() {
        return KNOWN.equals(state)
                && !value.endsWith(ValueText.ELLIPSIS)
                && !value.contains(ValueText.HIDDEN)
                && !value.contains(ValueText.UNKNOWN);
    }

    /** What a person reads in place of the value. */
    public String display() {
        return switch (state) {
            case UNKNOWN -> "(known after apply)";
            case SENSITIVE -> "(sensitive value)";
            case ABSENT -> "(not set)";
            default -> value;
        };
    }
}
