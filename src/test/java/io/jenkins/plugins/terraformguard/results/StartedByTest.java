package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.triggers.SCMTrigger;
import hudson.triggers.TimerTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StartedByTest {
    private final Locale usual = Locale.getDefault();

    @AfterEach
    void usualLocale() {
        Locale.setDefault(usual);
    }

    private static String words(FreeStyleProject job, Cause... causes) throws Exception {
        return StartedBy.of(build(job, causes));
    }

    private static FreeStyleBuild build(FreeStyleProject job, Cause... causes) throws Exception {
        return job.scheduleBuild2(0, new CauseAction(causes)).get();
    }

    @Test
    void plainWordsInAnyLanguage(JenkinsRule jenkins) throws Exception {
        Locale.setDefault(Locale.GERMANY);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertEquals("user alice", words(job, new Cause.UserIdCause("alice")));
        assertEquals("an unknown user", words(job, new Cause.UserIdCause(null)));
        assertEquals("timer", words(job, new TimerTrigger.TimerTriggerCause()));
        assertEquals("scm", words(job, new SCMTrigger.SCMTriggerCause("polled")));
        assertEquals("remote host 10.0.0.1", words(job, new Cause.RemoteCause("10.0.0.1", "<b>note</b>")));
        assertEquals(
                "user alice; timer", words(job, new Cause.UserIdCause("alice"), new TimerTrigger.TimerTriggerCause()));
    }

    @Test
    void upstreamIsFollowedToWhatStartedIt(JenkinsRule jenkins) throws Exception {
        MockFolder folder = jenkins.createFolder("shop");
        FreeStyleProject base = folder.createProject(FreeStyleProject.class, "base");
        FreeStyleProject next = folder.createProject(FreeStyleProject.class, "next");
        FreeStyleBuild first = build(base, new Cause.UserIdCause("alice"));
        FreeStyleBuild second = build(next, new Cause.UpstreamCause((Run<?, ?>) first));
        assertEquals("upstream shop/base #1 (user alice)", StartedBy.of(second));
        FreeStyleBuild build = second;
        for (int i = 0; i < 8; i++) {
            build = build(next, new Cause.UpstreamCause((Run<?, ?>) build));
        }
        String words = StartedBy.of(build);
        assertTrue(words.endsWith("(...))))"), words);
    }

    @Test
    void replayNamesTheBuildAndWhoDidIt(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("echo 'one'", true));
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        ReplayAction replay = first.getAction(ReplayAction.class);
        WorkflowRun second = (WorkflowRun)
                replay.run("echo 'two'", replay.getOriginalLoadedScripts()).get();
        jenkins.waitForCompletion(second);
        assertEquals("user SYSTEM; replay of #1", StartedBy.of(second));
    }

    @Test
    void hostileWordsStayInTheirPlace(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertEquals("user x, timer\\n\\u202e", words(job, new Cause.UserIdCause("x; timer\n\u202e")));
        assertEquals("other: BrokenCause", words(job, new BrokenCause()));
        List<Cause> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add(new Cause.UserIdCause("u" + i + "x".repeat(300)));
        }
        String words = words(job, many.toArray(new Cause[0]));
        assertTrue(words.length() <= 901, words);
    }

    /** A cause of a plugin that is not well. */
    public static final class BrokenCause extends Cause {
        @Override
        public String getShortDescription() {
            throw new IllegalStateException("broken");
        }
    }
}
