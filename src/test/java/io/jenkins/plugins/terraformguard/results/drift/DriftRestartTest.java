package io.jenkins.plugins.terraformguard.results.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class DriftRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void whatIsKnownOutlivesARestart() throws Throwable {
        DriftLedger[] before = new DriftLedger[1];
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            Drifted.build(jenkins, job, "a", "b");
            Drifted.build(jenkins, job, "a");
            Acknowledgement known = new Acknowledgement("alice", "known", Instant.now(), LocalDate.of(2999, 1, 1));
            assertTrue(DriftStore.of(job)
                    .acknowledge("infra", Drifted.entry(job, "a").id(), known));
            before[0] = Drifted.ledger(job);
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class);
            assertEquals(before[0], Drifted.ledger(job));
            assertNotNull(job.getAction(DriftJobAction.class));
            Drifted.record(job.getLastBuild(), Drifted.decision("infra", "a"));
            assertEquals(before[0], Drifted.ledger(job), "a step that runs again says nothing new");
            Drifted.build(jenkins, job, "a", "b");
            assertEquals(3, Drifted.entry(job, "a").sightings());
            assertEquals(
                    before[0].alarms(Instant.now()) + 1, Drifted.ledger(job).alarms(Instant.now()));
            assertEquals(2, Drifted.entry(job, "b").opened());
            assertFalse(Drifted.entry(job, "b").flaps(Instant.now()));
        });
    }
}
