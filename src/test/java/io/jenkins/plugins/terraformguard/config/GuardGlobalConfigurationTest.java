package io.jenkins.plugins.terraformguard.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The organisation's section on the page of the system configuration. */
@WithJenkins
class GuardGlobalConfigurationTest {
    private static final String XSS = "<img src=x onerror=alert(1)>";

    @TempDir
    Path folder;

    @Test
    void formKeepsWhatIsThereAndRefusesWhatIsBroken(JenkinsRule jenkins) throws Exception {
        GuardGlobalConfiguration configuration = GuardGlobalConfiguration.get();
        Files.writeString(folder.resolve("shared.yaml"), Packs.refusing("shared"));
        configuration.setOrganisationFiles(
                List.of(new PolicyEntry("a.yaml", Packs.refusing("a")), new PolicyEntry("b.yml", Packs.refusing("b"))));
        configuration.setOrganisationFolder(" " + folder + " ");
        jenkins.configRoundtrip();
        assertState(configuration);
        configuration.setOrganisationFiles(List.of());
        configuration.load();
        assertEquals(List.of(), configuration.getOrganisationFiles());

        configuration.setOrganisationFiles(List.of(new PolicyEntry("a.yaml", Packs.broken())));
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, jenkins::configRoundtrip);
        assertTrue(refused.getResponse().getContentAsString().contains("organisation/a.yaml:2:1"));

        configuration.setOrganisationFiles(
                List.of(new PolicyEntry("a.yaml", Packs.refusing("a")), new PolicyEntry("b.yml", Packs.refusing("b"))));
        Files.writeString(folder.resolve("shared.yaml"), Packs.broken());
        jenkins.configRoundtrip();
        Files.writeString(folder.resolve("shared.yaml"), Packs.refusing("shared"));
        assertState(new GuardGlobalConfiguration());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        HtmlPage page = jenkins.createWebClient().goTo("configure");
        assertTrue(page.asNormalizedText().contains("aws"), "the bundled packs are in force");
        assertTrue(page.asNormalizedText().contains("shared\t1.0.0\torganisation\t1\t"), page.asNormalizedText());
        HtmlForm form = page.getFormByName("config");
        assertEquals(
                folder.toString(), form.getInputByName("_.organisationFolder").getValue());
    }

    private void assertState(GuardGlobalConfiguration configuration) throws PolicyException {
        assertEquals(folder.toString(), configuration.getOrganisationFolder());
        assertEquals(
                List.of("organisation/a.yaml", "organisation/b.yml", "organisation/shared.yaml"),
                configuration.layer().stream().map(file -> file.name()).toList());
        assertEquals(Packs.refusing("a"), configuration.layer().get(0).text());
    }

    @Test
    void aConfigurationThatCantBeReadIsNotAnEmptyOne(JenkinsRule jenkins) throws Exception {
        GuardGlobalConfiguration configuration = GuardGlobalConfiguration.get();
        configuration.setOrganisationFiles(List.of(new PolicyEntry("a.yaml", Packs.refusing("a"))));
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(GuardGlobalConfiguration.class.getName() + ".xml");
        String stored = Files.readString(file);
        Files.writeString(file, stored.substring(0, stored.length() / 2));
        configuration.load();
        assertThrows(PolicyException.class, configuration::layer);
        assertTrue(configuration.getOverview().error().contains("can't be read"));
        assertThrows(FailingHttpStatusCodeException.class, jenkins::configRoundtrip, "nobody saves over it by chance");
        Files.writeString(file, stored);
        configuration.load();
        assertEquals(1, configuration.layer().size());

        Files.writeString(folder.resolve("a.yaml"), Packs.refusing("other"));
        configuration.setOrganisationFolder(folder.toString());
        assertEquals(
                "organisation/a.yaml",
                assertThrows(PolicyException.class, configuration::layer).file(),
                "one name in both places");
    }

    @Test
    void whatCantBeReadIsNotSavedOverUntilEachSettingWasSetAnew(JenkinsRule jenkins) throws Exception {
        GuardGlobalConfiguration.get().setOrganisationFiles(List.of(new PolicyEntry("a.yaml", Packs.refusing("a"))));
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(GuardGlobalConfiguration.class.getName() + ".xml");
        String stored = Files.readString(file);
        String damaged = stored.substring(0, stored.length() / 2);
        Files.writeString(file, damaged);
        // As after a crash: what is in memory is only what the file says, and Configuration as Code sets a part of it.
        GuardGlobalConfiguration started = new GuardGlobalConfiguration();
        started.setGateMaxAge("8h");
        started.save();
        assertThrows(PolicyException.class, started::layer);
        assertEquals(damaged, Files.readString(file), "what is left of it is still there");
        assertEquals("8h", started.getGateMaxAge());
        started.setOrganisationFiles(List.of(new PolicyEntry("b.yaml", Packs.refusing("b"))));
        assertThrows(PolicyException.class, started::layer, "there may have been a folder as well");
        assertEquals(damaged, Files.readString(file));
        assertThrows(
                PolicyException.class, new GuardGlobalConfiguration()::layer, "nor is it forgotten by the next start");

        started.setOrganisationFolder("");
        assertEquals(1, started.layer().size());
        assertEquals(damaged, Files.readString(file.resolveSibling(file.getFileName() + ".damaged-1")));
        GuardGlobalConfiguration next = new GuardGlobalConfiguration();
        assertEquals("organisation/b.yaml", next.layer().get(0).name());
        assertEquals("8h", next.getGateMaxAge());
        next.setGateMaxAge("4h");
        assertFalse(
                Files.exists(file.resolveSibling(file.getFileName() + ".damaged-2")), "one that is fine is not kept");
    }

    @Test
    void onlyAdministratorsCheckAndOnlyByPost(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        String entry = "descriptorByName/" + PolicyEntry.class.getName();
        String folderCheck = "descriptorByName/" + GuardGlobalConfiguration.class.getName()
                + "/checkOrganisationFolder?value=" + encode(folder + "/" + XSS);
        String nameCheck = entry + "/checkName?value=" + encode(XSS);
        String textCheck = entry + "/checkText?name=a.yaml&value=" + encode(Packs.broken());
        for (String check : List.of(folderCheck, nameCheck, textCheck)) {
            for (String user : new String[] {null, "reader", "manager"}) {
                assertEquals(403, post(jenkins, user, check).getStatusCode(), user + " " + check);
            }
            JenkinsRule.WebClient admin = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            admin.login("admin");
            assertEquals(404, admin.goTo(check, null).getWebResponse().getStatusCode(), "a GET finds nothing");
            String answer = post(jenkins, "admin", check).getContentAsString();
            assertTrue(answer.contains("class=\"error\""), answer);
            assertFalse(answer.contains("<img src=x"), answer);
        }
        assertTrue(post(jenkins, "admin", nameCheck).getContentAsString().contains("&lt;img"));
        assertTrue(post(jenkins, "admin", textCheck).getContentAsString().contains("a.yaml:2:1"));
        String good = entry + "/checkText?name=a.yaml&value=" + encode(Packs.refusing("a"));
        assertFalse(post(jenkins, "admin", good).getContentAsString().contains("class=\"error\""));
        String empty = folderCheck.replace(encode("/" + XSS), "");
        assertTrue(post(jenkins, "admin", empty).getContentAsString().contains("class=\"warning\""));

        GuardGlobalConfiguration.get().setOrganisationFiles(List.of(new PolicyEntry(XSS, XSS)));
        JenkinsRule.WebClient admin = jenkins.createWebClient();
        admin.login("admin");
        HtmlPage page = admin.goTo("configure");
        assertTrue(page.asNormalizedText().contains("Every evaluation ends with the verdict error"));
        assertFalse(page.getWebResponse().getContentAsString().contains(XSS));
        try (ACLContext ignored = ACL.as2(User.getById("manager", true).impersonate2())) {
            assertNull(GuardGlobalConfiguration.get().getOverview());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static WebResponse post(JenkinsRule jenkins, String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        if (user != null) {
            client.login(user);
        }
        // Not as a page: the one for strangers leads on to the login.
        return client.loadWebResponse(new WebRequest(client.createCrumbedUrl(path), HttpMethod.POST));
    }
}
