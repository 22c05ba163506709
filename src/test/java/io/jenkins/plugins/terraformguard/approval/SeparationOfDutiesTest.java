package io.jenkins.plugins.terraformguard.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SeparationOfDutiesTest {
    /** As the retries of a plugin that need not be there. */
    public static final class RetryCause extends Cause {
        private final int source;

        RetryCause(int source) {
            this.source = source;
        }

        public int getSourceBuildNumber() {
            return source;
        }

        @Override
        public String getShortDescription() {
            return "Started again";
        }
    }

    /** Throws whatever it is asked. */
    public static final class BrokenCause extends Cause {
        public Run<?, ?> getOriginal() {
            throw new IllegalStateException("broken");
        }

        @Override
        public String getShortDescription() {
            return "Broken";
        }
    }

    private static Set<String> of(Run<?, ?> run) throws IOException {
        return SeparationOfDuties.of(run, true).keySet();
    }

    private static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, Cause... causes) throws Exception {
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, causes[0], new CauseAction(causes)));
    }

    @Test
    @SuppressWarnings({"try", "deprecation"})
    void whoeverStartedAnythingThatLedToIt(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("echo 'hello'", true));
        WorkflowRun first = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("Alice"))));
        WorkflowRun replayed;
        try (ACLContext context = ACL.as2(User.getById("bob", true).impersonate2())) {
            replayed = (WorkflowRun) first.getAction(ReplayAction.class)
                    .run("echo 'other'", Map.of())
                    .get();
        }
        jenkins.assertBuildStatusSuccess(replayed);
        SortedMap<String, String> excluded = SeparationOfDuties.of(replayed, true);
        assertEquals(Map.of("alice", "started shop #1", "bob", "started this build"), excluded);

        FreeStyleProject below = jenkins.createFreeStyleProject("below");
        FreeStyleBuild triggered = build(jenkins, below, new Cause.UpstreamCause((Run<?, ?>) replayed));
        assertEquals(Set.of("alice", "bob"), of(triggered));
        FreeStyleBuild retried = build(
                jenkins,
                below,
                new RetryCause(triggered.getNumber()),
                new Cause.UserIdCause("carol"),
                new BrokenCause());
        assertEquals(Set.of("alice", "bob", "carol"), of(retried));
        FreeStyleBuild fromUpstreamOfUpstream = build(jenkins, below, new Cause.UpstreamCause((Run<?, ?>) retried));
        replayed.delete();
        assertEquals(Set.of("alice", "bob", "carol"), of(fromUpstreamOfUpstream));
        first.delete();
        assertEquals(
                Map.of("bob", "started shop #2"),
                SeparationOfDuties.of(triggered, true),
                "what the cause itself says stays when the build is gone");
    }

    @Test
    void loopsEnd(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = build(jenkins, job, new RetryCause(2), new Cause.UserIdCause("alice"));
        FreeStyleBuild second = build(jenkins, job, new RetryCause(1), new Cause.UserIdCause("bob"));
        assertEquals(Set.of("alice", "bob"), of(first));
        assertEquals(Set.of("alice", "bob"), of(second));
        FreeStyleBuild itself = build(jenkins, job, new RetryCause(3), new Cause.UserIdCause(null));
        assertEquals(Set.of(), of(itself));
    }

    @Test
    void whoWroteTheCommitsWhereItIsAsked(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("dave").withMsg("opens a port");
        job.setScm(scm);
        FreeStyleBuild run = build(jenkins, job, new Cause.UserIdCause("alice"));
        assertEquals(Set.of("alice"), SeparationOfDuties.of(run, true).keySet());
        assertEquals(
                List.of("alice", "dave"),
                List.copyOf(SeparationOfDuties.of(run, false).keySet()));
        FreeStyleBuild again = build(jenkins, job, new RetryCause(1), new Cause.UserIdCause("bob"));
        assertEquals(
                List.of("alice", "bob", "dave"),
                List.copyOf(SeparationOfDuties.of(again, false).keySet()));
    }
}
