package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;
import java.time.Instant;
import java.util.List;

/**
 * Drift that somebody does not want to see: which attributes of which resources, why, and until when.
 *
 * @param layer where it comes from
 * @param file where it stands
 * @param line from 1
 * @param resources addresses, or patterns in which {@code *} is any text
 * @param paths paths of attributes, or such patterns
 * @param expires as it is written
 * @param end the first instant at which it holds no more
 */
public record IgnoreRule(
        Layer layer,
        String file,
        int line,
        List<String> resources,
        List<String> paths,
        String reason,
        String owner,
        String expires,
        Instant end) {
    private static final int MAX_SHOWN = 300;

    public IgnoreRule {
        resources = List.copyOf(resources);
        paths = List.copyOf(paths);
    }

    /** Why, who and until when, on one line: "reason (owner, until 2027-01-31)". What looks like a credential is left out. */
    public String text() {
        String by = " (" + shown(owner) + ", until " + expires + ")";
        return ValueText.cut(shown(reason), MAX_SHOWN) + by;
    }

    private static String shown(String text) {
        return CredentialDetector.find(text) == null ? ValueText.oneLine(text.strip()) : ValueText.SENSITIVE;
    }
}
