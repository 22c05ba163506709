package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.AbstractItem;
import java.net.URL;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** Requests to the page of waivers, for tests. */
final class WaiverPages {
    private WaiverPages() {}

    static void revoke(JenkinsRule jenkins, AbstractItem item, String user, String id, String reason) throws Exception {
        assertEquals(
                200,
                revoke(jenkins, item, user, HttpMethod.POST, true, id, reason).getStatusCode());
    }

    static WebResponse revoke(
            JenkinsRule jenkins,
            AbstractItem item,
            String user,
            HttpMethod method,
            boolean crumb,
            String id,
            String reason)
            throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {}); // Whoever is refused is not sent on to log in.
        if (!user.isEmpty()) {
            client.withBasicCredentials(user, user);
        }
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), item.getUrl() + "terraform-waivers/revoke"), method);
        request.setRequestParameters(List.of(new NameValuePair("id", id), new NameValuePair("reason", reason)));
        if (crumb) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse();
    }
}
