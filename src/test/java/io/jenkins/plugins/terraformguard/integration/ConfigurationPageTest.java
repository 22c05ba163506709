package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.security.ACL;
import hudson.tasks.Builder;
import io.jenkins.plugins.casc.Attribute;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.reviewers.ReviewersConfiguration;
import io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The examples in {@code docs/configuration.md} work as they stand there, and leave no setting out. */
@WithJenkins
class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("guard.root", "."), "docs", "configuration.md");
    private static final List<String> SYMBOLS = List.of("terraformGuard", "terraformGuardReviewers");

    private static String example(String language) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(Files.readString(PAGE));
        assertTrue(block.find(), "the page has an example in " + language);
        return block.group(1);
    }

    @Test
    void asCode(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        String example = example("yaml");
        configure(folder, example);
        List<String> first = exported();
        assertTrue(first.get(0).contains("organisationFolder: \"/etc/terraform-guard\""), first.get(0));
        assertTrue(first.get(0).contains("has no owner") && first.get(0).contains("^${resource.address}"));
        assertTrue(first.get(0).contains("gateMaxAge: \"8h\""), first.get(0));
        assertTrue(first.get(1).contains("https://models.example.com/v1"), first.get(1));
        assertFalse(first.get(1).contains("secret"), first.get(1));
        Set<String> settings = settings(GuardGlobalConfiguration.class);
        settings.addAll(settings(ReviewersConfiguration.class));
        assertTrue(settings.size() >= 10, settings.toString());
        for (String setting : settings) {
            assertTrue(example.contains(" " + setting + ":"), "the example leaves out " + setting);
        }
        assertEquals(
                List.of("openai-key"),
                CredentialsProvider.lookupCredentialsInItemGroup(StringCredentials.class, jenkins.jenkins, ACL.SYSTEM2)
                        .stream()
                        .map(StringCredentials::getId)
                        .toList());
        Folder platform = jenkins.jenkins.getItemByFullName("platform", Folder.class);
        assertEquals("enforcement:\n  ACME-1: hard-mandatory\n", only(platform).getText());
        assertEquals(
                200_000, platform.getProperties().get(FolderReviewBudget.class).getMonthlyTokens());

        // What is exported can be read in again, over other settings.
        String again = "unclassified:\n" + nested(0, first) + nested(1, first);
        configure(
                folder,
                "unclassified:\n  terraformGuard:\n    organisationFolder: \"\"\n    organisationFiles: []\n"
                        + "    gateMaxAge: \"\"\n  terraformGuardReviewers:\n    limit: 7\n    roleEndpoints: []\n");
        assertFalse(exported().equals(first));
        configure(folder, again);
        assertEquals(first, exported());

        for (String wrong :
                List.of("terraformGuard:\n    gateMaxAge: soon", "terraformGuardReviewers:\n    limit: -1")) {
            assertThrows(
                    ConfiguratorException.class, () -> configure(folder, "unclassified:\n  " + wrong + "\n"), wrong);
        }
        assertEquals(first, exported());
        jenkins.configRoundtrip();
        assertEquals(first, exported(), "the form has it all, and changes nothing");
    }

    @Test
    void seedJob(JenkinsRule jenkins) throws Exception {
        String example = example("groovy");
        FreeStyleProject seed = seed(jenkins, example);
        jenkins.buildAndAssertSuccess(seed);
        Folder shop = jenkins.jenkins.getItemByFullName("shop", Folder.class);
        assertEquals("shop.yaml", only(shop).getName());
        assertTrue(only(shop).getText().contains("\"${resource.address} runs something by hand\""));
        assertEquals(50_000, shop.getProperties().get(FolderReviewBudget.class).getMonthlyTokens());

        TerraformGuardBuilder nightly = builder(jenkins, "shop/nightly");
        TerraformGuardBuilder expected = new TerraformGuardBuilder("tfplan.json");
        expected.setId("nightly");
        expected.setDir("infra");
        expected.setPolicies("guard");
        expected.setTool("tofu");
        expected.setToolTimeout(600);
        expected.setLimits("max-size=2G");
        expected.setOnFail("unstable");
        expected.setOnAdvisory("unstable");
        expected.setOnApproval("fail");
        expected.setChangeReference("CHG-1, CHG-2");
        expected.setImport(List.of("trivy.sarif", "reports/*.sarif"));
        expected.setRego("policy");
        expected.setOpa("/usr/local/bin/opa");
        expected.setSkipPublishingChecks(true);
        expected.setDescribe(true);
        jenkins.assertEqualDataBoundBeans(expected, nightly);
        assertEquals(List.of("trivy.sarif", "reports/*.sarif"), nightly.getImport());
        TerraformGuardBuilder drift = builder(jenkins, "shop/drift");
        assertTrue(drift.isDrift());
        assertEquals(List.of("prod.tfvars", "eu.tfvars"), drift.getVarFiles());
        assertEquals(
                "30 900 fail", drift.getLockTimeout() + " " + drift.getRefreshTimeout() + " " + drift.getOnDrift());
        TerraformGuardBuilder apply = builder(jenkins, "shop/apply");
        assertEquals(
                "apply 4h shop/nightly#12", apply.getPhase() + " " + apply.getMaxAge() + " " + apply.getApprovedIn());
        WorkflowJob pipeline = jenkins.jenkins.getItemByFullName("shop/pipeline", WorkflowJob.class);
        CpsFlowDefinition definition = (CpsFlowDefinition) pipeline.getDefinition();
        assertTrue(definition.isSandbox());
        assertTrue(definition.getScript().contains("terraformGuard plan: 'tfplan.json'"));
        for (DescribableParameter parameter : new DescribableModel<>(TerraformGuardBuilder.class).getParameters()) {
            String name = parameter.getName();
            assertTrue(
                    example.contains(name + "(") || example.contains("'" + name + "'(") || OTHERWISE.contains(name),
                    "the example leaves out " + name);
        }

        // The jobs work: the policy of the folder refuses a plan, and the job takes it as it was told to.
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("shop/nightly", FreeStyleProject.class);
        jenkins.assertLogContains("tfplan.json", jenkins.buildAndAssertStatus(Result.FAILURE, job));

        seed.getBuildersList().clear();
        seed.getBuildersList().add(script(example.replace("onFail('unstable')", "onFail('shrug')")));
        jenkins.assertLogContains("onFail", jenkins.buildAndAssertStatus(Result.FAILURE, seed));
    }

    /** Said in other words in the example, or for pipelines alone. */
    private static final Set<String> OTHERWISE = Set.of("changeReferences", "state");

    private static FreeStyleProject seed(JenkinsRule jenkins, String script) throws Exception {
        FreeStyleProject seed = jenkins.createFreeStyleProject("seed");
        seed.getBuildersList().add(script(script));
        return seed;
    }

    private static Builder script(String text) {
        ExecuteDslScripts scripts = new ExecuteDslScripts();
        scripts.setScriptText(text);
        return scripts;
    }

    private static TerraformGuardBuilder builder(JenkinsRule jenkins, String name) {
        return jenkins.jenkins
                .getItemByFullName(name, FreeStyleProject.class)
                .getBuildersList()
                .get(TerraformGuardBuilder.class);
    }

    private static PolicyEntry only(Folder folder) {
        FolderPolicies policies = folder.getProperties().get(FolderPolicies.class);
        assertNotNull(policies, folder.getName());
        assertEquals(1, policies.getFiles().size());
        return policies.getFiles().get(0);
    }

    private static void configure(Path folder, String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static List<String> exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        Mapping root = Util.getUnclassifiedRoot(context);
        return List.of(Util.toYamlString(root.get(SYMBOLS.get(0))), Util.toYamlString(root.get(SYMBOLS.get(1))));
    }

    private static String nested(int index, List<String> texts) {
        return "  " + SYMBOLS.get(index) + ":\n" + texts.get(index).indent(4);
    }

    /** What Configuration as Code takes for a configuration. */
    private static Set<String> settings(Class<? extends GlobalConfiguration> type) throws Exception {
        Set<String> names = new TreeSet<>();
        for (Attribute<?, ?> attribute : new ConfigurationContext(ConfiguratorRegistry.get())
                .lookupOrFail(type)
                .getAttributes()) {
            names.add(attribute.getName());
        }
        return names;
    }
}
