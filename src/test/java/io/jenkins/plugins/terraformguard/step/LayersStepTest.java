package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.Slave;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.config.Packs;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.integration.FolderPolicies;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The policies above a project, in builds. */
@WithJenkins
class LayersStepTest {
    @Test
    void theOrganisationIsAskedInEveryJobWhateverTheJobSays(JenkinsRule jenkins, @TempDir Path folder)
            throws Exception {
        Slave agent = jenkins.createOnlineSlave();
        organisation(new PolicyEntry("first.yaml", Packs.refusing("first")));
        configuration().setOrganisationFolder(folder.toString());
        Files.writeString(folder.resolve("second.yaml"), Packs.refusing("second"));
        String project = "writeFile file: 'p/x.yaml', text: '''" + Packs.refusing("own") + "'''; ";
        for (String node : List.of("built-in", agent.getNodeName())) {
            WorkflowJob job = pipeline(jenkins.jenkins, "pipeline-" + node, node, project, "policies: 'p'");
            Decision decision = build(jenkins, job, Result.FAILURE);
            assertEquals(Verdict.FAIL, decision.verdict());
            assertEquals(List.of("T-first", "T-own", "T-second"), policies(decision));
            assertEquals(
                    List.of("organisation", "organisation", "project"),
                    decision.packs().stream()
                            .map(Decision.PackIdentity::layer)
                            .filter(layer -> !layer.equals("bundled"))
                            .sorted()
                            .toList());
        }
        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        freestyle.setScm(new SingleFileSCM("plan.json", Plans.clean()));
        freestyle.setAssignedNode(agent);
        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setOnFail("unstable");
        freestyle.getBuildersList().add(guard);
        assertEquals(List.of("T-first", "T-second"), policies(build(jenkins, freestyle, Result.UNSTABLE)));
        assertTrue(jenkins.createWebClient()
                .getPage(freestyle.getLastBuild(), "terraform-guard/default/")
                .asNormalizedText()
                .contains("organisation"));
        Files.delete(folder.resolve("second.yaml"));
        assertEquals(List.of("T-first"), policies(build(jenkins, freestyle, Result.UNSTABLE)), "read anew each time");
    }

    @Test
    void anOrganisationThatCantBeReadFailsClosed(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        WorkflowJob job =
                pipeline(jenkins.jenkins, "job", "built-in", "", "onFail: 'annotate', onApproval: 'annotate', id: 'x'");
        organisation(new PolicyEntry("a.yaml", Packs.broken()));
        refused(jenkins, job, "organisation/a.yaml", "versoin");
        organisation(new PolicyEntry("a.yaml", ""));
        refused(jenkins, job, "organisation/a.yaml", "empty");
        organisation(new PolicyEntry("a", Packs.refusing("a")));
        refused(jenkins, job, "organisation", "'a' is not usable");
        organisation();
        configuration().setOrganisationFolder(folder.resolve("gone").toString());
        refused(jenkins, job, "organisation", "does not exist");
        configuration().setOrganisationFolder(folder.toString());
        Path outside = Files.createTempFile("outside", ".yaml");
        Files.createSymbolicLink(folder.resolve("link.yaml"), outside);
        refused(jenkins, job, "organisation", "link.yaml is a link out of its folder");
        Files.delete(folder.resolve("link.yaml"));
        Files.delete(outside);
        Files.writeString(folder.resolve("b.yaml"), Packs.broken());
        refused(jenkins, job, "organisation/b.yaml", "versoin");
        Files.delete(folder.resolve("b.yaml"));
        assertEquals(Verdict.PASS, build(jenkins, job, Result.SUCCESS, "x").verdict());
    }

    @Test
    void aFolderIsAskedInsideItOnlyAndTheOutermostFirst(JenkinsRule jenkins) throws Exception {
        Folder outer = jenkins.createProject(Folder.class, "outer");
        Folder plain = outer.createProject(Folder.class, "plain");
        Folder inner = plain.createProject(Folder.class, "inner");
        Folder other = jenkins.createProject(Folder.class, "other");
        outer.addProperty(new FolderPolicies(List.of(new PolicyEntry("z.yaml", Packs.refusing("outer")))));
        inner.addProperty(new FolderPolicies(List.of(new PolicyEntry("a.yaml", Packs.refusing("inner")))));
        other.addProperty(new FolderPolicies(List.of(new PolicyEntry("a.yaml", Packs.broken()))));

        WorkflowJob deep = pipeline(inner, "deep", "built-in", "", "");
        Decision decision = build(jenkins, deep, Result.FAILURE);
        assertEquals(List.of("T-inner", "T-outer"), policies(decision));
        assertEquals(
                List.of("folder", "folder"),
                decision.packs().stream()
                        .map(Decision.PackIdentity::layer)
                        .filter(layer -> !layer.equals("bundled"))
                        .sorted()
                        .toList());
        PolicyInput layers = LayerSource.of(deep.getLastBuild());
        assertEquals(
                List.of("folders/outer/z.yaml", "folders/outer/plain/inner/a.yaml"),
                layers.folders().stream().map(files -> files.get(0).name()).toList());

        assertEquals(
                List.of("T-outer"),
                policies(build(jenkins, pipeline(plain, "middle", "built-in", "", ""), Result.FAILURE)));
        WorkflowJob top = pipeline(jenkins.jenkins, "top", "built-in", "", "");
        assertEquals(Verdict.PASS, build(jenkins, top, Result.SUCCESS).verdict());
        refused(
                jenkins,
                pipeline(other, "broken", "built-in", "", "onFail: 'annotate', id: 'x'"),
                "folders/other/a.yaml",
                "versoin");

        String large = "#".repeat(33 << 20);
        outer.getProperties().replace(new FolderPolicies(List.of(new PolicyEntry("z.yaml", large))));
        organisation(new PolicyEntry("large.yaml", large));
        PolicyException e = assertThrows(PolicyException.class, () -> LayerSource.of(deep.getLastBuild()));
        assertEquals("folders/outer", e.file());
    }

    private static GuardGlobalConfiguration configuration() {
        return ExtensionList.lookupSingleton(GuardGlobalConfiguration.class);
    }

    private static void organisation(PolicyEntry... entries) {
        configuration().setOrganisationFiles(List.of(entries));
    }

    private static void refused(JenkinsRule jenkins, WorkflowJob job, String file, String message) throws Exception {
        Decision decision = build(jenkins, job, Result.FAILURE, "x");
        assertEquals(Verdict.ERROR, decision.verdict());
        assertEquals("policy", decision.error().kind());
        assertEquals(file, decision.error().file());
        assertTrue(
                decision.error().message().contains(message), decision.error().message());
        jenkins.assertLogContains(message, job.getLastBuild());
    }

    private static List<String> policies(Decision decision) {
        return List.copyOf(new TreeSet<>(
                decision.findings().stream().map(finding -> finding.policy()).toList()));
    }

    private static WorkflowJob pipeline(
            ModifiableTopLevelItemGroup group, String name, String node, String before, String parameters)
            throws Exception {
        WorkflowJob job = (WorkflowJob)
                group.createProject(Jenkins.get().getDescriptorByType(WorkflowJob.DescriptorImpl.class), name, false);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + node + "') { writeFile file: 'plan.json', text: '''" + Plans.clean() + "'''; " + before
                        + "terraformGuard([plan: 'plan.json'" + (parameters.isEmpty() ? "" : ", " + parameters)
                        + "]) }",
                true));
        return job;
    }

    private static Decision build(JenkinsRule jenkins, Job<?, ?> job, Result expected) throws Exception {
        return build(jenkins, job, expected, "default");
    }

    private static Decision build(JenkinsRule jenkins, Job<?, ?> job, Result expected, String id) throws Exception {
        Run<?, ?> run = jenkins.assertBuildStatus(
                expected,
                job instanceof WorkflowJob pipeline
                        ? pipeline.scheduleBuild2(0)
                        : ((FreeStyleProject) job).scheduleBuild2(0));
        return DecisionStore.load(run, id);
    }
}
