package io.jenkins.plugins.terraformguard.results.told;

import hudson.Extension;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Says in the description of a build what its guards came to, where the job wants it: a line for each, below what others
 * wrote there. The line has no character that any markup could take for more than text.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class BuildDescription implements GuardListener {
    private static final Logger LOGGER = Logger.getLogger(BuildDescription.class.getName());
    private static final Pattern MARKUP = Pattern.compile("[^\\p{L}\\p{N} .,:;_-]");

    @Override
    public void changed(Run<?, ?> run, String id) {
        GuardSummary summary = GuardRunAction.find(run, id).orElse(null);
        if (summary == null || !GuardWishes.describes(run, id)) {
            return;
        }
        String line = line(id, summary, GuardField.APPROVAL.of(run, List.of(summary)));
        // Whoever approves need not be one who may change the build.
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            synchronized (BuildDescription.class) {
                String description = with(run.getDescription(), begin(id), line);
                if (!description.equals(run.getDescription())) {
                    run.setDescription(description);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't say in the description of " + run + " what " + id + " came to");
        }
    }

    /** The description with a line in place of the one that begins in the same way, or at the end. */
    static String with(String description, String begin, String line) {
        List<String> lines = new ArrayList<>();
        if (description != null && !description.isBlank()) {
            lines.addAll(Arrays.asList(description.split("\n", -1)));
        }
        boolean replaced = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(begin)) {
                lines.set(i, line);
                replaced = true;
            }
        }
        if (!replaced) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static String begin(String id) {
        return "Terraform Guard " + id + ": ";
    }

    private static String line(String id, GuardSummary summary, String approval) {
        String word = Arrays.stream(Status.values())
                .filter(status -> status.id().equals(approval))
                .findFirst()
                .map(status -> ", " + ApprovalLook.of(status).word())
                .orElse("");
        String text = summary.getLook().getWord() + word + "; " + summary.getText() + ".";
        return begin(id) + MARKUP.matcher(text).replaceAll(" ").strip();
    }
}
