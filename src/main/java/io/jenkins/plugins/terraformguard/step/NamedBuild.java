package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** A build as a job names it. What the authentication that the build runs as may not read is not there. */
final class NamedBuild {
    private static final Pattern FORM = Pattern.compile("(?:([^#]+)#|#)?([1-9][0-9]{0,8})");

    private NamedBuild() {}

    /**
     * The build.
     *
     * @param name {@code 123} or {@code #123} for one of the same job, {@code job/full/name#123} for another; empty for the
     *     one that asks
     * @throws AbortException if there is none, or none that may be read; the message does not tell which
     */
    static Run<?, ?> find(Run<?, ?> asking, String name) throws AbortException {
        if (name.isEmpty()) {
            return asking;
        }
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new AbortException(Messages.NamedBuild_form(SafeText.oneLine(name, 200)));
        }
        Job<?, ?> job = form.group(1) == null
                ? asking.getParent()
                : job(asking, form.group(1).trim());
        Run<?, ?> build = job == null ? null : job.getBuildByNumber(Integer.parseInt(form.group(2)));
        if (build == null) {
            throw new AbortException(Messages.NamedBuild_none(SafeText.oneLine(name, 200)));
        }
        return build;
    }

    private static Job<?, ?> job(Run<?, ?> asking, String name) {
        try {
            Job<?, ?> job = Jenkins.get().getItem(name, asking.getParent().getParent(), Job.class);
            return job != null && job.hasPermission(Item.READ) ? job : null;
        } catch (AccessDeniedException e) {
            return null;
        }
    }
}
