package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The freestyle step, and what both forms promise. */
@WithJenkins
class TerraformGuardBuilderTest {
    @Test
    void configurationRoundTripsAndSnippetsAreShort(JenkinsRule jenkins) throws Exception {
        TerraformGuardBuilder before = new TerraformGuardBuilder("infra/tfplan");
        before.setId("prod");
        before.setPolicies("policies");
        before.setTool("tofu");
        before.setToolTimeout(60);
        before.setLimits("max-size=8G,max-depth=500");
        before.setDir("infra");
        before.setOnFail("unstable");
        before.setOnApproval("annotate");
        before.setOnAdvisory("fail");
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getBuildersList().add(before);
        jenkins.submit(jenkins.createWebClient().getPage(project, "configure").getFormByName("config"));
        TerraformGuardBuilder after = project.getBuildersList().get(TerraformGuardBuilder.class);
        jenkins.assertEqualDataBoundBeans(before, after);
        jenkins.assertEqualDataBoundBeans(
                new TerraformGuardBuilder("p"), jenkins.configRoundtrip(new TerraformGuardBuilder("p")));

        DescribableModel<TerraformGuardStep> model = new DescribableModel<>(TerraformGuardStep.class);
        assertEquals(
                Map.of("plan", "tfplan"),
                model.uninstantiate2(new TerraformGuardStep("tfplan")).getArguments());
        TerraformGuardStep step = new TerraformGuardStep("tfplan");
        step.setOnFail("unstable");
        step.setId(" ");
        step.setPolicies("");
        step.setOnApproval("wait");
        step.setPhase("plan");
        assertEquals(
                Map.of("plan", "tfplan", "onFail", "unstable", "onApproval", "wait"),
                model.uninstantiate2(step).getArguments());
    }

    @Test
    void waitingIsForPipelines(JenkinsRule jenkins) throws Exception {
        TerraformGuardBuilder builder = new TerraformGuardBuilder("plan.json");
        for (String waiting : List.of("wait", " request ")) {
            assertThrows(IllegalArgumentException.class, () -> builder.setOnApproval(waiting));
        }
        assertThrows(IllegalArgumentException.class, () -> builder.setPhase("approval"));
        TerraformGuardStep before = new TerraformGuardStep("");
        before.setPhase("approval");
        before.setOnApproval("request");
        DescribableModel<TerraformGuardStep> model = new DescribableModel<>(TerraformGuardStep.class);
        TerraformGuardStep after =
                model.instantiate(model.uninstantiate2(before).getArguments(), null);
        assertEquals("approval", after.getPhase());
        assertEquals("request", after.getOnApproval());

        FreeStyleProject project = jenkins.createFreeStyleProject("free");
        project.setScm(new SingleFileSCM("plan.json", Plans.bucketDestroyed()));
        project.getBuildersList().add(stored("<plan>plan.json</plan><onApproval>wait</onApproval>"));
        FreeStyleBuild asked = jenkins.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));
        jenkins.assertLogContains(asked.getUrl() + "terraform-approval/default/", asked);
        assertTrue(ApprovalService.find(asked, "default").isPresent(), "whoever edits the file does not get around it");
        project.getBuildersList()
                .replaceBy(List.of(stored("<plan>plan.json</plan><stage><phase>approval</phase></stage>")));
        jenkins.assertLogContains(
                "Only the step of pipelines has the phase 'approval'",
                jenkins.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0)));
    }

    private static TerraformGuardBuilder stored(String settings) {
        String name = TerraformGuardBuilder.class.getName();
        return (TerraformGuardBuilder)
                Jenkins.XSTREAM2.fromXML("<" + name + "><settings>" + settings + "</settings></" + name + ">");
    }

    @Test
    void aStoredStepWithoutAllItsFieldsGetsDefaults(JenkinsRule jenkins) {
        TerraformGuardBuilder stored = (TerraformGuardBuilder) Jenkins.XSTREAM2.fromXML("""
                <io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                  <settings><plan>tfplan</plan><id>../x</id><onFail>nothing</onFail><limits>max-x=1</limits></settings>
                </io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder>
                """);
        assertEquals("tfplan", stored.getPlan());
        assertEquals("default", stored.getId());
        assertEquals(".terraform-guard", stored.getPolicies());
        assertEquals(300, stored.getToolTimeout());
        assertEquals("", stored.getLimits());
        assertEquals("", stored.getDir());
        assertEquals("fail", stored.getOnFail());
        assertEquals("annotate", stored.getOnAdvisory());
    }

    @Test
    void runsInAFreestyleJob(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setScm(new SingleFileSCM("plan.json", Plans.openSsh()));
        project.getBuildersList().add(new TerraformGuardBuilder("${JOB_BASE_NAME}.json"));
        FreeStyleBuild missing = jenkins.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));
        jenkins.assertLogContains(project.getName() + ".json' does not exist", missing);

        project.getBuildersList().replaceBy(List.of(new TerraformGuardBuilder("plan.json")));
        FreeStyleBuild failed = jenkins.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));
        assertEquals(Verdict.FAIL, DecisionStore.load(failed, "default").verdict());

        TerraformGuardBuilder softer = new TerraformGuardBuilder("plan.json");
        softer.setOnFail("unstable");
        project.getBuildersList().replaceBy(List.of(softer));
        FreeStyleBuild unstable = jenkins.assertBuildStatus(Result.UNSTABLE, project.scheduleBuild2(0));
        assertTrue(unstable.getArtifactManager()
                .root()
                .child("terraform-guard/default/report.html")
                .isFile());
        jenkins.jenkins.reload();
        assertEquals(
                Verdict.FAIL,
                DecisionStore.load(
                                jenkins.jenkins
                                        .getItemByFullName(project.getFullName(), FreeStyleProject.class)
                                        .getBuildByNumber(3),
                                "default")
                        .verdict());
    }

    @Test
    void formsCheckOnlyForThoseWhoMayConfigureAndOnlyByPost(JenkinsRule jenkins) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner"));
        TerraformGuardBuilder.DescriptorImpl descriptor =
                jenkins.jenkins.getDescriptorByType(TerraformGuardBuilder.DescriptorImpl.class);
        try (ACLContext ignored = ACL.as2(User.getById("owner", true).impersonate2())) {
            assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckPlan(project, " ", false).kind);
            assertEquals(FormValidation.Kind.OK, descriptor.doCheckPlan(project, "tfplan", false).kind);
            assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckId(project, "a/b").kind);
            assertEquals(FormValidation.Kind.OK, descriptor.doCheckId(project, "").kind);
            assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckToolTimeout(project, "0").kind);
            assertEquals(3, descriptor.doFillOnFailItems(project).size());
            assertEquals(3, descriptor.doFillOnApprovalItems(project).size());
            assertEquals(3, descriptor.doFillPhaseItems(project).size());
            TerraformGuardStep.DescriptorImpl step =
                    jenkins.jenkins.getDescriptorByType(TerraformGuardStep.DescriptorImpl.class);
            assertEquals(
                    OnApproval.values().length,
                    step.doFillOnApprovalItems(project).size());
            assertEquals(
                    StageSettings.PHASES.size(), step.doFillPhaseItems(project).size());
            assertEquals(FormValidation.Kind.ERROR, step.doCheckPlan(project, "", false, "apply").kind);
            assertEquals(FormValidation.Kind.OK, step.doCheckPlan(project, "", false, "approval").kind);
        }
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertEquals(FormValidation.Kind.OK, descriptor.doCheckPlan(project, " ", false).kind);
            assertTrue(descriptor.doFillOnFailItems(project).isEmpty());
        }
        JenkinsRule.WebClient owner = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        owner.login("owner");
        String check = project.getUrl() + descriptor.getDescriptorUrl() + "/checkId?value=a%2Fb";
        assertEquals(404, owner.goTo(check, null).getWebResponse().getStatusCode(), "a GET finds nothing");
        WebRequest post = new WebRequest(owner.createCrumbedUrl(check), HttpMethod.POST);
        assertTrue(owner.getPage(post).getWebResponse().getContentAsString().contains("not usable"));
    }

    @Test
    void sensitiveValuesAreNowhereInTheHomeOfJenkins(JenkinsRule jenkins) throws Exception {
        String password = "Zx9-only-in-tests-4711";
        FreeStyleProject project = jenkins.createFreeStyleProject();
        String plan = Plans.secret(password);
        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setOnFail("annotate");
        guard.setOnApproval("annotate");
        project.getBuildersList().add(new PlanFile(plan));
        project.getBuildersList().add(guard);
        project.getBuildersList().add(new PlanFile(null));
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, project.scheduleBuild2(0));
        assertTrue(DecisionStore.load(build, "default").findings().size() >= 2);
        assertEquals(1, DecisionStore.load(build, "default").drift().size());
        assertFalse(jenkins.createWebClient()
                .getPage(build, "terraform-guard/default/")
                .getWebResponse()
                .getContentAsString()
                .contains(password));
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            List<Path> leaks = files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, password))
                    .toList();
            assertEquals(List.of(), leaks);
        }
    }

    @Test
    void parametersAreValidatedOutsideTheFormToo() {
        TerraformGuardStep step = new TerraformGuardStep("p");
        assertThrows(IllegalArgumentException.class, () -> step.setId(".."));
        assertThrows(IllegalArgumentException.class, () -> step.setOnApproval("wait-forever"));
        assertThrows(IllegalArgumentException.class, () -> step.setToolTimeout(0));
        IllegalArgumentException limits =
                assertThrows(IllegalArgumentException.class, () -> step.setLimits("max-sise=1"));
        assertTrue(limits.getMessage().contains("max-size, max-depth"), limits.getMessage());
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts a plan into the workspace, or takes it away; the plan itself is not part of the job. */
    private static final class PlanFile extends TestBuilder {
        private final transient String content;

        PlanFile(String content) {
            this.content = content;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            FilePath file = build.getWorkspace().child("plan.json");
            if (content == null) {
                file.delete();
            } else {
                file.write(content, "UTF-8");
            }
            return true;
        }
    }
}
