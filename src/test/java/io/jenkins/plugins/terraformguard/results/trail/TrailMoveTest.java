package io.jenkins.plugins.terraformguard.results.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jenkins.branch.BranchSource;
import jenkins.scm.impl.SingleSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A trail goes with its job, through moves and restarts. */
class TrailMoveTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void goesOnAfterARestart() throws Throwable {
        RecordedLink[] last = new RecordedLink[1];
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            assertNull(job.getAction(TrailJobAction.class));
            Trails.record(build, "infra");
            last[0] = Trails.record(build, "infra");
            Trails.killed(job, "infra", 3);
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("shop", FreeStyleProject.class);
            assertTrue(job.getAction(TrailJobAction.class) != null);
            RecordedLink next = Trails.record(job.getLastBuild(), "infra");
            assertEquals(last[0].key(), next.key());
            assertEquals(last[0].digest(), next.position().previous());
            assertEquals(4, next.position().sequence());
            assertEquals(Gap.CRASH, next.position().gap().reason());
            VerificationOutcome outcome = Trails.outcome(job, "infra");
            assertEquals("partial", outcome.status(), outcome.rows()::toString);
            assertEquals(3, outcome.links());
        });
    }

    @Test
    void goesWithTheJobWhileItIsRenamed() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("name0");
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Future<?>> records = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        for (int i = 0; i < 30; i++) {
                            Trails.record(build, "infra");
                        }
                        return null;
                    }))
                    .toList();
            for (int i = 1; records.stream().anyMatch(record -> !record.isDone()) && i < 20; i++) {
                job.renameTo("name" + i);
            }
            for (Future<?> record : records) {
                record.get(120, TimeUnit.SECONDS);
            }
            pool.shutdown();
            MockFolder folder = jenkins.createFolder("folder");
            FreeStyleProject moved = Items.move(job, folder);
            RecordedLink next = Trails.record(moved.getLastBuild(), "infra");
            assertEquals(61, next.position().sequence(), "each once, and nothing lost");
            VerificationOutcome outcome = Trails.outcome(moved, "infra");
            assertEquals("partial", outcome.status(), outcome.rows()::toString);
            assertEquals(61, outcome.links());
            Path trail = Trails.folder(moved);
            try (Stream<Path> jobs =
                    Files.list(jenkins.jenkins.getRootDir().toPath().resolve("jobs"))) {
                assertEquals(
                        List.of("folder"),
                        jobs.map(path -> path.getFileName().toString()).toList());
            }
            moved.delete();
            assertFalse(Files.exists(trail));
        });
    }

    @Test
    void branchesHaveTheirOwn() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "multi");
            project.getSourcesList()
                    .add(new BranchSource(new SingleSCMSource(
                            "feature/x",
                            new SingleFileSCM("Jenkinsfile", "echo 'built'".getBytes(StandardCharsets.UTF_8)))));
            project.scheduleBuild2(0).getFuture().get(60, TimeUnit.SECONDS);
            jenkins.waitUntilNoActivity();
            WorkflowJob branch = project.getItems().iterator().next();
            Trails.record(branch.getLastBuild(), "infra");
            RecordedLink link = Trails.record(branch.getLastBuild(), "infra");
            assertEquals(2, link.position().sequence());
            assertTrue(new String(link.link(), StandardCharsets.UTF_8)
                    .contains("\"job\":\"" + branch.getFullName() + "\""));
            assertEquals(2, Trails.outcome(branch, "infra").links());
        });
    }
}
