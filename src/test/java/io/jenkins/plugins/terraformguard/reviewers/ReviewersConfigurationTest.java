package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The section on the page of the system configuration. */
@WithJenkins
class ReviewersConfigurationTest {
    private static final String XSS = "<img src=x onerror=alert(1)>";

    @Test
    void formKeepsWhatIsThereAndRefusesWhatIsBroken(JenkinsRule jenkins) throws Exception {
        Setup.credential(jenkins.jenkins, CredentialsScope.GLOBAL, "key", Setup.SECRET);
        ModelEndpoint cloud = Setup.openAi("cloud", "https://models.example.com/v1", "key");
        cloud.setTimeout(20);
        cloud.setConcurrent(2);
        cloud.setMaxOutputTokens(2_000);
        ReviewersConfiguration configuration = Setup.endpoints(
                cloud,
                new ModelEndpoint("claude", new AnthropicProvider("model-2")),
                new ModelEndpoint("here", new OllamaProvider("model-3")),
                Setup.scripted("other", "answer"));
        configuration.setRoleEndpoints(List.of(new RoleEndpoint("security", "here"), new RoleEndpoint("intent", "")));
        configuration.setCriticEndpoint("claude");
        configuration.setLimit(90);
        configuration.setMonthlyTokens(1_000_000);
        configuration.setCacheDays(3);
        jenkins.configRoundtrip();
        assertState(configuration);
        configuration.setEndpoints(List.of());
        configuration.load();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        assertEquals(List.of(), configuration.getEndpoints());

        Setup.endpoints(cloud);
        configuration.setDefaultEndpoint("gone");
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, jenkins::configRoundtrip);
        assertTrue(
                refused.getResponse().getContentAsString().contains("There is no endpoint"),
                refused.getResponse().getContentAsString());
        assertFalse(Files.readString(file(jenkins)).contains(Setup.SECRET));
    }

    private static void assertState(ReviewersConfiguration configuration) {
        List<ModelEndpoint> endpoints = configuration.getEndpoints();
        assertEquals(
                List.of("cloud", "claude", "here", "other"),
                endpoints.stream().map(ModelEndpoint::getName).toList());
        ModelEndpoint cloud = endpoints.get(0);
        assertEquals(20, cloud.getTimeout());
        assertEquals(2, cloud.getConcurrent());
        assertEquals(2_000, cloud.getMaxOutputTokens());
        OpenAiProvider provider = assertInstanceOf(OpenAiProvider.class, cloud.getProvider());
        assertEquals("https://models.example.com/v1", provider.getUrl());
        assertEquals("model-1", provider.getModel());
        assertEquals("key", provider.getCredentialsId());
        assertEquals(
                "https://api.anthropic.com/v1", endpoints.get(1).getProvider().getAddress());
        assertEquals("http://localhost:11434", endpoints.get(2).getProvider().getAddress());
        assertEquals(
                "answer",
                assertInstanceOf(ScriptedProvider.class, endpoints.get(3).getProvider())
                        .getScript());
        assertEquals("cloud", configuration.getDefaultEndpoint());
        assertEquals(
                List.of("security here", "intent "),
                configuration.getRoleEndpoints().stream()
                        .map(row -> row.getRole() + " " + row.getEndpoint())
                        .toList());
        assertEquals("claude", configuration.getCriticEndpoint());
        assertEquals(90, configuration.getLimit());
        assertEquals(1_000_000, configuration.getMonthlyTokens());
        assertEquals(3, configuration.getCacheDays());
    }

    private static Path file(JenkinsRule jenkins) {
        return jenkins.jenkins.getRootDir().toPath().resolve(ReviewersConfiguration.class.getName() + ".xml");
    }

    @Test
    void aConfigurationThatCantBeReadIsNotAnEmptyOne(JenkinsRule jenkins) throws Exception {
        ReviewersConfiguration configuration = Setup.endpoints(Setup.scripted("a", "answer"));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);
        String stored = Files.readString(file(jenkins));
        Files.writeString(file(jenkins), stored.substring(0, stored.length() / 2));
        configuration.load();
        ReviewPanel panel = ReviewPanels.of(build, ReviewRules.DEFAULT);
        assertTrue(panel.models().isEmpty());
        assertTrue(panel.notes().get(0).contains("can't be read"), panel.notes().toString());
        assertTrue(ReviewersStatus.now(true).problem().contains("can't be read"));
        assertThrows(FailingHttpStatusCodeException.class, jenkins::configRoundtrip, "nobody saves over it by chance");
        Files.writeString(file(jenkins), stored);
        configuration.load();
        assertEquals(1, ReviewPanels.of(build, ReviewRules.DEFAULT).models().size());

        String gone = stored.replace(ScriptedProvider.class.getName(), "com.example.Gone");
        Files.writeString(file(jenkins), gone);
        configuration.load();
        ReviewersStatus status = ReviewersStatus.now(true);
        assertTrue(status.problem().contains("has no provider"), status.toString());
        assertEquals(
                "The endpoint 'a' has no provider. Choose one, or install the plugin again that brought it",
                Setup.review(build, "general").calls().get(0).problem());
    }

    @Test
    void whatCantBeReadIsNotSavedOverUntilEachSettingWasSetAnew(JenkinsRule jenkins) throws Exception {
        Setup.endpoints(Setup.scripted("a", "answer"));
        String stored = Files.readString(file(jenkins));
        String damaged = stored.substring(0, stored.length() / 2);
        Files.writeString(file(jenkins), damaged);
        ReviewersConfiguration started = new ReviewersConfiguration();
        started.setLimit(5);
        started.setEndpoints(List.of());
        started.setDefaultEndpoint("");
        started.setRoleEndpoints(List.of());
        started.setCriticEndpoint("");
        started.setMonthlyTokens(10);
        assertThrows(IllegalStateException.class, started::reviewers, "one setting may be lost");
        assertEquals(damaged, Files.readString(file(jenkins)));
        assertEquals(5, started.getLimit());

        started.setCacheDays(1);
        assertEquals(10, started.reviewers().monthlyTokens());
        assertEquals(10, new ReviewersConfiguration().reviewers().monthlyTokens());
        Path aside = file(jenkins).resolveSibling(file(jenkins).getFileName() + ".damaged-1");
        assertEquals(damaged, Files.readString(aside));
    }

    @Test
    void onlyAdministratorsAskTheFormsAndOnlyByPost(JenkinsRule jenkins) throws Exception {
        Setup.credential(jenkins.jenkins, CredentialsScope.GLOBAL, "key", Setup.SECRET);
        Setup.credential(jenkins.jenkins, CredentialsScope.SYSTEM, "for-jenkins", Setup.SECRET);
        Setup.users(jenkins);
        String provider = path(OpenAiProvider.class);
        String endpoint = path(ModelEndpoint.class);
        String configuration = path(ReviewersConfiguration.class);
        List<String> errors = List.of(
                provider + "checkUrl?value=" + encode("http://models.example.com"),
                provider + "checkModel?value=" + encode(XSS + " "),
                endpoint + "checkName?value=" + encode(XSS),
                endpoint + "checkTimeout?value=601",
                endpoint + "checkConcurrent?value=0",
                endpoint + "checkMaxOutputTokens?value=" + encode(XSS),
                configuration + "checkLimit?value=0",
                configuration + "checkMonthlyTokens?value=-1",
                configuration + "checkCacheDays?value=366",
                configuration + "preview?build=" + encode(XSS + "#1"));
        List<String> others = List.of(
                provider + "checkCredentialsId?url=&value=gone",
                provider + "fillCredentialsIdItems?url=&credentialsId=" + encode("mine"),
                path(RoleEndpoint.class) + "fillRoleItems",
                configuration + "preview?build=");
        for (String check : errors) {
            assertRefused(jenkins, check);
            String answer =
                    Setup.request(jenkins, "admin", HttpMethod.POST, check).getContentAsString();
            assertTrue(answer.contains("class=\"error\"") || answer.contains("class=error"), check + " " + answer);
            assertFalse(answer.contains("<img src=x"), answer);
            assertFalse(answer.contains("models.example.com"), "an address may hold a key: " + answer);
        }
        for (String check : others) {
            assertRefused(jenkins, check);
        }
        String items =
                Setup.request(jenkins, "admin", HttpMethod.POST, others.get(1)).getContentAsString();
        assertTrue(items.contains("\"key\"") && items.contains("\"mine\""), items);
        assertFalse(items.contains("for-jenkins") || items.contains(Setup.SECRET), items);
        assertTrue(Setup.request(jenkins, "admin", HttpMethod.POST, others.get(0))
                .getContentAsString()
                .contains("warning"));
        assertTrue(Setup.request(jenkins, "admin", HttpMethod.POST, others.get(2))
                .getContentAsString()
                .contains("cost-and-scale"));
    }

    private static void assertRefused(JenkinsRule jenkins, String path) throws Exception {
        for (String user : new String[] {null, "reader", "manager"}) {
            assertEquals(
                    403, Setup.request(jenkins, user, HttpMethod.POST, path).getStatusCode(), user + " " + path);
        }
        assertEquals(404, Setup.request(jenkins, "admin", HttpMethod.GET, path).getStatusCode(), path);
    }

    private static String path(Class<?> describable) {
        return "descriptorByName/" + describable.getName() + "/";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
