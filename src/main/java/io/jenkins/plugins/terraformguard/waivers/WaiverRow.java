package io.jenkins.plugins.terraformguard.waivers;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A waiver as its page lists it. All text is fit for showing; the view escapes it.
 *
 * @param id of the waiver
 * @param values what it is bound to, for people
 * @param grantedAt when
 * @param expires its last day
 * @param origin build in which it was granted, {@code shop #7}
 * @param href address of the approval there, empty where the build is gone
 * @param used build in which it was used last, empty where there is none
 * @param usedHref its address, empty where the build is gone
 * @param usedAt when that was
 * @param state a word
 * @param tone part of a class name
 * @param revocation who has revoked it and why, or empty
 * @param revocable whether whoever looks can revoke it
 * @param recorded whether all of it is in the trail
 */
@Restricted(NoExternalUse.class)
public record WaiverRow(
        String id,
        String policy,
        String address,
        List<String> values,
        String owner,
        String reason,
        String grantedAt,
        String expires,
        String origin,
        String href,
        String used,
        String usedHref,
        String usedAt,
        String state,
        String tone,
        String revocation,
        boolean revocable,
        boolean recorded) {
    private static final int MAX_TEXT = 2_000;

    /**
     * The row.
     *
     * @param root address of Jenkins, with a slash at its end
     */
    static WaiverRow of(GrantedWaiver waiver, boolean mayRevoke, String root, Instant now) {
        GrantedWaiver.Source source = waiver.source();
        GrantedWaiver.Revocation revocation = waiver.revocation();
        Run<?, ?> granting = run(source.job() + "#" + source.build());
        String used = waiver.lastUse() == null ? "" : waiver.lastUse().build();
        Run<?, ?> using = run(used);
        boolean revoked = revocation != null;
        boolean over = waiver.isOver(now);
        return new WaiverRow(
                waiver.id(),
                waiver.policy(),
                line(waiver.address()),
                waiver.values().stream().map(WaiverRow::line).toList(),
                GrantedText.owner(waiver),
                GrantedText.reason(waiver),
                waiver.grantedAt().toString(),
                waiver.expires().toString(),
                line(source.job() + " #" + source.build()),
                granting == null ? "" : root + granting.getUrl() + ApprovalCase.URL_NAME + "/" + source.guard() + "/",
                line(used.replace("#", " #")),
                using == null ? "" : root + using.getUrl(),
                used.isEmpty() ? "" : waiver.lastUse().at().toString(),
                revoked
                        ? Messages.WaiverRow_revoked()
                        : over ? Messages.WaiverRow_expired() : Messages.WaiverRow_holds(),
                revoked || over ? "info" : "warning",
                revoked ? line(Messages.WaiverRow_by(revocation.by(), revocation.at(), revocation.reason())) : "",
                mayRevoke && !revoked && !over,
                waiver.recorded() == waiver.events());
    }

    /** The build, if it is there and may be seen. */
    private static Run<?, ?> run(String id) {
        int number = id.lastIndexOf('#');
        if (number < 0 || !id.substring(number + 1).matches("[1-9][0-9]{0,8}")) {
            return null;
        }
        return Jenkins.get().getItemByFullName(id.substring(0, number)) instanceof Job<?, ?> job
                ? job.getBuildByNumber(Integer.parseInt(id.substring(number + 1)))
                : null;
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_TEXT);
    }
}
