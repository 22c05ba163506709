package io.jenkins.plugins.terraformguard.approval;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is asked again is told what was said before, and what has changed since. */
@WithJenkins
class EarlierOnPageTest {
    @Test
    void thePageSaysWhatHasChangedSince(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = Asked.asking(jenkins, job, "dave", "aws_s3_bucket.a");
        ApprovalService.open(first, Asked.GUARD);
        Asked.say("alice", first, Act.Kind.APPROVE);
        FreeStyleBuild second = Asked.asking(jenkins, job, "dave", "aws_s3_bucket.a", "aws_s3_bucket.b");
        ApprovalService.open(second, Asked.GUARD);

        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        HtmlPage page = client.login("bob").getPage(second, "terraform-approval/web/");
        String text = page.asNormalizedText();
        assertThat(text, containsString("Asked before, in shop #1"));
        assertThat(text, containsString("approve, alice: good reason"));
        assertThat(text, containsString("What was said then does not count for this plan."));
        assertThat(text, containsString("New: update aws_s3_bucket.b"));
        assertThat(text, not(containsString("aws_s3_bucket.a")));
    }
}
