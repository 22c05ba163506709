package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.reviewers.WorriedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Reviewers in a build: they can make it wait for people, and nothing else. */
@WithJenkins
class ReviewStepTest {
    private static final String RAISE = "review: {raise: {severity: high, supported: 50, agreement: 1}}";

    private static final String BASTION = """
            resource "aws_security_group" "bastion" {
              name = "bastion"
              ingress {
                protocol    = "tcp"
                from_port   = 22
                to_port     = 22
                cidr_blocks = ["0.0.0.0/0"]
              }
            }
            """;

    private static WorkflowJob job(JenkinsRule jenkins, String where, String plan, String guard) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "node('" + where + "') { writeFile file: 'plan.json', text: '''" + plan + "'''\n" + guard + "\n}",
                true));
        return job;
    }

    private static void organisation(String settings) {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(new PolicyEntry("settings.yaml", settings)));
    }

    private static Decision decision(WorkflowRun run) throws Exception {
        return DecisionReader.read(artifact(run, "decision.json"));
    }

    private static byte[] artifact(WorkflowRun run, String name) throws IOException {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("terraform-guard/web/" + name)
                .open()) {
            return in.readAllBytes();
        }
    }

    private static ReviewRecord record(WorkflowRun run) throws Exception {
        return ReviewRecordDocument.read(artifact(run, "review.json"));
    }

    @Test
    void rulesOfTheEngineLookWhereNoModelIsSet(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins,
                "",
                Plans.bucketDestroyed(),
                "terraformGuard plan: 'plan.json', id: 'web', onApproval: 'annotate'");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        ReviewSummary review = decision(run).grounds().review();
        assertEquals("deterministic", review.witnesses().get(0).provider());
        assertFalse(review.concerns().isEmpty());
        assertEquals(Sha256.hex(artifact(run, "review.json")), review.record());
        Link link = LinkDocument.read(artifact(run, "decision.link.json"));
        assertTrue(link.event().artifacts().containsKey("review.json"), "the trail does not name what reviewers said");
        HtmlPage page = jenkins.createWebClient().getPage(run, "terraform-guard/web/");
        assertTrue(page.asNormalizedText().contains("Who was asked"));
        assertTrue(new String(artifact(run, "report.html"), StandardCharsets.UTF_8).contains("Review"));
    }

    @Test
    void aReviewerMayRaiseAndThenPeopleAreAsked(JenkinsRule jenkins) throws Exception {
        organisation(RAISE);
        WorriedProvider.setUp("worried");
        WorkflowJob job = job(jenkins, "", Plans.clean(), "terraformGuard plan: 'plan.json', id: 'web'");
        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        Decision decision = decision(run);
        assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
        assertEquals(List.of("terraform_data.a"), decision.grounds().review().raised());
        assertEquals(1, decision.grounds().effects().listed().size(), "nobody can see what is to be approved");
        HtmlPage page = jenkins.createWebClient().getPage(run, "terraform-approval/web/");
        assertTrue(page.asNormalizedText().contains("terraform_data.a"), page.asNormalizedText());
        assertEquals("worried", record(run).calls().get(0).model().model());
    }

    @Test
    void withoutARuleNothingIsRaised(JenkinsRule jenkins) throws Exception {
        WorriedProvider.setUp("worried");
        WorkflowRun run = jenkins.buildAndAssertSuccess(
                job(jenkins, "", Plans.clean(), "terraformGuard plan: 'plan.json', id: 'web'"));
        assertEquals(Verdict.PASS, decision(run).verdict());
        assertEquals(1, decision(run).grounds().review().concerns().size());
        assertEquals(List.of(), decision(run).grounds().effects().listed());
    }

    @Test
    void aReviewerThatFailsChangesNothing(JenkinsRule jenkins) throws Exception {
        organisation(RAISE);
        WorriedProvider.setUp("down");
        WorkflowRun run = jenkins.buildAndAssertSuccess(
                job(jenkins, "", Plans.clean(), "terraformGuard plan: 'plan.json', id: 'web'"));
        ReviewSummary review = decision(run).grounds().review();
        assertEquals("failed", review.witnesses().get(0).status());
        assertTrue(String.join(" ", review.notes()).contains("No reviewer answered"), review.notes()::toString);
    }

    @Test
    void aReviewerNeverLowers(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorriedProvider.setUp("calm");
        WorkflowRun run = jenkins.assertBuildStatus(
                Result.FAILURE,
                job(jenkins, "", Plans.openSsh(), "terraformGuard plan: 'plan.json', id: 'web'")
                        .scheduleBuild2(0));
        assertEquals(Verdict.FAIL, decision(run).verdict());
    }

    @Test
    void whatTheProjectSaysOnlyAdds(JenkinsRule jenkins) throws Exception {
        organisation(RAISE);
        WorriedProvider.setUp("worried");
        WorkflowRun run = jenkins.assertBuildStatus(
                Result.FAILURE,
                job(
                                jenkins,
                                "",
                                Plans.clean(),
                                "writeFile file: '.terraform-guard/settings.yaml', text: 'review: {raise: {severity: critical,"
                                        + " supported: 100, agreement: 5}}'\nterraformGuard plan: 'plan.json', id: 'web'")
                        .scheduleBuild2(0));
        assertEquals(Verdict.APPROVAL_REQUIRED, decision(run).verdict());
    }

    @Test
    void fixesAreTriedOnTheAgent(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        DumbSlave agent = jenkins.createOnlineSlave();
        WorriedProvider.setUp("fixes");
        WorkflowRun run = jenkins.assertBuildStatus(
                Result.FAILURE,
                job(
                                jenkins,
                                agent.getNodeName(),
                                Plans.openSsh(),
                                "writeFile file: 'main.tf', text: '''" + BASTION
                                        + "'''\nterraformGuard plan: 'plan.json', id: 'web'")
                        .scheduleBuild2(0));
        List<ReviewSummary.Fix> fixes = decision(run).grounds().review().fixes();
        assertTrue(
                fixes.stream()
                        .anyMatch(fix -> fix.origin().equals("general")
                                && fix.status().equals(ReviewSummary.Fix.VERIFIED)
                                && fix.policy().equals("TG-AWS-001")),
                fixes::toString);
        assertEquals(record(run).fixes(), fixes);
        String patch = new String(artifact(run, "fix.patch"), StandardCharsets.UTF_8);
        assertTrue(patch.contains("+    cidr_blocks = []"), patch);
        assertTrue(patch.contains("another fix sets 'ingress[0].cidr_blocks' to something else"), patch);
    }
}
