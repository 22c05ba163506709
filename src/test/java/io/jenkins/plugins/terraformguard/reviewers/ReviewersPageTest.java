package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ProxyConfiguration;
import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Authenticator.RequestorType;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of the reviewers among those of the administration, and the way to endpoints through a proxy. */
@WithJenkins
class ReviewersPageTest {
    private static final String PAGE = "manage/terraform-guard-reviewers/";

    @Test
    void administratorsTryEndpointsAndCloseBreakers(JenkinsRule jenkins) throws Exception {
        Setup.credential(jenkins.jenkins, CredentialsScope.SYSTEM, "key", Setup.SECRET);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Setup.users(jenkins);
        ReviewersConfiguration configuration = Setup.endpoints(
                Setup.scripted("bad", "refuse"),
                Setup.scripted("good", "answer"),
                Setup.openAi("keyless", "https://models.example.com/v1", "key"));
        for (int i = 0; i < 5; i++) {
            Setup.review(build, "general");
        }
        String admin = page(jenkins, "admin", HttpMethod.GET, "", 200);
        assertTrue(admin.contains("&lt;img src=x"), "the last error, as text");
        assertFalse(admin.contains("<img src=x"), admin);
        assertTrue(admin.contains(">open<") || admin.matches("(?s).*\\sopen\\s.*"), admin);
        assertTrue(admin.contains("general-v1") && admin.contains("critic-v1"));
        assertTrue(admin.contains("Tokens used this month"));
        String manager = page(jenkins, "manager", HttpMethod.GET, "", 200);
        assertTrue(manager.contains("&lt;img src=x"));
        assertFalse(manager.contains("Tokens used this month") || manager.contains("Try it"), manager);
        for (String user : new String[] {null, "reader"}) {
            page(jenkins, user, HttpMethod.GET, "", 403);
        }

        for (String action : List.of("close?name=bad", "try?name=good")) {
            for (String user : new String[] {null, "reader", "manager"}) {
                page(jenkins, user, HttpMethod.POST, action, 403);
            }
            assertTrue(Setup.request(jenkins, "admin", HttpMethod.GET, PAGE + action)
                            .getStatusCode()
                    >= 400);
        }
        assertEquals("open", state("bad"));
        page(jenkins, "admin", HttpMethod.POST, "close?name=bad", 200);
        assertEquals("closed", state("bad"));
        page(jenkins, "admin", HttpMethod.POST, "close?name=unknown", 404);
        page(jenkins, "admin", HttpMethod.POST, "try?name=unknown", 404);
        int used = TokenLedger.get().used().get("");
        String good = page(jenkins, "admin", HttpMethod.POST, "try?name=good", 200);
        assertTrue(good.contains("answered as a reviewer has to") && good.contains("1000 tokens"), good);
        String bad = page(jenkins, "admin", HttpMethod.POST, "try?name=bad", 200);
        assertTrue(bad.contains("did not answer as a reviewer has to"), bad);
        String keyless = page(jenkins, "admin", HttpMethod.POST, "try?name=keyless", 200);
        assertTrue(keyless.contains("There is no credential"), "what builds don't find is not found here either");
        assertEquals(used, TokenLedger.get().used().get(""), "no folder pays for it");
        assertFalse((admin + good + bad + keyless).contains(Setup.SECRET));
        configuration.setEndpoints(List.of());
        assertTrue(ReviewersStatus.now(true).problem().contains("There is no endpoint 'bad'"));
        assertTrue(page(jenkins, "admin", HttpMethod.GET, "", 200).contains("There is a problem"));
    }

    private static String state(String name) {
        return ReviewersStatus.now(true).endpoints().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static String page(JenkinsRule jenkins, String user, HttpMethod method, String tail, int status)
            throws Exception {
        WebResponse response = Setup.request(jenkins, user, method, PAGE + tail);
        assertEquals(status, response.getStatusCode(), user + " " + tail);
        return response.getContentAsString();
    }

    @Test
    void endpointsAreAskedThroughTheProxyOfJenkins(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Setup.endpoints(Setup.openAi("far", "https://models.example.com:8443/v1", ""));
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> refuseAll(proxy, lines));
            thread.setDaemon(true);
            thread.start();
            jenkins.jenkins.setProxy(
                    new ProxyConfiguration("127.0.0.1", proxy.getLocalPort(), "user", Setup.SECRET, "*.example.net"));
            ReviewCall call = Setup.review(build, "general").calls().get(0);
            assertEquals(ReviewCall.Status.FAILED, call.status());
            assertEquals("CONNECT models.example.com:8443 HTTP/1.1", lines.peek());
        }
        assertEquals(
                List.of(Proxy.NO_PROXY), JenkinsProxy.selector().select(URI.create("https://models.example.net/v1")));
        PasswordAuthentication login = JenkinsProxy.login()
                .requestPasswordAuthenticationInstance(
                        "127.0.0.1", null, 0, "http", "", "basic", null, RequestorType.PROXY);
        assertEquals("user", login.getUserName());
        assertEquals(Setup.SECRET, new String(login.getPassword()));
        jenkins.jenkins.setProxy(null);
        assertEquals(ProxySelector.getDefault(), JenkinsProxy.selector());
        assertNull(JenkinsProxy.login());
    }

    private static void refuseAll(ServerSocket proxy, Queue<String> lines) {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                lines.add(in.readLine());
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Asked by somebody who went away, or closed.
            }
        }
    }
}
