package io.jenkins.plugins.terraformguard.results.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetDocument;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.Fleets;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.history.HistoryDue;
import io.jenkins.plugins.terraformguard.results.history.HistoryHealth;
import io.jenkins.plugins.terraformguard.results.history.HistoryRebuild;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jenkins is killed in the middle of something, or a disk is full: after the next start all is as if that had not been. */
@WithJenkins
class PulledPlugTest {
    /** Nobody catches this, so what would have come next does not. */
    private static final class Pulled extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Pulls the plug when all were told of a guard. */
    @TestExtension
    public static final class Plug implements GuardListener {
        static volatile String guard = "";

        @Override
        public void changed(Run<?, ?> run, String id) {
            if (id.equals(guard)) {
                throw new Pulled();
            }
        }
    }

    /** What is in memory is gone, and what is done after a start is done. */
    private static FleetIndex restarted(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.reload();
        FleetIndex index = new FleetIndex();
        index.reconcile();
        await(() -> !index.health().rebuilding());
        return index;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 600 && !condition.call(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.call());
    }

    private static FreeStyleProject job(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, FreeStyleProject.class);
    }

    private static Path folder(Job<?, ?> job) {
        return KeptFolder.of(job, "history").path();
    }

    private static List<Integer> builds(Job<?, ?> job, String guard) throws IOException {
        return HistoryStore.of(job).read(guard).entries().stream()
                .map(Entry::build)
                .toList();
    }

    private static Run<?, ?> keep(JenkinsRule jenkins, FreeStyleProject job, Decision... decisions) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        for (Decision decision : decisions) {
            DecisionStore.save(run, decision.id(), List.of(decision));
        }
        return run;
    }

    /** A build whose step gets as far as its decision. */
    private static Run<?, ?> killed(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        HistoryStage.of(run).begin();
        DecisionStore.save(run, "g", List.of(Guarded.decision("g", 5, "eu-west-1", false)));
        return run;
    }

    @Test
    void betweenTheDecisionAndTheHistory(JenkinsRule jenkins) throws Exception {
        for (String name : List.of("job", "looked-at", "asked")) {
            FreeStyleProject job = jenkins.createFreeStyleProject(name);
            Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        }
        FleetIndex.get().save();
        Run<?, ?> second = killed(jenkins, job(jenkins, "job"));
        assertTrue(HistoryDue.of(second.getParent()).overdue().isEmpty(), "somebody is at it");
        assertTrue(Files.exists(folder(second.getParent()).resolve("due-2")));
        killed(jenkins, job(jenkins, "job")).delete();

        FleetIndex later = restarted(jenkins);
        FreeStyleProject job = job(jenkins, "job");
        assertEquals(List.of(1, 2), builds(job, "g"), "and not the one that is gone");
        assertEquals(2, later.of(job).get(0).build());
        assertEquals("fail", later.of(job).get(0).verdict().id());
        assertEquals(2, LastGuarded.find(job).getNumber());
        assertFalse(HistoryDue.of(job).isAny());
        assertEquals(List.of("g.json"), KeptFolder.of(job, "history").names().toList());

        // The same where nobody restarts Jenkins, but somebody looks at the job, or has all made anew.
        killed(jenkins, job(jenkins, "looked-at"));
        killed(jenkins, job(jenkins, "asked"));
        jenkins.jenkins.reload();
        FreeStyleProject lookedAt = job(jenkins, "looked-at");
        FreeStyleProject asked = job(jenkins, "asked");
        assertEquals(HealthState.WATCH, new HistoryHealth().look(true).state());
        jenkins.createWebClient().getPage(lookedAt, "terraform-guard/");
        await(() -> !HistoryDue.of(lookedAt).isAny());
        assertEquals(List.of(1, 2), builds(lookedAt, "g"));
        assertEquals(2, FleetIndex.get().of(lookedAt).get(0).build());
        assertEquals(List.of(1), builds(asked, "g"));
        assertTrue(FleetIndex.get().rebuild());
        await(() -> !FleetIndex.get().health().rebuilding());
        assertEquals(List.of(1, 2), builds(asked, "g"));
        assertEquals(2, FleetIndex.get().of(asked).get(0).build());
        assertEquals(HealthState.FINE, new HistoryHealth().look(true).state());
    }

    /** The file of rows is written while not all jobs were looked at, or one of them could not be. */
    @Test
    void amidLookingAtAllJobs(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        List<FleetRow> before = List.copyOf(FleetIndex.get().all());
        Guarded.build(jenkins, job, Guarded.decision("g", 5, "eu-west-1", false));
        FleetIndex.get().save();
        FleetFile file = FleetFile.in(jenkins.jenkins.getRootDir().toPath());
        Instant from = Instant.now().minus(2, ChronoUnit.HOURS);
        file.write(before, from);

        FleetIndex killed = new FleetIndex();
        assertEquals(before, List.copyOf(killed.all()));
        killed.put(Fleets.clean("other"));
        killed.save();
        assertEquals(from, file.read().lookFrom(), "what was not looked at is looked for by the next");
        FleetIndex later = restarted(jenkins);
        assertEquals(2, later.of(job).get(0).build());
        later.save();
        Instant looked = file.read().lookFrom();
        assertTrue(looked.isAfter(from.plus(1, ChronoUnit.HOURS)), looked.toString());

        Path history = folder(job).resolve("g.json");
        byte[] kept = Files.readAllBytes(history);
        Files.writeString(history, "{");
        later.refresh(job, "g");
        later.put(Fleets.clean("another"));
        later.save();
        assertEquals(looked, file.read().lookFrom(), "a row stays as it was");
        Files.write(history, kept);
        later.refresh(job, "g");
        later.put(Fleets.clean("one more"));
        later.save();
        assertTrue(file.read().lookFrom().isAfter(looked));

        // A file from before this was kept, and one from before the clock was set back.
        Files.write(file.path(), FleetDocument.write(before));
        assertNull(file.read().lookFrom());
        assertEquals(2, restarted(jenkins).of(job).get(0).build());
        file.write(before, Instant.now().plus(1, ChronoUnit.HOURS));
        assertEquals(2, restarted(jenkins).of(job).get(0).build());

        Instant now = Instant.now();
        assertFalse(new FleetSource(job).isChangedSince("g", now));
        Path restored = Files.copy(history, history.resolveSibling("restored"));
        Files.setLastModifiedTime(restored, FileTime.from(from));
        Files.move(restored, history, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(
                new FleetSource(job).isChangedSince("g", now)
                        || !history.getFileSystem()
                                .supportedFileAttributeViews()
                                .contains("unix"),
                "restored from a backup, with the time of its writing");
    }

    @Test
    void aHistoryThatCanNotBeWrittenIsDue(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        Path file = folder(job).resolve("g.json");
        Files.move(file, folder(job).resolve("moved"));
        Files.createDirectories(file.resolve("in-the-way"));
        Guarded.build(jenkins, job, Guarded.decision("g", 5, "eu-west-1", false));
        assertEquals(1, HistoryDue.of(job).overdue().size());
        assertEquals(HealthState.WATCH, new HistoryHealth().look(true).state());
        assertEquals(
                List.of("job #2", "It can't be written; administrators see why."),
                new HistoryHealth().look(false).table().rows().get(0).cells());

        restarted(jenkins);
        assertTrue(Files.exists(folder(job).resolve("due-2")), "still in the way");
        Files.delete(file.resolve("in-the-way"));
        Files.delete(file);
        Files.move(folder(job).resolve("moved"), file);
        FleetIndex later = restarted(jenkins);
        assertEquals(List.of(1, 2), builds(job(jenkins, "job"), "g"));
        assertEquals(2, later.of(job(jenkins, "job")).get(0).build());
        assertEquals(HealthState.FINE, new HistoryHealth().look(true).state());
    }

    @Test
    void amidHistoriesThatAreMadeAnew(JenkinsRule jenkins) throws Exception {
        FreeStyleProject old = jenkins.createFreeStyleProject("old");
        for (int i = 1; i <= 2; i++) {
            LastGuarded.note(keep(
                    jenkins,
                    old,
                    Guarded.decision("a", 1, "eu-west-1", false),
                    Guarded.decision("b", 1, "eu-west-1", false),
                    Guarded.decision("c", 1, "eu-west-1", false)));
        }
        Plug.guard = "a";
        try {
            assertThrows(Pulled.class, () -> HistoryRebuild.rebuild(old));
        } finally {
            Plug.guard = "";
        }
        assertEquals(List.of("a"), HistoryStore.of(old).guards(), "the first of three");
        assertTrue(HistoryRebuild.isDue(old));

        FleetIndex later = restarted(jenkins);
        FreeStyleProject now = job(jenkins, "old");
        for (String guard : List.of("a", "b", "c")) {
            assertEquals(List.of(1, 2), builds(now, guard));
        }
        assertEquals(3, later.of(now).size());
        assertFalse(HistoryRebuild.isDue(now));
    }

    /** Of a damaged history that was put aside, and of a first one, while too many others wait. */
    @Test
    void beforeHistoriesAreMadeAnew(JenkinsRule jenkins) throws Exception {
        FreeStyleProject damaged = jenkins.createFreeStyleProject("damaged");
        Guarded.build(jenkins, damaged, Guarded.decision("g", 1, "eu-west-1", false));
        Guarded.build(jenkins, damaged, Guarded.decision("g", 1, "eu-west-1", false));
        FreeStyleProject first = jenkins.createFreeStyleProject("first");
        LastGuarded.note(keep(jenkins, first, Guarded.decision("g", 1, "eu-west-1", false)));

        CountDownLatch free = new CountDownLatch(1);
        Meddler slow = Meddler.like(damaged, "slow", one -> free.await());
        List<FreeStyleProject> others = new ArrayList<>();
        try {
            Files.createFile(folder(slow).resolve("due-1"));
            assertTrue(HistoryRebuild.get().resume(slow));
            boolean room = true;
            for (int i = 0; i < 30 && room; i++) {
                others.add(jenkins.createFreeStyleProject());
                room = HistoryRebuild.get().start(others.get(i));
            }
            assertFalse(room);
            Files.writeString(folder(damaged).resolve("g.json"), "{");
            Guarded.build(jenkins, damaged, Guarded.decision("g", 5, "eu-west-1", false));
            Guarded.build(jenkins, first, Guarded.decision("g", 5, "eu-west-1", false));
            assertEquals(List.of(3), builds(damaged, "g"));
            assertEquals(List.of(2), builds(first, "g"));
        } finally {
            free.countDown();
        }
        FreeStyleProject waited = others.get(others.size() - 2);
        await(() -> HistoryRebuild.get().state(waited) == HistoryRebuild.State.DONE);
        assertEquals(List.of(3), builds(damaged, "g"), "it was refused");
        slow.getParent().onDeleted(slow);

        restarted(jenkins);
        assertEquals(List.of(1, 2, 3), builds(job(jenkins, "damaged"), "g"));
        assertEquals(List.of(1, 2), builds(job(jenkins, "first"), "g"));
        assertEquals(HealthState.FINE, new HistoryHealth().look(true).state());
    }
}
