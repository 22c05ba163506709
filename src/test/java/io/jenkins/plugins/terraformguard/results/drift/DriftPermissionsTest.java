package io.jenkins.plugins.terraformguard.results.drift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may see drifts, and who may acknowledge them. */
@WithJenkins
class DriftPermissionsTest {
    private static WebClient user(JenkinsRule jenkins, String name) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return client.login(name);
    }

    private static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("owner", "builder", "reader", "stranger", "discoverer")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("discoverer")
                .grant(Item.READ)
                .everywhere()
                .to("owner", "builder", "reader")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("owner"));
    }

    private static WebRequest request(JenkinsRule jenkins, FreeStyleProject job, HttpMethod method, String tail)
            throws Exception {
        return new WebRequest(new URL(jenkins.getURL(), job.getUrl() + "terraform-drift/infra/" + tail), method);
    }

    private static int post(JenkinsRule jenkins, FreeStyleProject job, String user, String tail) throws Exception {
        WebClient client = user(jenkins, user);
        return client.getPage(client.addCrumb(request(jenkins, job, HttpMethod.POST, tail)))
                .getWebResponse()
                .getStatusCode();
    }

    @Test
    void whoMayReadTheJobMayReadThem(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        String id = Drifted.entry(job, "a").id();
        secure(jenkins);
        for (String tail : List.of("terraform-drift/", "terraform-drift/infra/", "terraform-drift/infra/json")) {
            for (String user : List.of("reader:200", "owner:200", "stranger:404", "discoverer:403")) {
                String[] parts = user.split(":");
                WebResponse response = user(jenkins, parts[0])
                        .getPage(new URL(jenkins.getURL(), job.getUrl() + tail))
                        .getWebResponse();
                assertEquals(Integer.parseInt(parts[1]), response.getStatusCode(), user + " " + tail);
                assertEquals(
                        parts[1].equals("200"), response.getContentAsString().contains(id), tail);
            }
        }
        WebResponse json = user(jenkins, "reader")
                .getPage(new URL(jenkins.getURL(), job.getUrl() + "terraform-drift/infra/json"))
                .getWebResponse();
        assertEquals("application/json", json.getContentType());
        assertEquals("nosniff", json.getResponseHeaderValue("X-Content-Type-Options"));
        assertThat(json.getContentAsString(), containsString("\"alarm\":true"));

        HtmlPage read = user(jenkins, "reader").getPage(job, "terraform-drift/");
        assertNull(read.querySelector("form[method=post]"), "no form that would be refused");
        HtmlPage own = user(jenkins, "owner").getPage(job, "terraform-drift/");
        assertNotNull(own.querySelector("form[method=post]"));
    }

    @Test
    void whoMayConfigureTheJobMayAcknowledgeThem(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        secure(jenkins);
        String id = Drifted.entry(job, "a").id();
        String acknowledge = "acknowledge?reason=known&drift=" + id;
        String withdraw = "withdraw?drift=" + id;
        for (String user : List.of("reader:403", "builder:403", "stranger:404", "discoverer:403")) {
            String[] parts = user.split(":");
            assertEquals(Integer.parseInt(parts[1]), post(jenkins, job, parts[0], acknowledge), user);
        }
        WebClient owner = user(jenkins, "owner");
        assertEquals(
                403,
                owner.getPage(request(jenkins, job, HttpMethod.POST, acknowledge))
                        .getWebResponse()
                        .getStatusCode(),
                "without a crumb");
        assertEquals(
                404,
                owner.getPage(request(jenkins, job, HttpMethod.GET, acknowledge))
                        .getWebResponse()
                        .getStatusCode());
        assertNull(Drifted.entry(job, "a").acknowledgement());

        assertEquals(200, post(jenkins, job, "owner", acknowledge));
        Acknowledgement known = Drifted.entry(job, "a").acknowledgement();
        assertEquals("owner", known.by());
        assertEquals("known", known.reason());
        assertEquals(403, post(jenkins, job, "builder", withdraw));
        assertEquals(
                404,
                owner.getPage(request(jenkins, job, HttpMethod.GET, withdraw))
                        .getWebResponse()
                        .getStatusCode());
        assertEquals(known, Drifted.entry(job, "a").acknowledgement());
        assertEquals(200, post(jenkins, job, "owner", withdraw));
        assertNull(Drifted.entry(job, "a").acknowledgement());
    }

    @Test
    void whatIsAskedForIsChecked(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        secure(jenkins);
        String id = Drifted.entry(job, "a").id();
        for (String wrong : List.of(
                "drift=" + id,
                "reason=%20%0a&drift=" + id,
                "reason=" + "x".repeat(1001) + "&drift=" + id,
                "reason=x&until=2001-01-01&drift=" + id,
                "reason=x&until=2999-02-30&drift=" + id,
                "reason=x&until=tomorrow&drift=" + id,
                "reason=x&until=" + URLEncoder.encode("+12345-01-01", StandardCharsets.UTF_8) + "&drift=" + id)) {
            assertEquals(400, post(jenkins, job, "owner", "acknowledge?" + wrong), wrong);
        }
        for (String gone : List.of("", "&drift=", "&drift=0123456789abcdef", "&drift=../../x")) {
            assertEquals(409, post(jenkins, job, "owner", "acknowledge?reason=x" + gone), gone);
            assertEquals(409, post(jenkins, job, "owner", "withdraw?reason=x" + gone), gone);
        }
        assertFalse(Drifted.entry(job, "a").acknowledgement() != null);
    }
}
