package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a reviewer is told of what the author says. */
@WithJenkins
class ReviewIntentTest {
    private static FreeStyleBuild build(JenkinsRule jenkins, String... messages) throws Exception {
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        for (String message : messages) {
            scm.addChange().withAuthor("mallory@example.com").withMsg(message);
        }
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setScm(scm);
        return jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void titleAndMessagesAndNobodysName(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = build(jenkins, "Update some tags ", " ", "Fix a typo");
        EnvVars title = new EnvVars("CHANGE_TITLE", "Tags");
        assertEquals("Tags\nUpdate some tags\nFix a typo", ReviewIntent.of(build, title));
        assertEquals("Update some tags\nFix a typo", ReviewIntent.of(build, new EnvVars()));
        assertFalse(ReviewIntent.of(build, title).contains("mallory"));
    }

    @Test
    void thereMayBeNoneOrTooMany(JenkinsRule jenkins) throws Exception {
        assertEquals("", ReviewIntent.of(build(jenkins), new EnvVars()));
        String[] many = new String[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = "change " + i + " " + "x".repeat(500);
        }
        String text = ReviewIntent.of(build(jenkins, many), new EnvVars());
        assertEquals(4_000, text.length());
        assertTrue(text.startsWith("change 0 "), text);
    }
}
