package io.jenkins.plugins.terraformguard.results.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.engine.history.Planned;
import io.jenkins.plugins.terraformguard.engine.history.PolicyUse;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import io.jenkins.plugins.terraformguard.results.fleet.FleetIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What happens to histories when jobs, builds and files come and go. */
@WithJenkins
class HistoryStoreTest {
    private static final String GUARD = "default";

    private static int fixed(JobHistory history, int build) {
        return history.of(build).orElseThrow().policies().stream()
                .mapToInt(PolicyUse::fixed)
                .sum();
    }

    private static FreeStyleProject three(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Guarded.build(jenkins, job, Planned.build(1).violates("P", "aws_x.a").decision());
        Guarded.build(jenkins, job, Planned.build(2).violates("P", "aws_x.a").decision());
        Guarded.build(jenkins, job, Planned.build(3).passes("P", 1).decision());
        return job;
    }

    @Test
    void outliveBuildsAndGoWithTheJob(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = three(jenkins);
        JobHistory whole = Guarded.history(job, GUARD);
        assertEquals(List.of(1, 2, 3), Guarded.builds(job, GUARD));
        assertEquals(1, fixed(whole, 3));

        job.getBuildByNumber(1).delete();
        assertEquals(whole, Guarded.history(job, GUARD), "a log that is rotated takes no trend with it");
        job.getBuildByNumber(3).delete();
        assertEquals(List.of(1, 2), Guarded.builds(job, GUARD), "the newest is taken back with its build");

        JobHistory left = Guarded.history(job, GUARD);
        job.renameTo("other");
        assertEquals(left, Guarded.history(job, GUARD));
        MockFolder folder = jenkins.createFolder("folder");
        FreeStyleProject moved = Items.move(job, folder);
        assertEquals(left, Guarded.history(moved, GUARD));
        Guarded.build(jenkins, moved, Planned.build(4).passes("P", 1).decision());
        assertEquals(List.of(1, 2, 4), Guarded.builds(moved, GUARD));
        FreeStyleProject copy = (FreeStyleProject) jenkins.jenkins.copy((TopLevelItem) moved, "copy");
        assertFalse(HistoryStore.of(copy).isAny(), "a copy has not judged anything");
        Path file = Guarded.file(moved, GUARD);
        HistoryStore store = HistoryStore.of(moved);
        moved.getBuildByNumber(4).delete();
        assertEquals(2, store.current(GUARD).orElseThrow().build());
        moved.getBuildByNumber(2).delete();
        assertEquals(List.of(1), Guarded.builds(moved, GUARD));
        assertEquals(Optional.empty(), store.current(GUARD), "what a build said that is gone is not how things stand");
        assertTrue(Files.exists(file), "the trend stays");
        moved.delete();
        assertFalse(Files.exists(file));
    }

    /** A guard that nobody asks any more: whichever way its builds go, none that is gone comes back. */
    @Test
    void noBuildThatIsGoneIsHowThingsStand(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        for (int i = 1; i <= 4; i++) {
            Guarded.build(jenkins, job, Planned.build(i).passes("P", 1).decision());
        }
        FreeStyleBuild other = jenkins.buildAndAssertSuccess(job);
        HistoryStore store = HistoryStore.of(job);
        for (int i = 1; i <= 3; i++) {
            job.getBuildByNumber(i).delete();
            assertEquals(4, store.current(GUARD).orElseThrow().build());
            assertEquals(4, FleetIndex.get().of(job).get(0).build());
        }
        job.getBuildByNumber(4).delete();
        assertEquals(Optional.empty(), store.current(GUARD));
        assertEquals(List.of(), FleetIndex.get().of(job));
        assertEquals(List.of(1, 2, 3), Guarded.builds(job, GUARD));
        assertNull(new TrendPage(job, GUARD).getLook());
        FleetIndex.get().refresh(job, GUARD);
        assertEquals(List.of(), FleetIndex.get().of(job), "nor when it is looked at anew");

        FreeStyleBuild again =
                Guarded.build(jenkins, job, Planned.build(6).passes("P", 1).decision());
        FreeStyleBuild last =
                Guarded.build(jenkins, job, Planned.build(7).passes("P", 1).decision());
        other.delete();
        last.delete();
        assertEquals(again.getNumber(), FleetIndex.get().of(job).get(0).build(), "taken back, the one before is there");
        again.delete();
        assertEquals(List.of(), FleetIndex.get().of(job), "the newest that is there need not be the newest of all");
    }

    /** A build that is judged once more, with fewer plans: what it does not have any more is nowhere. */
    @Test
    void aPlanThatIsGoneFromItsBuildGoesFromTheHistory(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Decision one = Planned.build(1).passes("P", 1).decision();
        Decision second = SampleDecisions.full();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        DecisionStore.save(build, GUARD, List.of(one, second));
        GuardListener.tell(build, GUARD);
        GuardListener.tell(build, second.id());
        assertEquals(2, FleetIndex.get().of(job).size());

        assertEquals(List.of(second.id()), DecisionStore.save(build, GUARD, List.of(one)));
        GuardListener.tell(build, second.id());
        assertEquals(List.of(GUARD), HistoryStore.of(job).guards());
        assertEquals(
                List.of(GUARD),
                FleetIndex.get().of(job).stream().map(FleetRow::guard).toList());

        // One of an earlier version, which told nobody.
        DecisionStore.save(build, GUARD, List.of(one, second));
        GuardListener.tell(build, second.id());
        DecisionStore.save(build, GUARD, List.of(one));
        assertEquals(2, FleetIndex.get().of(job).size());
        build.delete();
        assertEquals(List.of(), HistoryStore.of(job).guards());
        assertEquals(List.of(), FleetIndex.get().of(job));
    }

    /** After more builds than are looked at, and after a power cut, the last guarded build is found in the histories. */
    @Test
    void tellWhichBuildWasGuardedLast(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = three(jenkins);
        FreeStyleBuild second = job.getBuildByNumber(2);
        FreeStyleBuild third = job.getBuildByNumber(3);
        for (int i = 0; i < 21; i++) {
            jenkins.buildAndAssertSuccess(job);
        }
        assertEquals(third, LastGuarded.find(job));
        Path file = job.getRootDir().toPath().resolve("terraform-guard-last-build");
        for (String content : List.of("", "nothing", "99")) {
            Files.writeString(file, content);
            assertEquals(third, LastGuarded.find(job), content);
        }
        Files.delete(file);
        assertEquals(third, LastGuarded.find(job));
        LastGuarded.note(third);
        LastGuarded.note(second);
        assertEquals("3", Files.readString(file));
        third.delete();
        assertEquals(second, LastGuarded.find(job));
        FreeStyleBuild late =
                Guarded.build(jenkins, job, Planned.build(25).passes("P", 1).decision());
        late.delete();
        assertEquals("2", Files.readString(file), "further back than builds are looked at");
        job.getBuildByNumber(1).delete();
        second.delete();
        assertNull(LastGuarded.find(job), "none is left");
        assertFalse(Files.exists(file));
    }

    @Test
    void areMadeAnewFromBuilds(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = three(jenkins);
        JobHistory whole = Guarded.history(job, GUARD);
        Path file = Guarded.file(job, GUARD);
        List<String> damages = List.of(
                "", "{", "\u0000\u0001", Files.readString(file).replace("\"guard\":\"default\"", "\"guard\":\"x\""));
        for (int i = 0; i < damages.size(); i++) {
            Files.writeString(file, damages.get(i));
            String message = assertThrows(IOException.class, () -> Guarded.history(job, GUARD))
                    .getMessage();
            assertTrue(message.startsWith("The history default.json is damaged: "), message);
            FreeStyleBuild build = Guarded.build(
                    jenkins, job, Planned.build(4 + i).passes("P", 1).decision());
            Guarded.await(job);
            assertEquals(HistoryRebuild.State.DONE, HistoryRebuild.get().state(job));
            JobHistory anew = Guarded.history(job, GUARD);
            assertEquals(build.getNumber(), anew.last().orElseThrow().build());
            assertEquals(4 + i, anew.entries().size());
            assertEquals(whole.of(3), anew.of(3), "down to what each mended");
            assertEquals(i + 1, HistoryStore.of(job).aside(GUARD).size());
        }

        FreeStyleProject old = jenkins.createFreeStyleProject();
        for (int i = 1; i <= 2; i++) {
            Guarded.keep(
                    jenkins.buildAndAssertSuccess(old),
                    Planned.build(i).violates("P", "aws_x.a").decision());
        }
        jenkins.buildAndAssertSuccess(old);
        assertFalse(HistoryStore.of(old).isAny());
        Guarded.build(jenkins, old, Planned.build(4).passes("P", 1).decision());
        Guarded.await(old);
        assertEquals(List.of(1, 2, 4), Guarded.builds(old, GUARD), "guarded before there were histories");
        assertEquals(1, fixed(Guarded.history(old, GUARD), 4));

        Files.delete(job.getBuildByNumber(2).getRootDir().toPath().resolve("terraform-guard/default/decision.json"));
        Files.delete(Guarded.file(job, GUARD));
        assertTrue(HistoryRebuild.get().start(job));
        Guarded.await(job);
        assertEquals(List.of(1, 3, 4, 5, 6, 7), Guarded.builds(job, GUARD), "what can't be read is left out");
    }

    /** The gate and an approval are told of at once, by a build and by somebody at a browser. */
    @Test
    void whoeverWritesLastKnowsAll(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Decision decision = Planned.build(1).passes("P", 1).decision();
        FreeStyleBuild build = Guarded.build(jenkins, job, decision);
        HistoryStore store = HistoryStore.of(job);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int hour = 1; hour <= 60; hour += 2) {
                gate(build, hour);
                Future<?> told = other.submit(() -> {
                    store.update(build, GUARD);
                    return null;
                });
                gate(build, hour + 1);
                store.update(build, GUARD);
                told.get();
                assertEquals(
                        Planned.hour(hour + 1),
                        Guarded.history(job, GUARD)
                                .last()
                                .orElseThrow()
                                .course()
                                .gatedAt());
            }
        } finally {
            other.shutdownNow();
        }
    }

    private static void gate(FreeStyleBuild build, int hour) throws IOException {
        GateDecision gate = Planned.build(1).gate(true, hour).kept().gate();
        OutcomeStore.save(build, GUARD, GateDocument.FILE, GateDocument.write(gate));
    }
}
