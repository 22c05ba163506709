package io.jenkins.plugins.terraformguard.results.fleet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.Fleets;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How rows are kept. A new index is what there is after a restart. */
@WithJenkins
class FleetIndexTest {
    private static void await(FleetIndex index) throws InterruptedException {
        for (int i = 0; i < 600 && index.health().rebuilding(); i++) {
            Thread.sleep(50);
        }
        assertFalse(index.health().rebuilding());
    }

    private static FleetIndex restarted() throws InterruptedException {
        FleetIndex index = new FleetIndex();
        index.reconcile();
        await(index);
        return index;
    }

    @Test
    void rowsOutliveARestartACrashAndDamage(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("terraform-guard").resolve("fleet.json");
        assertFalse(Files.exists(file), "many changes cost one writing, a while later");
        assertTrue(FleetIndex.get().health().unsaved());

        // Jenkins crashed before anything was written.
        FleetIndex crashed = restarted();
        assertEquals(List.copyOf(FleetIndex.get().all()), List.copyOf(crashed.all()));
        assertNotNull(crashed.health().builtAt());
        assertTrue(crashed.health().isWell());

        FleetIndex.get().save();
        assertFalse(FleetIndex.get().health().unsaved());
        assertTrue(Files.size(file) > 100);
        assertEquals(List.copyOf(crashed.all()), List.copyOf(new FleetIndex().all()), "there before anybody looked");

        // What was kept after the last writing, and jobs that went.
        FleetIndex.get().put(Fleets.clean("gone"));
        FleetIndex.get().save();
        Run<?, ?> second = Guarded.build(jenkins, job, Guarded.decision("g", 5, "eu-west-1", false));
        FleetIndex later = restarted();
        assertEquals(List.of("job"), later.all().stream().map(FleetRow::job).toList());
        assertEquals(second.getNumber(), later.of(job).get(0).build());

        Files.writeString(file, Files.readString(file).substring(50));
        FleetIndex damaged = restarted();
        assertEquals(1, damaged.all().size());
        assertFalse(damaged.health().damage().isEmpty());
        assertTrue(Files.exists(file.resolveSibling("fleet.json.damaged-1")), "nothing of it is lost");

        Files.delete(KeptFolder.of(job, "history").path().resolve("g.json"));
        assertTrue(FleetIndex.get().rebuild());
        await(FleetIndex.get());
        assertEquals(List.of(), FleetIndex.get().of(job), "no history, no row");
    }

    @Test
    void whatCanNotBeReadIsToldAndChangesNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", false));
        FleetRow before = FleetIndex.get().of(job).get(0);
        Path history = KeptFolder.of(job, "history").path().resolve("g.json");
        byte[] kept = Files.readAllBytes(history);
        Files.writeString(history, "{");
        FleetIndex.get().refresh(job, "g");
        assertEquals(before, FleetIndex.get().of(job).get(0));
        assertEquals(1, FleetIndex.get().health().failures().size());
        assertThat(FleetIndex.get().health().failures().get(0), containsString("job, g: "));
        assertFalse(FleetIndex.get().health().isWell());
        Files.write(history, kept);
        FleetIndex.get().refresh(job, "g");
        assertTrue(FleetIndex.get().health().isWell());
    }

    @Test
    void driftsThatCanNotBeReadAreTheOnesThatWereKnown(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        Guarded.build(jenkins, job, Guarded.decision("g", 1, "eu-west-1", true));
        FleetRow before = FleetIndex.get().of(job).get(0);
        assertEquals(1, before.drift().open());
        Path ledger = KeptFolder.of(job, "drift").path().resolve("g.json");
        byte[] kept = Files.readAllBytes(ledger);
        Files.writeString(ledger, "{");
        FleetIndex.get().refresh(job, "g");
        assertEquals(before, FleetIndex.get().of(job).get(0), "damage raises no score");
        assertThat(FleetIndex.get().health().failures().get(0), containsString("The drifts of the guard g"));
        Files.write(ledger, kept);
        FleetIndex.get().refresh(job, "g");
        assertTrue(FleetIndex.get().health().isWell());
        assertEquals(before, FleetIndex.get().of(job).get(0));
    }

    /** 5,000 rows, of which some are of jobs that are there: a page costs a few times what it takes to ask whether each may be read. */
    @Test
    void manyRowsAreAskedAboutQuickly(JenkinsRule jenkins) throws Exception {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            there.add(jenkins.createFreeStyleProject("real-" + i).getFullName());
        }
        Fleets.table(4_900, 1).all().forEach(FleetIndex.get()::put);
        there.forEach(name -> FleetIndex.get().put(Fleets.clean(name)));
        assertEquals(5_000, FleetIndex.get().all().size());
        long look = Long.MAX_VALUE;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 9; i++) {
            long start = System.nanoTime();
            long found = FleetIndex.get().all().stream()
                    .filter(row -> jenkins.jenkins.getItemByFullName(row.job()) != null)
                    .count();
            look = Math.min(look, System.nanoTime() - start);
            assertEquals(100, found);
            start = System.nanoTime();
            FleetPage page = new FleetPage(
                    FleetQuery.ALL, new FleetAddress("/terraform-guard/"), new ReadableRows(), Instant.now());
            best = Math.min(best, System.nanoTime() - start);
            assertEquals(100, page.getTotal(), "rows of jobs that are gone do not count");
            assertEquals(50, page.getRows().getItems().size());
        }
        double ratio = (double) best / look;
        assertTrue(ratio < 20, "a page took " + ratio + " times a look at all jobs of " + look + " ns");
        assertNull(FleetIndex.get().health().savedAt());
    }
}
