package io.jenkins.plugins.terraformguard.results.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is kept with a job. */
@WithJenkins
class DriftStoreTest {
    private static final Acknowledgement KNOWN = new Acknowledgement("alice", "known", Instant.EPOCH, null);

    private static Path folder(FreeStyleProject job) {
        return job.getRootDir().toPath().resolve("terraform-guard/drift");
    }

    private static void acknowledge(FreeStyleProject job, String name) throws Exception {
        assertTrue(
                DriftStore.of(job).acknowledge("infra", Drifted.entry(job, name).id(), KNOWN));
    }

    @Test
    void goesWithTheJob(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("one");
        FreeStyleBuild first = Drifted.build(jenkins, job);
        assertFalse(Files.exists(folder(job)), "a job without drift has no ledger");
        assertNull(job.getAction(DriftJobAction.class));
        Drifted.build(jenkins, job, "a", "b");
        assertEquals(2, Drifted.ledger(job).entries().size());
        assertEquals(List.of("infra"), DriftStore.of(job).guards());
        assertEquals(2, DriftStore.of(job).tracked("infra").size());
        first.delete();
        acknowledge(job, "a");

        job.renameTo("two");
        Drifted.build(jenkins, job, "a");
        assertEquals(2, Drifted.entry(job, "a").sightings());
        assertFalse(Drifted.entry(job, "b").isOpen());
        MockFolder parent = jenkins.createFolder("folder");
        FreeStyleProject moved = Items.move(job, parent);
        Drifted.build(jenkins, moved, "a");
        assertEquals(3, Drifted.entry(moved, "a").sightings());
        assertEquals(KNOWN, Drifted.entry(moved, "a").acknowledgement());
        try (Stream<Path> jobs =
                Files.list(jenkins.jenkins.getRootDir().toPath().resolve("jobs"))) {
            assertEquals(
                    List.of("folder"),
                    jobs.map(path -> path.getFileName().toString()).toList());
        }

        FreeStyleProject copy = parent.copy(moved, "copy");
        assertEquals(List.of(), DriftStore.of(copy).guards(), "a copy is another job, with another state");
        Path folder = folder(moved);
        moved.delete();
        assertFalse(Files.exists(folder));
    }

    @Test
    void eachGuardHasItsOwn(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Drifted.record(build, Drifted.decision("Web", "a"));
        Drifted.record(build, Drifted.decision("web", "b"));
        assertEquals(List.of("Web", "web"), DriftStore.of(job).guards());
        assertEquals("test_thing.a", DriftStore.of(job).tracked("Web").get(0).address());
        assertEquals("test_thing.b", DriftStore.of(job).tracked("web").get(0).address());
    }

    @Test
    void whatIsDamagedIsKeptAside(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        Path file = folder(job).resolve("infra.json");
        String whole = Files.readString(file);
        String half = whole.substring(0, whole.length() / 2);
        Files.writeString(file, half);
        DriftStore.Stored stored = DriftStore.of(job).read("infra");
        assertFalse(stored.damage().isEmpty());
        assertFalse(DriftStore.of(job).acknowledge("infra", "0123456789abcdef", KNOWN));
        assertEquals(half, Files.readString(file), "looking at it and asking for it change nothing");
        assertEquals(List.of(), DriftStore.of(job).tracked("infra"));

        String remark = Drifted.record(jenkins.buildAndAssertSuccess(job), Drifted.decision("infra", "b"));
        assertTrue(remark.contains("infra.json.damaged-1"), remark);
        assertEquals(half, Files.readString(folder(job).resolve("infra.json.damaged-1")));
        assertEquals(1, Drifted.ledger(job).entries().size());
        assertEquals(
                List.of("infra.json.damaged-1"),
                DriftStore.of(job).read("infra").kept());
        assertEquals("", Drifted.record(jenkins.buildAndAssertSuccess(job), Drifted.decision("infra", "b")));

        Files.writeString(file, whole.replace("/v1", "/v9"));
        Drifted.record(jenkins.buildAndAssertSuccess(job), Drifted.decision("infra"));
        assertEquals(DriftLedger.EMPTY.entries(), Drifted.ledger(job).entries());
        assertTrue(Files.readString(folder(job).resolve("infra.json.damaged-2")).contains("/v9"));
    }

    @Test
    void aBuildWithoutADecisionChangesNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        DriftLedger before = Drifted.ledger(job);
        assertEquals("", Drifted.record(jenkins.buildAndAssertSuccess(job), Drifted.evaluate("infra", "{{{")));
        assertEquals(before, Drifted.ledger(job));
    }

    /** Builds and people at once: nobody's entry gets lost, and the file is a whole ledger at any time. */
    @Test
    void nothingIsLostBetweenBuildsAndPeople(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        String[] all = Drifted.names(20);
        Drifted.build(jenkins, job, all);
        List<FreeStyleBuild> builds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            builds.add(jenkins.buildAndAssertSuccess(job));
        }
        ExecutorService pool = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            FreeStyleBuild build = builds.get(i);
            String name = "t" + i;
            tasks.add(pool.submit(() -> {
                start.await();
                return Drifted.record(build, Drifted.decision("infra", all));
            }));
            tasks.add(pool.submit(() -> {
                start.await();
                acknowledge(job, name);
                return null;
            }));
            tasks.add(pool.submit(() -> {
                start.await();
                assertEquals("", DriftStore.of(job).read("infra").damage());
                return null;
            }));
        }
        start.countDown();
        for (Future<?> task : tasks) {
            task.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        for (String name : all) {
            assertEquals(KNOWN, Drifted.entry(job, name).acknowledgement(), name);
            assertEquals(21, Drifted.entry(job, name).total(), name);
            assertEquals(1, Drifted.entry(job, name).first().build());
            assertEquals(21, Drifted.entry(job, name).last().build());
        }
        try (Stream<Path> files = Files.list(folder(job))) {
            assertEquals(1, files.count(), "nothing temporary is left");
        }
    }

    /** A job that is moved while builds record: the record is where the job is, and nowhere else. */
    @Test
    void aJobMayBeRenamedMeanwhile(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("name0");
        Drifted.build(jenkins, job, "a");
        List<FreeStyleBuild> builds = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            builds.add(jenkins.buildAndAssertSuccess(job));
        }
        ExecutorService pool = Executors.newFixedThreadPool(1);
        Future<?> records = pool.submit(() -> {
            for (FreeStyleBuild build : builds) {
                Drifted.record(build, Drifted.decision("infra", "a"));
            }
            return null;
        });
        for (int i = 1; !records.isDone() && i < 20; i++) {
            job.renameTo("name" + i);
        }
        records.get(60, TimeUnit.SECONDS);
        pool.shutdown();
        assertEquals(31, Drifted.entry(job, "a").total());
    }
}
