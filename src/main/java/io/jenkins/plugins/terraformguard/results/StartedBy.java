package io.jenkins.plugins.terraformguard.results;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Who or what started a build, in plain English words that do not depend on a language setting, as they are recorded:
 * {@code user alice}, {@code timer}, {@code scm}, {@code upstream shop/base #7 (user alice)}. Where there are several
 * causes, {@code ; } stands between them; no part holds a semicolon itself.
 */
@Restricted(NoExternalUse.class)
public final class StartedBy {
    /** UTF-16 code units of the whole, the ellipsis not counted. */
    private static final int MAX_LENGTH = 900;

    /** Of one name or description. */
    private static final int MAX_PART = 200;

    /** How far upstream the question goes. */
    private static final int MAX_DEPTH = 4;

    private static final int MAX_CAUSES = 8;

    private static final Pattern BUILD = Pattern.compile("#[0-9]{1,9}");

    private StartedBy() {}

    /** Of a build; empty where nothing is known. */
    public static String of(Run<?, ?> run) {
        return SafeText.cut(of(run.getCauses(), 1), MAX_LENGTH);
    }

    private static String of(List<Cause> causes, int depth) {
        Set<String> words = new LinkedHashSet<>();
        for (Cause cause : causes.subList(0, Math.min(causes.size(), MAX_CAUSES))) {
            words.add(of(cause, depth));
        }
        List<String> parts = new ArrayList<>(words);
        if (causes.size() > MAX_CAUSES) {
            parts.add(causes.size() - MAX_CAUSES + " more");
        }
        return String.join("; ", parts);
    }

    private static String of(Cause cause, int depth) {
        if (cause instanceof Cause.UserIdCause user) {
            return user.getUserId() == null ? "an unknown user" : "user " + part(user.getUserId());
        }
        if (cause instanceof TimerTrigger.TimerTriggerCause) {
            return "timer";
        }
        if (cause instanceof SCMTrigger.SCMTriggerCause) {
            return "scm";
        }
        if (cause instanceof Cause.RemoteCause remote) {
            return "remote host " + part(remote.getAddr());
        }
        // Of other plugins, which need not be there.
        return switch (cause.getClass().getSimpleName()) {
            case "ReplayCause" -> "replay" + earlier(cause);
            case "RebuildCause" -> "rebuild" + earlier(cause);
            case "RestartDeclarativePipelineCause" -> "restart" + earlier(cause);
            case "BranchIndexingCause" -> "branch indexing";
            case "BranchEventCause" -> "scm";
            default ->
                cause instanceof Cause.UpstreamCause upstream
                        ? upstream(upstream, depth)
                        : "other: " + described(cause);
        };
    }

    private static String upstream(Cause.UpstreamCause cause, int depth) {
        String build = "upstream " + part(cause.getUpstreamProject()) + " #" + cause.getUpstreamBuild();
        if (cause.getUpstreamCauses().isEmpty()) {
            return build;
        }
        return build + " (" + (depth < MAX_DEPTH ? of(cause.getUpstreamCauses(), depth + 1) : "...") + ")";
    }

    /** Which build was run again, if that is said. */
    private static String earlier(Cause cause) {
        if (cause instanceof Cause.UpstreamCause upstream) {
            return " of #" + upstream.getUpstreamBuild();
        }
        Matcher build = BUILD.matcher(described(cause));
        return build.find() ? " of " + build.group() : "";
    }

    /** The cause in its own words, which are those of a plugin that may not be well. */
    private static String described(Cause cause) {
        String words;
        try {
            words = cause.getShortDescription();
        } catch (RuntimeException e) {
            words = null;
        }
        return words == null || words.isBlank() ? cause.getClass().getSimpleName() : part(words);
    }

    private static String part(String text) {
        return SafeText.oneLine(text, MAX_PART).replace(';', ',');
    }
}
