package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.terraformguard.approval.ApprovalPermissions;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.waivers.Waivers;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Who may see and revoke granted waivers, and that they are there after a restart. */
class WaiverPagesTest {
    private static final String HOSTILE = "</td><script>alert(1)</script>";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private String id;

    private static void security(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader", "ann")
                .grant(ApprovalPermissions.APPROVE)
                .everywhere()
                .to("ann"));
    }

    private static int status(JenkinsRule jenkins, FreeStyleProject job, String user, String id, String reason)
            throws Exception {
        return WaiverPages.revoke(jenkins, job, user, HttpMethod.POST, true, id, reason)
                .getStatusCode();
    }

    @Test
    void onlyWhoMayApproveRevokesAndOnlyOnce() throws Throwable {
        sessions.then(jenkins -> {
            security(jenkins);
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            job.setScm(new SingleFileSCM("plan.json", Plans.bucketDestroyed().getBytes(StandardCharsets.UTF_8)));
            job.getBuildersList().add(new TerraformGuardBuilder("plan.json"));
            Waivers.answer(job.scheduleBuild2(0).get(), "ann", Act.Kind.APPROVE, "because " + HOSTILE, Waivers.day(30));
            id = Waivers.of(job).get(0).id();
        });
        sessions.then(jenkins -> {
            security(jenkins);
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("shop", FreeStyleProject.class);
            jenkins.buildAndAssertSuccess(job);
            String html = jenkins.createWebClient()
                    .login("reader")
                    .getPage(job, "terraform-waivers/")
                    .getWebResponse()
                    .getContentAsString();
            assertTrue(html.contains("alert(1)"));
            assertFalse(html.contains(HOSTILE));
            assertFalse(html.contains("terraform-waivers/revoke"), "nothing to press for who may not");
            assertTrue(jenkins.createWebClient()
                    .login("ann")
                    .getPage(job, "terraform-waivers/")
                    .getWebResponse()
                    .getContentAsString()
                    .contains("terraform-waivers/revoke"));
            assertEquals(403, status(jenkins, job, "reader", id, "good reason"));
            assertEquals(404, status(jenkins, job, "stranger", id, "good reason"), "who sees no job sees no page");
            assertEquals(400, status(jenkins, job, "ann", id, "  why "));
            assertEquals(400, status(jenkins, job, "ann", id, "x".repeat(2_001)));
            assertEquals(404, status(jenkins, job, "ann", "../" + id, "good reason"));
            int get = WaiverPages.revoke(jenkins, job, "ann", HttpMethod.GET, false, id, "good reason")
                    .getStatusCode();
            assertTrue(get == 404 || get == 405, "GET: " + get);
            assertEquals(
                    403,
                    WaiverPages.revoke(jenkins, job, "ann", HttpMethod.POST, false, id, "good reason")
                            .getStatusCode(),
                    "no crumb");
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ, Item.READ, ApprovalPermissions.APPROVE)
                    .everywhere()
                    .toEveryone());
            assertEquals(403, status(jenkins, job, "", id, "good reason"), "nobody has no name");
            security(jenkins);
            assertFalse(Waivers.of(job).get(0).isRevoked());
            assertEquals(200, status(jenkins, job, "ann", id, HOSTILE));
            assertEquals(409, status(jenkins, job, "ann", id, "good reason"), "already");
            assertEquals(HOSTILE, Waivers.of(job).get(0).revocation().reason());
        });
        sessions.then(jenkins -> {
            security(jenkins);
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("shop", FreeStyleProject.class);
            assertNotNull(Waivers.of(job).get(0).revocation());
            assertFalse(jenkins.createWebClient()
                    .login("ann")
                    .getPage(job, "terraform-waivers/")
                    .getWebResponse()
                    .getContentAsString()
                    .contains(HOSTILE));
            assertEquals(Result.FAILURE, job.scheduleBuild2(0).get().getResult());
        });
    }
}
