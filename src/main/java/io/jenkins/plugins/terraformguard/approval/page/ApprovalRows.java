package io.jenkins.plugins.terraformguard.approval.page;

import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the pages of requests list. All text is fit for showing; the view escapes it. */
@Restricted(NoExternalUse.class)
public final class ApprovalRows {
    private ApprovalRows() {}

    /**
     * Something that needs an exception.
     *
     * @param key number on the page, for what belongs together there
     * @param id as it is sent back
     * @param by who agrees
     * @param missing for each requirement that is not met, whom it is about and how many are missing
     * @param mine whether it waits for who looks at the page
     */
    @Restricted(NoExternalUse.class)
    public record ItemRow(
            int key,
            String id,
            String severity,
            String severityName,
            String policy,
            String level,
            String address,
            String message,
            List<String> by,
            List<Missing> missing,
            boolean mine) {}

    /** Whom a requirement is about, and how many of them are missing. */
    @Restricted(NoExternalUse.class)
    public record Missing(String who, int count) {}

    /**
     * Who must agree.
     *
     * @param name of the rule, may be empty
     * @param who whom it is about
     * @param items how many items it is about
     * @param missing how many people are missing, 0 if it is met
     * @param remind when those who have not answered are reminded, or empty
     * @param escalation from when others may answer as well, or empty
     * @param others who these are
     */
    @Restricted(NoExternalUse.class)
    public record RequirementRow(
            String name,
            String who,
            int quorum,
            int items,
            int missing,
            String remind,
            String escalation,
            String others) {}

    /**
     * Something that happened.
     *
     * @param word what
     * @param tone part of a class name
     * @param items how many items it is about; 0 for all
     * @param addresses the first of them by name
     * @param waiver last day of the exception, or empty
     * @param origin build in which it was said, or empty for this one
     */
    @Restricted(NoExternalUse.class)
    public record ActRow(
            String word,
            String tone,
            String by,
            String time,
            String reason,
            int items,
            List<String> addresses,
            String waiver,
            String origin) {}

    /** Somebody who can't approve it, and why. */
    @Restricted(NoExternalUse.class)
    public record ExcludedRow(String id, String why) {}
}
