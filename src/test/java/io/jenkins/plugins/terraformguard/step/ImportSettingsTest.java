package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.FormEncodingType;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Parameters about what others say: how they are kept, and what forms make of them. */
class ImportSettingsTest {
    @Test
    void eachLineIsAPath() {
        ImportSettings settings = new ImportSettings();
        settings.reports(Arrays.asList(" a.sarif \n\nscans/*.sarif", "a.sarif"));
        settings.rego(" policy ");
        settings.opa(null);

        assertEquals(List.of("a.sarif", "scans/*.sarif"), settings.reports());
        assertEquals("policy", settings.rego());
        assertEquals("", settings.opa());
        assertEquals("", settings.blank());
        assertEquals("", new ImportSettings().blank());
    }

    /** What is named and turns out blank is not the same as what is left out. */
    @Test
    void whatIsGivenAndBlankIsRemembered() {
        for (List<String> blank : Arrays.asList(
                null, List.<String>of(), List.of(" \n "), Arrays.asList("a.sarif", null), List.of("$NONE"))) {
            ImportSettings settings = new ImportSettings();
            settings.reports(blank);
            assertEquals("import", settings.expand(new EnvVars("NONE", "")).blank(), String.valueOf(blank));
        }
        for (String blank : Arrays.asList(null, "", " ", "$NONE")) {
            ImportSettings settings = new ImportSettings();
            settings.rego(blank);
            assertEquals("rego", settings.expand(new EnvVars("NONE", " ")).blank(), blank);
        }
        assertEquals("", new ImportSettings().expand(new EnvVars()).blank());
    }

    @Test
    void variablesOfTheBuildStandForTheirValues() {
        ImportSettings settings = new ImportSettings();
        settings.reports(List.of("$SCANS/a.sarif"));
        settings.rego("${POLICY}");
        settings.opa("$TOOLS/opa");

        ImportSettings expanded = settings.expand(new EnvVars("SCANS", "out", "POLICY", "rego", "TOOLS", "bin"));

        assertEquals(List.of("out/a.sarif"), expanded.reports());
        assertEquals("rego", expanded.rego());
        assertEquals("bin/opa", expanded.opa());
    }

    /** What comes back from the agent may say which opa it was, and nothing else of what the controller knows. */
    @Test
    void theAgentMayNameTheProgramThatItRan() {
        Provenance sent = Provenance.NONE.having("terraform-guard", "1");

        assertTrue(RunOrigin.isKept(sent, sent.having("opa", "1.3.0")));
        assertTrue(RunOrigin.isKept(sent, sent));
        assertFalse(RunOrigin.isKept(sent, sent.having("terraform-guard", "2")));
        assertFalse(RunOrigin.isKept(sent, sent.having("jenkins", "2")));
        assertFalse(RunOrigin.isKept(sent, Provenance.NONE.having("opa", "1.3.0")));
    }

    @Test
    @WithJenkins
    void formsSnippetsAndStoredJobsKeepThem(JenkinsRule jenkins) throws Exception {
        TerraformGuardBuilder before = new TerraformGuardBuilder("tfplan");
        before.setImport(List.of("a.sarif", "scans/*.sarif"));
        before.setRego("policy");
        before.setOpa("bin/opa");
        FreeStyleProject project = jenkins.createFreeStyleProject("p");
        project.getBuildersList().add(before);
        jenkins.submit(jenkins.createWebClient().getPage(project, "configure").getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(before, project.getBuildersList().get(TerraformGuardBuilder.class));
        project.save();
        project.doReload();
        TerraformGuardBuilder stored = jenkins.jenkins
                .getItemByFullName("p", FreeStyleProject.class)
                .getBuildersList()
                .get(TerraformGuardBuilder.class);
        jenkins.assertEqualDataBoundBeans(before, stored);

        TerraformGuardStep step = new TerraformGuardStep("tfplan");
        step.setImport(List.of("a.sarif"));
        step.setRego("policy");
        DescribableModel<TerraformGuardStep> model = new DescribableModel<>(TerraformGuardStep.class);
        assertEquals(
                Map.of("plan", "tfplan", "import", List.of("a.sarif"), "rego", "policy"),
                model.uninstantiate2(step).getArguments());
        WebRequest snippet =
                new WebRequest(new URL(jenkins.getURL() + "pipeline-syntax/generateSnippet"), HttpMethod.POST);
        snippet.setEncodingType(FormEncodingType.URL_ENCODED);
        snippet.setRequestParameters(List.of(new NameValuePair(
                "json",
                "{'stapler-class': '" + TerraformGuardStep.class.getName()
                        + "', 'plan': 'tfplan', 'import': '', 'rego': ''}")));
        JenkinsRule.WebClient client = jenkins.createWebClient();
        assertEquals(
                "terraformGuard plan: 'tfplan'",
                client.getPage(client.addCrumb(snippet))
                        .getWebResponse()
                        .getContentAsString()
                        .trim());
        emptyFieldsNameNothing(jenkins);

        checks(jenkins, project);
    }

    /** As it was before: who leaves the fields of a form empty wants nothing. */
    private static void emptyFieldsNameNothing(JenkinsRule jenkins) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject("empty");
        project.getBuildersList().add(new TerraformGuardBuilder("tfplan"));
        jenkins.submit(jenkins.createWebClient().getPage(project, "configure").getFormByName("config"));
        TerraformGuardBuilder submitted = project.getBuildersList().get(TerraformGuardBuilder.class);
        assertEquals(List.of(), submitted.getImport());
        assertFalse(Items.XSTREAM2.toXML(submitted).contains("<regoIsBlank>true"), "a folder that was never named");
    }

    private static void checks(JenkinsRule jenkins, FreeStyleProject project) {
        for (String fine : List.of("", "a.sarif", "scans/**/*.sarif\nb..c.sarif", "$SCANS/a.sarif")) {
            assertEquals(FormValidation.Kind.OK, FormChecks.paths(project, fine).kind, fine);
        }
        for (String out :
                List.of("/etc/passwd", "a\n ../b", "a/../../b", "C:\\scan", "\\\\host\\share", "a\\..\\..\\b")) {
            assertEquals(FormValidation.Kind.ERROR, FormChecks.paths(project, out).kind, out);
        }
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        try (ACLContext as = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertEquals(FormValidation.Kind.OK, FormChecks.paths(project, "/etc/passwd").kind);
        }
    }
}
