package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.results.VerdictLook;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A link as its page lists it. All text is fit for showing; the view escapes it.
 *
 * @param number in its chain
 * @param chain id of the chain where it begins with this link, else empty
 * @param kind its word
 * @param build number of the build, {@code #12}; empty if the link can't be read
 * @param href address of what the build says, empty if the build is gone
 * @param time when it was recorded
 * @param by who or what started the build
 * @param job name of the job then, where it was another, else empty
 * @param look how the verdict looks, or null if it is no decision, or nobody says any more
 * @param outcome what it came to, as a word; empty if the link does not say
 * @param commit empty if none was told
 * @param key id of the key that it names, empty if it is not signed
 * @param gap why it does not simply follow, empty if it does
 * @param damage what is wrong with the file, empty if it can be read
 */
@Restricted(NoExternalUse.class)
public record TrailRow(
        int number,
        String chain,
        String kind,
        String build,
        String href,
        String time,
        String by,
        String job,
        VerdictLook look,
        String outcome,
        String commit,
        String key,
        String gap,
        String damage) {
    private static final int SHORT = 12;

    /** Part of a class name for what is no verdict. */
    public String outcomeTone() {
        return switch (outcome) {
            case "passed", "closed" -> "success";
            case "refused", "violated", "unreadable" -> "danger";
            default -> "warning";
        };
    }

    /** The beginning of the key's id. */
    public String shortKey() {
        return key.length() <= SHORT ? key : key.substring(0, SHORT);
    }

    /** The beginning of the commit. */
    public String shortCommit() {
        return commit.length() <= SHORT ? commit : commit.substring(0, SHORT);
    }
}
