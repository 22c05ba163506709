package io.jenkins.plugins.terraformguard.engine.report;

import java.util.regex.Pattern;

/**
 * What is known of the last build that applied well, to which one would go back.
 *
 * @param build its number or name, empty if none is known
 * @param url where it is shown, or empty
 * @param commit full or shortened id of the commit that it was made from, empty if not known
 * @param branch of that commit, or empty
 */
public record RunContext(String build, String url, String commit, String branch) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    /** Nothing is known of earlier builds. */
    public static final RunContext UNKNOWN = new RunContext("", "", "", "");

    /** What is no commit is not known to be one: it stands in a command that people copy. */
    public RunContext {
        commit = COMMIT.matcher(commit).matches() ? commit : "";
    }
}
