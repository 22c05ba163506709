package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ForeignId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a scanner is called here, however it writes its own name, and what its rules are called. */
public final class ScannerName {
    /** The name of what no scanner found: that a report is missing. No scanner gets it. */
    public static final String OWN = "import";

    static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    private static final int MAX = 40;
    private static final int MAX_RULE = 80;
    private static final int MARK = 8;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OTHERS_OF_RULE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Map<String, String> SHORT = Map.of(
            "snyk-iac",
            "snyk",
            "snyk-infrastructure-as-code",
            "snyk",
            "semgrep-oss",
            "semgrep",
            "semgrep-pro",
            "semgrep",
            "bridgecrew",
            "checkov",
            OWN,
            OWN + "-tool");

    private ScannerName() {}

    /** Small letters, digits and hyphens. A name that has none of them gets one that is the same every time. */
    public static String of(String name) {
        String slug = OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        String bare = strip(slug.substring(0, Math.min(MAX, slug.length())));
        String known = bare.isEmpty() ? "tool-" + mark(name) : bare;
        return SHORT.getOrDefault(known, known);
    }

    /**
     * The same for a report that was given as a file: none can pass for the answer of {@code opa} to policies that the guard
     * has asked itself.
     */
    static String ofReport(String name) {
        String tool = of(name);
        return tool.equals(OpaReader.TOOL) ? tool + "-report" : tool;
    }

    /**
     * Id of the policy that stands for a rule, as in {@code checkov:CKV_AWS_18}. No policy of a pack has a colon in its id.
     * Two rules that differ only in what an id can't hold get different ones.
     */
    public static String policy(String tool, String rule) {
        String plain = OTHERS_OF_RULE.matcher(rule).replaceAll("-");
        return ForeignId.of(tool + ":"
                + (plain.equals(rule) && plain.length() <= MAX_RULE && !plain.isEmpty()
                        ? plain
                        : plain.substring(0, Math.min(MAX_RULE - MARK - 1, plain.length())) + "-" + mark(rule)));
    }

    /** Name of the pack that the rules of a scanner make. */
    public static String pack(String tool) {
        return OWN + ":" + tool;
    }

    private static String mark(String text) {
        return Sha256.hex(text).substring(0, MARK);
    }

    private static String strip(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.length() - (slug.length() > start && slug.endsWith("-") ? 1 : 0);
        return slug.substring(start, end);
    }
}
