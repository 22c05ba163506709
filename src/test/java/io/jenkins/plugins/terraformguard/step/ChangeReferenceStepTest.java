package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Change references of builds. */
@WithJenkins
class ChangeReferenceStepTest {
    private static List<String> kept(Run<?, ?> run) throws Exception {
        return DecisionStore.load(run, "default").grounds().provenance().run().changeReferences();
    }

    @Test
    void aBuildNamesTheTicketsThatTheOrganisationAsksFor(JenkinsRule jenkins) throws Exception {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(new PolicyEntry(
                        "settings.yaml", "params: { change-control: { required_references: ['CHG[0-9]+'] } }\n")));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TICKET")));
        String script = "node { writeFile file: 'plan.json', text: '''" + Plans.clean() + "'''; terraformGuard(%s) }";

        job.setDefinition(new CpsFlowDefinition(script.formatted("plan: 'plan.json'"), true));
        Run<?, ?> without = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("TG-CHANGE-003", without);

        job.setDefinition(new CpsFlowDefinition(
                script.formatted(
                        "plan: 'plan.json', changeReference: 'SHOP-1,' + params.TICKET, changeReferences: ['X', 'Y']"),
                true));
        Run<?, ?> with = jenkins.assertBuildStatus(
                Result.SUCCESS,
                job.scheduleBuild2(0, new ParametersAction(List.of(new StringParameterValue("TICKET", "CHG7, CHG8")))));
        assertEquals(List.of("SHOP-1", "CHG7", "CHG8", "X", "Y"), kept(with));

        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        freestyle.setScm(new SingleFileSCM("plan.json", Plans.clean()));
        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setChangeReference("CHG$BUILD_NUMBER");
        freestyle.getBuildersList().add(guard);
        assertEquals(List.of("CHG1"), kept(jenkins.buildAndAssertSuccess(freestyle)));
    }

    @Test
    void formsSnippetsAndStoredJobsKeepThem(JenkinsRule jenkins) throws Exception {
        TerraformGuardBuilder builder = new TerraformGuardBuilder("p");
        builder.setChangeReference("CHG1,$TICKET");
        TerraformGuardBuilder again = jenkins.configRoundtrip(builder);
        jenkins.assertEqualDataBoundBeans(builder, again);
        assertEquals("CHG1, $TICKET", again.getChangeReference());

        DescribableModel<TerraformGuardStep> model = new DescribableModel<>(TerraformGuardStep.class);
        TerraformGuardStep step = model.instantiate(Map.of("plan", "p", "changeReferences", List.of("A", "B")), null);
        assertEquals(
                Map.of("plan", "p", "changeReference", "A, B"),
                model.uninstantiate2(step).getArguments());
        assertEquals(
                Map.of("plan", "p"),
                model.uninstantiate2(new TerraformGuardStep("p")).getArguments());

        TerraformGuardBuilder stored = (TerraformGuardBuilder) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                  <settings><plan>tfplan</plan></settings>
                </io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                """);
        assertEquals("", stored.getChangeReference());
    }
}
