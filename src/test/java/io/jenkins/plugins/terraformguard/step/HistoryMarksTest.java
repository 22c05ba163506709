package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.FakeApply.gate;
import static io.jenkins.plugins.terraformguard.step.FakeApply.guard;
import static io.jenkins.plugins.terraformguard.step.FakeApply.node;
import static io.jenkins.plugins.terraformguard.step.FakeApply.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.history.HistoryDue;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** While a step writes to a build, the build is marked: whenever Jenkins is killed, the history is found to lack it. */
@WithJenkins
class HistoryMarksTest {
    /** Sees what is on the disk when the histories were told. */
    @TestExtension
    public static final class Eyes implements GuardListener {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public void changed(Run<?, ?> run, String id) {
            SEEN.add(id + " " + marks(run.getParent()));
        }
    }

    private static List<String> marks(Job<?, ?> job) {
        return KeptFolder.of(job, "history")
                .names()
                .filter(name -> !name.endsWith(".json"))
                .sorted()
                .toList();
    }

    private static Entry last(Job<?, ?> job) throws Exception {
        return HistoryStore.of(job).read("default").last().orElseThrow();
    }

    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job, Result expected, String... parts)
            throws Exception {
        job.setDefinition(node(parts));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    @Test
    void eachStageMarksTheBuild(JenkinsRule jenkins) throws Exception {
        Eyes.SEEN.clear();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        build(jenkins, job, Result.SUCCESS, plan("one", Plans.clean()), guard(""), gate(""));
        assertEquals(List.of("default [due-1]", "default [due-1]"), Eyes.SEEN, "the decision, and the gate");
        assertEquals(List.of(), marks(job));
        assertEquals(Course.PASSED, last(job).course().gate());

        // A step that fails after its decision is kept tells of it all the same.
        Path blocked = job.getRootDir().toPath().resolve("terraform-guard-last-build");
        Files.delete(blocked);
        Files.createDirectories(blocked.resolve("full"));
        build(jenkins, job, Result.FAILURE, plan("two", Plans.clean()), guard(""));
        for (int i = 0; i < 300 && last(job).build() != 2; i++) {
            Thread.sleep(100);
        }
        assertEquals(2, last(job).build());
        assertEquals(List.of("due-2"), marks(job), "which build was guarded last is not known yet");
        Files.delete(blocked.resolve("full"));
        Files.delete(blocked);
        HistoryDue.of(job).catchUp();
        assertEquals(List.of(), marks(job));
        assertEquals(2, LastGuarded.find(job).getNumber());
    }

    /** A mark that can't be written is no reason for a build to fail. */
    @Test
    void noMarkNoFailure(JenkinsRule jenkins) throws Exception {
        Eyes.SEEN.clear();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        Path folder = KeptFolder.of(job, "history").path();
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "in the way");
        build(jenkins, job, Result.SUCCESS, plan("one", Plans.clean()), guard(""));
        assertEquals("default []", Eyes.SEEN.get(0));
        assertFalse(HistoryDue.of(job).overdue().get(1).isEmpty(), "which is known as long as Jenkins runs");
        Files.delete(folder);
        HistoryDue.of(job).catchUp();
        assertEquals(1, last(job).build());
        assertFalse(HistoryDue.of(job).isAny());
    }
}
