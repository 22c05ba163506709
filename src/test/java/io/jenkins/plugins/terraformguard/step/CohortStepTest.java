package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.FakeApply.gate;
import static io.jenkins.plugins.terraformguard.step.FakeApply.guard;
import static io.jenkins.plugins.terraformguard.step.FakeApply.node;
import static io.jenkins.plugins.terraformguard.step.FakeApply.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Cohort;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jenkins.branch.BranchSource;
import jenkins.scm.impl.SingleSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which jobs are among the first is not up to those who name branches, and the gate looks as the decision did. */
@WithJenkins
class CohortStepTest {
    private static final String PLAN =
            Plans.of(Plans.change("aws_sns_topic", "alerts", "\"create\"", "null", "{\"name\":\"alerts\"}"));

    /** Half of the jobs are in. */
    private static void organisation() {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(
                        List.of(new PolicyEntry("acme.yaml", """
                        pack: acme
                        version: 1.2.0
                        policies:
                          - { id: ACME-1, title: T, severity: high, enforcement: hard-mandatory,
                              resources: [aws_sns_topic], assert: 'false' }
                        """), new PolicyEntry("settings.yaml", """
                        profile: audit
                        rollout:
                          - pack: acme
                            version: 1.2.0
                            stages: [{stage: shadow, percent: 100}, {stage: enforced, percent: 50}]
                        """)));
    }

    private static int place(String name) {
        return Cohort.place("acme", "1.2.0", name);
    }

    /** The first of many names that is in the cohort, or not. */
    private static String name(String prefix, boolean in) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> prefix + i)
                .filter(name -> Cohort.holds(place(name), 50) == in)
                .findFirst()
                .orElseThrow();
    }

    private static StagedPack staged(Decision decision) {
        return decision.settings().rollout().get(0);
    }

    @Test
    void aBranchHasThePlaceOfItsRepository(JenkinsRule jenkins) throws Exception {
        organisation();
        String repository = name("multi", true);
        String branch = name(repository + "/b", false).substring(repository.length() + 1);
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, repository);
        String script = "node('built-in') { writeFile file: 'plan.json', text: '''" + PLAN
                + "'''\n terraformGuard plan: 'plan.json', onFail: 'annotate' }";
        project.getSourcesList()
                .add(new BranchSource(new SingleSCMSource(
                        branch, new SingleFileSCM("Jenkinsfile", script.getBytes(StandardCharsets.UTF_8)))));
        project.scheduleBuild2(0).getFuture().get(60, TimeUnit.SECONDS);
        jenkins.waitUntilNoActivity();
        WorkflowRun run = project.getItems().iterator().next().getLastBuild();
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(
                repository + "/" + branch, decision.grounds().provenance().run().job());
        assertEquals(repository, decision.grounds().provenance().run().cohort());
        assertEquals(place(repository), staged(decision).place());
        assertEquals("enforced", staged(decision).acts());

        String page = jenkins.createWebClient()
                .goTo("manage/terraform-guard-policies/")
                .asNormalizedText();
        assertTrue(page.contains("enforced 1, off 0"), page);
    }

    private static Decision again(Run<?, ?> run) throws Exception {
        try (InputStream document = run.getArtifactManager()
                .root()
                .child("terraform-guard/default/gate.decision.json")
                .open()) {
            return DecisionReader.read(document.readAllBytes());
        }
    }

    @Test
    void theGateInAnotherJobLooksWithThePlaceOfTheJobThatDecided(JenkinsRule jenkins) throws Exception {
        organisation();
        Folder shop = jenkins.createProject(Folder.class, "shop");
        String planned = name("shop/plan", false);
        String applied = name("shop/apply", true);
        WorkflowJob first = shop.createProject(WorkflowJob.class, planned.substring("shop/".length()));
        first.setDefinition(node(plan("one", PLAN), guard("")));
        jenkins.buildAndAssertSuccess(first);

        WorkflowJob second = shop.createProject(WorkflowJob.class, applied.substring("shop/".length()));
        second.setDefinition(node(plan("one", PLAN), gate("approvedIn: '/" + planned + "#1'")));
        Decision again = again(jenkins.buildAndAssertSuccess(second));
        assertEquals(applied, again.grounds().provenance().run().job());
        assertEquals(planned, again.grounds().provenance().run().cohort());
        assertEquals("shadow", staged(again).acts());

        // What this job itself has decided since counts, and is as strict as it was.
        second.setDefinition(
                node(plan("one", PLAN), guard("onFail: 'annotate'"), gate("approvedIn: '/" + planned + "#1'")));
        Decision own = again(jenkins.assertBuildStatus(Result.FAILURE, second.scheduleBuild2(0)));
        assertEquals("", own.grounds().provenance().run().cohort());
        assertEquals("enforced", staged(own).acts());
    }
}
