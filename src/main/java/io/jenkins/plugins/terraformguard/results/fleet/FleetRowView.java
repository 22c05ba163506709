package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A row as it is shown. All text is fit for showing; the view escapes it.
 *
 * @param href address of the guards of the job
 * @param job full name for people
 * @param buildHref address of the last build's page
 * @param build its name
 * @param at when its decision was recorded
 * @param age how long ago that is
 * @param stale whether that is long ago
 * @param look how the verdict is shown
 * @param refused whether the gate let the plan not pass
 * @param findings those that count by severity, of severities that have any
 * @param drift open drifts, or that nobody looked
 * @param drifted whether there are any
 * @param driftHref address of the job's drifts
 * @param driftAge how long the oldest has been there, empty where there is none
 * @param lapsing waivers that end soon
 * @param approval how it is shown where an approval stands, or null
 * @param waiting how long somebody has been asked, empty where nobody is
 */
@Restricted(NoExternalUse.class)
public record FleetRowView(
        String href,
        String job,
        String guard,
        String buildHref,
        String build,
        String at,
        String age,
        boolean stale,
        VerdictLook look,
        boolean refused,
        int score,
        List<Severe> findings,
        String drift,
        boolean drifted,
        String driftHref,
        String driftAge,
        int lapsing,
        ApprovalLook approval,
        String waiting,
        String remedy,
        String lead) {
    public FleetRowView {
        findings = List.copyOf(findings);
    }

    /** Findings of one severity. */
    @Restricted(NoExternalUse.class)
    public record Severe(String id, String name, int count) {}
}
