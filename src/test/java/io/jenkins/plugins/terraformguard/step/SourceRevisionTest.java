package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SourceRevisionTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PLAN = TestPlans.plan(
            TestPlans.resource("test_thing", "t", "\"actions\":[\"update\"],\"before\":{\"a\":1},\"after\":{\"a\":2}"));

    @Test
    void whatToGoBackToNamesTheCommitOfTheLastGoodBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'plan.json', text: '" + PLAN + "'\n withEnv(['GIT_COMMIT=" + COMMIT
                        + "', 'GIT_BRANCH=origin/main']) { terraformGuard plan: 'plan.json' } }",
                true));
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        assertEquals(COMMIT, SourceRevision.commitOf(first));
        WorkflowRun second = jenkins.buildAndAssertSuccess(job);
        String rollback = Files.readString(
                second.getArtifactsDir().toPath().resolve("terraform-guard/default/" + ReportWriter.ROLLBACK));
        assertTrue(rollback.contains(COMMIT), rollback);
    }

    @Test
    void aBuildThatDoesNotSayHasNone(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        FilePath workspace = jenkins.buildAndAssertSuccess(job).getWorkspace();
        Files.writeString(Path.of(workspace.getRemote()).resolve("plan.json"), PLAN);
        job.getBuildersList().add(new TerraformGuardBuilder("plan.json"));
        assertEquals("", SourceRevision.commitOf(jenkins.buildAndAssertSuccess(job)));
    }
}
