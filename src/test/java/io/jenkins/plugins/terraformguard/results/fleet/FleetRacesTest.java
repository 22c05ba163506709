package io.jenkins.plugins.terraformguard.results.fleet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.Fleets;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.history.HistoryRebuild;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Rows while jobs come, go and break. */
@WithJenkins
class FleetRacesTest {
    private static List<String> jobs(FleetIndex index) {
        return index.all().stream().map(FleetRow::job).toList();
    }

    private static void rebuild(FleetIndex index) throws InterruptedException {
        assertTrue(index.rebuild());
        for (int i = 0; i < 600 && index.health().rebuilding(); i++) {
            Thread.sleep(50);
        }
        assertFalse(index.health().rebuilding());
    }

    /** Otherwise whoever may read a job that comes to the old name sees the row of the one that left it. */
    @Test
    void noRowStaysUnderANameThatItsJobHasLeft(JenkinsRule jenkins) throws Exception {
        FleetIndex index = FleetIndex.get();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        Meddler moved = Meddler.like(job, "here", one -> {
            if (one.getName().equals("here")) {
                one.renameTo("there");
            }
        });
        index.refresh(moved, "g");
        assertEquals(List.of("job", "there"), jobs(index));

        Meddler deleted = Meddler.like(job, "brief", one -> jenkins.jenkins.onDeleted(one));
        index.refresh(deleted, "g");
        assertEquals(List.of("job", "there"), jobs(index));
        moved.getParent().onDeleted(moved);
        index.refresh(moved, "g");
        assertEquals(List.of("job"), jobs(index), "what is told late of a job that is gone");
    }

    /** A job of a folder that is being renamed was judged under the new name already. */
    @Test
    void whoTellsLateOfAMoveDoesNotBringBackWhatWas(JenkinsRule jenkins) throws Exception {
        FleetIndex index = FleetIndex.get();
        MockFolder folder = jenkins.createFolder("old");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        FleetRow before = index.of(job).get(0);
        folder.renameTo("new");
        assertEquals(List.of("new/job"), jobs(index));
        Guarded.build(jenkins, job, Guarded.decision("g", 5, "eu-west-1", false));
        index.put(before);
        index.rename("old", "new");
        assertEquals(List.of("new/job"), jobs(index));
        assertEquals(2, index.of(job).get(0).build());

        index.put(before);
        index.put(before.named("new/job"));
        index.rename("old", "new");
        for (int i = 0; i < 600 && index.of(job).get(0).build() != 2; i++) {
            Thread.sleep(50);
        }
        assertEquals(2, index.of(job).get(0).build(), "what stands there is looked at once more");
    }

    @Test
    void aJobThatFailsTakesNoOtherWithIt(JenkinsRule jenkins) throws Exception {
        FleetIndex index = FleetIndex.get();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        Meddler.like(job, "bad", one -> {
            throw new IllegalStateException("broken");
        });
        index.forget("job");
        index.put(Fleets.clean("gone"));
        rebuild(index);
        assertEquals(List.of("job"), jobs(index));
        assertNotNull(index.health().builtAt());
        assertThat(index.health().failures().toString(), containsString("bad, g: broken"));
    }

    @Test
    void jobsThatWereGuardedBeforeHaveRowsAsWell(JenkinsRule jenkins) throws Exception {
        FleetIndex index = FleetIndex.get();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        FreeStyleProject asked = jenkins.createFreeStyleProject("asked");
        for (FreeStyleProject each : List.of(job, asked)) {
            for (String guard : List.of("a", "b")) {
                Run<?, ?> run = jenkins.buildAndAssertSuccess(each);
                DecisionStore.save(run, guard, List.of(Guarded.decision(guard, 1, "eu-west-1", false)));
                LastGuarded.note(run);
            }
        }
        HistoryRebuild.get().start(asked);
        for (int i = 0; i < 300 && HistoryRebuild.get().state(asked) == HistoryRebuild.State.RUNNING; i++) {
            Thread.sleep(100);
        }
        assertEquals(List.of("asked", "asked"), jobs(index), "also of the guard that the last build did not ask");
        rebuild(index);
        assertEquals(List.of("asked", "asked", "job", "job"), jobs(index));
        assertEquals(List.of("a", "b"), HistoryStore.of(job).guards());
    }

    @Test
    void driftsThatCanNotBeReadAreNotNone(JenkinsRule jenkins) throws Exception {
        FleetIndex index = FleetIndex.get();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", true));
        assertEquals(1, index.of(job).get(0).drift().open());
        Files.writeString(KeptFolder.of(job, "drift").path().resolve("g.json"), "{");
        index.forget("job");
        index.refresh(job, "g");
        assertEquals(1, index.of(job).get(0).drift().open(), "where no row was, what the last plan found");
    }
}
