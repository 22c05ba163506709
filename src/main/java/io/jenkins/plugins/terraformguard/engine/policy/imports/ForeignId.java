package io.jenkins.plugins.terraformguard.engine.policy.imports;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of policies that stand for rules of other scanners, as {@code trivy:AVD-AWS-0107}. Trivy and tfsec have written the
 * same rule with and without {@code AVD-}, depending on their version; here it is written with it.
 */
public final class ForeignId {
    private static final String ALIAS = "AVD-";
    private static final Pattern SHORT = Pattern.compile("((?:trivy|tfsec):)([A-Z][A-Z0-9]{1,11}-[0-9]{4})");
    private static final Pattern LONG = Pattern.compile("((?:trivy|tfsec):)" + ALIAS + "(.*)", Pattern.DOTALL);

    private ForeignId() {}

    /** The id in the one spelling that it has here. */
    public static String of(String id) {
        Matcher written = SHORT.matcher(id);
        return written.matches() ? written.group(1) + ALIAS + written.group(2) : id;
    }

    /**
     * Whether a pattern, which may be an id, means a policy, whichever way either of them is written.
     *
     * @param policy id of any policy
     */
    public static boolean matches(Glob pattern, String policy) {
        return pattern.matches(policy) || !shortened(policy).equals(policy) && pattern.matches(shortened(policy));
    }

    /** A pattern or an id without what may be left out of it. */
    static String shortened(String text) {
        Matcher written = LONG.matcher(text);
        return written.matches() ? written.group(1) + written.group(2) : text;
    }

    /** Whether two patterns mean the same, whichever way they are written. */
    public static boolean isSame(String one, String other) {
        return shortened(one).equals(shortened(other));
    }
}
