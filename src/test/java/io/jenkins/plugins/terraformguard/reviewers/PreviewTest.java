package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.Launcher;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.results.BuildArchive;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.nio.file.Files;
import java.util.List;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is shown of what a model would be sent. */
@WithJenkins
class PreviewTest {
    @Test
    void ofNoBuildOfADecisionAndOfARecord(JenkinsRule jenkins) throws Exception {
        String example = Preview.of("").renderHtml();
        assertTrue(example.contains("aws_db_instance.orders") && example.contains("&lt;data-"), example);
        assertTrue(example.contains("made-up plan"), example);

        WebClient client = jenkins.createWebClient();
        HtmlPage form = client.goTo("configure");
        HtmlElement button = form.getFirstByXPath("//button[normalize-space()='Preview what would be sent']");
        button.click();
        client.waitForBackgroundJavaScript(20_000);
        assertTrue(form.asNormalizedText().contains("aws_db_instance.orders"), "the button shows it");

        Folder folder = jenkins.createProject(Folder.class, "team");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "job"));
        for (String none :
                List.of("team/job", "team/job#2", "gone#1", "#1", "team#1", "../job#1", "team/job#99999999999")) {
            assertTrue(Preview.of(none).renderHtml().contains("There is no build"), none);
        }
        assertTrue(Preview.of("team/job#1").renderHtml().contains("decided nothing"));

        Decision decision = SampleDecisions.full();
        DecisionStore.save(build, decision.id(), List.of(decision));
        String decided = Preview.of("team/job#1").renderHtml();
        assertTrue(decided.contains("would be sent this") && decided.contains("&lt;data-"), decided);

        Setup.endpoints(Setup.scripted("good", "answer"));
        ReviewRecord record = Setup.review(build, "security");
        ReviewCall call = record.calls().get(0);
        byte[] document = ReviewRecordDocument.write(record);
        BuildArchive.add(
                build,
                new Launcher.LocalLauncher(TaskListener.NULL),
                TaskListener.NULL,
                root -> Files.write(
                        Files.createDirectory(root.resolve(decision.id())).resolve(ReviewRecordDocument.FILE),
                        document));
        String sent = Preview.of("team/job#1").renderHtml();
        assertTrue(sent.contains("was sent this in the role"), sent);
        String fence = call.user().substring(1, call.user().indexOf('>'));
        assertTrue(sent.contains("&lt;" + fence + "&gt;"), "to the character: " + sent);
        assertFalse(sent.contains("<" + fence), sent);
        assertEquals(1, record.calls().size());
    }
}
