package io.jenkins.plugins.terraformguard.waivers;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedDocument;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.results.BuildArchive;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.trail.RecordedLink;
import io.jenkins.plugins.terraformguard.results.trail.TrailEntry;
import io.jenkins.plugins.terraformguard.results.trail.TrailRecorder;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * Brings what happens to waivers into the trail of the job that they were granted in, and archives it with the build. What
 * was written down and not recorded is made up for the next time; no link is written twice.
 */
final class WaiverTrail {
    /** What a link says that came of it. */
    static final String GRANTED = "granted";

    static final String REVOKED = "revoked";

    private static final Object LOCK = new Object();

    private final Job<?, ?> job;

    WaiverTrail(Job<?, ?> job) {
        this.job = job;
    }

    /** Records all of an item that is not recorded yet; nothing where the trail of no job is there for it. */
    static void record(Item item) throws IOException {
        if (item instanceof Job<?, ?> job) {
            new WaiverTrail(job).record();
        }
    }

    private void record() throws IOException {
        WaiverStore store = new WaiverStore(job);
        synchronized (LOCK) {
            for (GrantedWaiver waiver : store.read().all()) {
                for (int event = waiver.recorded() + 1; event <= waiver.events(); event++) {
                    record(waiver, event);
                    int recorded = event;
                    store.change(all -> all.recorded(waiver.id(), recorded));
                }
            }
        }
    }

    private void record(GrantedWaiver waiver, int event) throws IOException {
        boolean revoked = event == 2;
        String guard = waiver.source().guard();
        byte[] document = GrantedDocument.event(waiver, revoked);
        String stem = "waiver-" + waiver.id() + (revoked ? "-revoked" : "");
        TrailEntry entry = new TrailEntry(
                guard,
                TrailEntry.WAIVER,
                waiver.source().decision(),
                Map.of(stem + ".json", Sha256.hex(document)),
                Map.of("terraform-guard", PluginVersion.current()),
                Map.of(
                        TrailEntry.OUTCOME,
                        revoked ? REVOKED : GRANTED,
                        "by",
                        revoked ? waiver.revocation().by() : GrantedText.owner(waiver),
                        "policy",
                        waiver.policy(),
                        "address",
                        waiver.address(),
                        "expires",
                        waiver.expires().toString()));
        Instant since = revoked ? waiver.revocation().at() : waiver.grantedAt();
        String build = waiver.source().build();
        Run<?, ?> run = job.getBuild(build);
        TrailRecorder recorder = run == null
                ? new TrailRecorder(job, build, TaskListener.NULL)
                : new TrailRecorder(run, TaskListener.NULL);
        RecordedLink link = recorder.recordOnce(entry, since);
        if (run != null) {
            BuildArchive.addEvent(run, guard, stem, document, link);
        }
    }
}
