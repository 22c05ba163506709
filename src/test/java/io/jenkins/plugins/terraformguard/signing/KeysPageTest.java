package io.jenkins.plugins.terraformguard.signing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see the public keys, and who may make a new one. */
@WithJenkins
class KeysPageTest {
    private static WebClient user(JenkinsRule jenkins, String name) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return name.isEmpty() ? client : client.login(name);
    }

    private static WebResponse answer(JenkinsRule jenkins, String user, HttpMethod method, String tail, boolean crumb)
            throws Exception {
        WebClient client = user(jenkins, user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), "manage/terraform-guard-keys/" + tail), method);
        return client.getPage(crumb ? client.addCrumb(request) : request).getWebResponse();
    }

    @Test
    void administratorsMakeKeysAndReadersSeePublicOnes(JenkinsRule jenkins) throws Exception {
        ControllerKeys.signer();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("auditor", "user")
                .grant(Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor"));
        String pem = ControllerKeys.all().get(0).getPem();
        for (String tail : List.of("", "current.pem", "all.pem")) {
            for (String user : List.of("admin", "auditor")) {
                WebResponse response = answer(jenkins, user, HttpMethod.GET, tail, false);
                assertEquals(200, response.getStatusCode(), user + " " + tail);
                assertThat(
                        response.getContentAsString(),
                        containsString(pem.lines().toList().get(1)));
                assertFalse(response.getContentAsString().contains("PRIVATE"));
            }
            for (String user : List.of("user", "")) {
                assertEquals(
                        403, answer(jenkins, user, HttpMethod.GET, tail, false).getStatusCode(), user + tail);
            }
        }
        assertEquals(
                pem,
                answer(jenkins, "auditor", HttpMethod.GET, "all.pem", false).getContentAsString());

        String rotate = "rotate?confirm=true";
        for (String user : List.of("auditor", "user")) {
            assertEquals(
                    403, answer(jenkins, user, HttpMethod.POST, rotate, true).getStatusCode(), user);
        }
        assertEquals(
                403, answer(jenkins, "admin", HttpMethod.POST, rotate, false).getStatusCode(), "no crumb");
        assertTrue(answer(jenkins, "admin", HttpMethod.GET, rotate, true).getStatusCode() >= 400, "no POST");
        assertEquals(
                400, answer(jenkins, "admin", HttpMethod.POST, "rotate", true).getStatusCode(), "not confirmed");
        assertEquals(1, ControllerKeys.all().size());
        WebResponse page = answer(jenkins, "admin", HttpMethod.POST, rotate, true);
        assertEquals(200, page.getStatusCode());
        assertEquals(2, ControllerKeys.all().size());
        assertThat(page.getContentAsString(), containsString("another took its place"));
        assertFalse(answer(jenkins, "auditor", HttpMethod.GET, "", false)
                .getContentAsString()
                .contains("Make a new key"));
        assertEquals(
                ControllerKeys.all().get(1).getPem() + pem,
                answer(jenkins, "auditor", HttpMethod.GET, "all.pem", false).getContentAsString());
    }
}
