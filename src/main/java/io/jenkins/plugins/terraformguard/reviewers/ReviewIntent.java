package io.jenkins.plugins.terraformguard.reviewers;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.RunWithSCM;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the author of a change says of it: the title of the change request and the messages of the commits. It is a
 * stranger's text; names and addresses of people are left out.
 */
@Restricted(NoExternalUse.class)
public final class ReviewIntent {
    private static final Logger LOGGER = Logger.getLogger(ReviewIntent.class.getName());

    /** Title of a change request, as branch sources tell it. */
    private static final String TITLE = "CHANGE_TITLE";

    private static final int MAX_COMMITS = 20;
    private static final int MAX_CHARS = 4_000;

    private ReviewIntent() {}

    /** The text, the newest commit first; empty where nothing is known. */
    public static String of(Run<?, ?> run, EnvVars environment) {
        List<String> texts = new ArrayList<>();
        texts.add(environment.get(TITLE, ""));
        if (run instanceof RunWithSCM<?, ?> withScm) {
            texts.addAll(messages(withScm));
        }
        String text = String.join(
                "\n",
                texts.stream().map(String::strip).filter(one -> !one.isEmpty()).toList());
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    }

    /** Plugins that read change logs may throw anything; a review without an intent is better than none. */
    private static List<String> messages(RunWithSCM<?, ?> run) {
        try {
            List<ChangeLogSet.Entry> entries = new ArrayList<>();
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : run.getChangeSets()) {
                changes.forEach(entries::add);
            }
            return entries.stream()
                    .sorted(Comparator.comparingLong(ChangeLogSet.Entry::getTimestamp)
                            .reversed())
                    .limit(MAX_COMMITS)
                    .map(entry -> String.valueOf(entry.getMsg()))
                    .toList();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't read the change log of " + run);
            return List.of();
        }
    }
}
