package io.jenkins.plugins.terraformguard.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import io.jenkins.plugins.terraformguard.engine.trail.TrailVerifier;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import io.jenkins.plugins.terraformguard.results.trail.Trails;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import io.jenkins.plugins.terraformguard.tool.trail.TrailSearch;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a trail: who may see it, what it shows, and that its archive can be verified. */
@WithJenkins
class TrailPagesTest {
    @TempDir
    private Path folder;

    private static FreeStyleProject job(JenkinsRule jenkins, String... ids) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        job.setScm(new SingleFileSCM("plan.json", Plans.clean().getBytes(StandardCharsets.UTF_8)));
        for (String id : ids) {
            TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
            guard.setId(id);
            job.getBuildersList().add(guard);
        }
        return job;
    }

    private static WebClient user(JenkinsRule jenkins, String name) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return name.isEmpty() ? client : client.login(name);
    }

    private static WebResponse answer(
            JenkinsRule jenkins, FreeStyleProject job, String user, HttpMethod method, String tail, boolean crumb)
            throws Exception {
        WebClient client = user(jenkins, user);
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), job.getUrl() + "terraform-trail/" + tail), method);
        return client.getPage(crumb ? client.addCrumb(request) : request).getWebResponse();
    }

    private static PublicKey key(JenkinsRule jenkins, String user) throws Exception {
        WebResponse response = user(jenkins, user)
                .getPage(new URL(jenkins.getURL(), "manage/terraform-guard-keys/current.pem"))
                .getWebResponse();
        return PublicKeys.read(response.getContentAsString().getBytes(StandardCharsets.UTF_8));
    }

    private TrailReport verify(JenkinsRule jenkins, FreeStyleProject job, String user, String tail, PublicKey... keys)
            throws Exception {
        WebResponse response = answer(jenkins, job, user, HttpMethod.GET, tail, false);
        assertEquals("application/zip", response.getContentType());
        assertThat(response.getResponseHeaderValue("Content-Disposition"), containsString(".zip"));
        Path zip = folder.resolve("export.zip");
        try (InputStream in = response.getContentAsStream()) {
            Files.copy(in, zip, StandardCopyOption.REPLACE_EXISTING);
        }
        TrailSearch search = new TrailSearch(SearchLimits.USUAL);
        search.add(zip);
        return new TrailVerifier(new TrustedKeys(List.of(keys))).verify(search.folders(), search.heads());
    }

    private static String waitForOutcome(JenkinsRule jenkins, FreeStyleProject job, String user) throws Exception {
        for (int i = 0; i < 300; i++) {
            String page =
                    answer(jenkins, job, user, HttpMethod.GET, "web/", false).getContentAsString();
            if (!page.contains("Under way")) {
                return page;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The verification does not come to an end");
    }

    @Test
    void theArchiveIsWhatTheCommandLineCallsValid(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, "web", "Web", "db");
        jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        PublicKey first = key(jenkins, "");
        TrailReport one = verify(jenkins, job, "", "web/export.zip", first);
        assertEquals(TrailStatus.VALID, one.status(), one::toString);
        TrailReport all = verify(jenkins, job, "", "export.zip", first);
        assertEquals(TrailStatus.VALID, all.status(), all::toString);
        assertEquals(3, all.chains().size());
        assertEquals(1, all.chains().get(0).checks().size(), "heads are in it");
        assertEquals(
                TrailStatus.UNTRUSTED, verify(jenkins, job, "", "export.zip").status());

        WebClient client = user(jenkins, "");
        WebRequest rotate = new WebRequest(
                new URL(jenkins.getURL(), "manage/terraform-guard-keys/rotate?confirm=true"), HttpMethod.POST);
        client.getPage(client.addCrumb(rotate));
        jenkins.buildAndAssertSuccess(job);
        PublicKey next = key(jenkins, "");
        assertEquals(
                TrailStatus.VALID,
                verify(jenkins, job, "", "export.zip", first, next).status());
        assertEquals(
                TrailStatus.UNTRUSTED,
                verify(jenkins, job, "", "export.zip", next).status());

        second.delete();
        TrailReport partial = verify(jenkins, job, "", "export.zip", first, next);
        assertEquals(TrailStatus.PARTIAL, partial.status(), partial::toString);
        assertEquals(3, partial.chains().get(0).links());
    }

    @Test
    void thePageShowsAndVerifies(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, "web");
        String hostile = "<script>alert(1)</script>";
        FreeStyleBuild build =
                jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new Cause.RemoteCause(hostile, hostile)));
        jenkins.buildAndAssertSuccess(job).delete();
        FreeStyleBuild last = jenkins.buildAndAssertSuccess(job);
        Trails.killed(job, "web", 2);
        Trails.record(last, "web", Map.of("commit", hostile));
        String page = answer(jenkins, job, "", HttpMethod.GET, "web/", false).getContentAsString();
        assertThat(page, containsString("Announced before it and never written (crash): 1."));
        assertThat(page, containsString("deleted"));
        assertThat(page, containsString("alert(1)"));
        assertThat(page, not(containsString(hostile)));
        assertThat(page, containsString("/job/shop/" + build.getNumber() + "/terraform-guard/"));
        String guard = user(jenkins, "")
                .getPage(build, "terraform-guard/web/")
                .getWebResponse()
                .getContentAsString();
        assertThat(guard, containsString("Number 1 of the chain"));
        assertThat(guard, containsString("/job/shop/terraform-trail/web/"));

        assertEquals(
                200,
                answer(jenkins, job, "", HttpMethod.POST, "web/verify", true).getStatusCode());
        String outcome = waitForOutcome(jenkins, job, "");
        assertThat(outcome, containsString("partial"));
        assertThat(outcome, containsString("Only the link is here"));
        List<Path> links = new ArrayList<>();
        try (var files = Files.walk(Trails.folder(job))) {
            files.filter(file -> file.toString().endsWith("01.link.json")).forEach(links::add);
        }
        Files.writeString(links.get(0), Files.readString(links.get(0)).replace("shop", "ship"));
        answer(jenkins, job, "", HttpMethod.POST, "web/verify", true);
        assertThat(waitForOutcome(jenkins, job, ""), containsString("invalid"));
        Files.writeString(links.get(0), hostile);
        answer(jenkins, job, "", HttpMethod.POST, "web/verify", true);
        String damaged = waitForOutcome(jenkins, job, "");
        assertThat(damaged, containsString("damaged"));
        assertThat(damaged, not(containsString(hostile)));
        for (String query : List.of("?page=0", "?page=99999999999", "?page=-1", "?page=x", "?page=2")) {
            assertEquals(
                    200,
                    answer(jenkins, job, "", HttpMethod.GET, "web/" + query, false)
                            .getStatusCode());
        }
    }

    @Test
    void whoMayDoWhat(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, "web");
        jenkins.buildAndAssertSuccess(job);
        PublicKey key = key(jenkins, "");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("builder", "reader", "stranger")
                .grant(Item.READ)
                .everywhere()
                .to("builder", "reader")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder"));
        for (String tail : List.of("", "web/", "web/export.zip", "export.zip")) {
            for (String user : List.of("reader:200", "builder:200", "stranger:404", ":403")) {
                String[] parts = user.split(":");
                assertEquals(
                        Integer.parseInt(parts[1]),
                        answer(jenkins, job, parts[0], HttpMethod.GET, tail, false)
                                .getStatusCode(),
                        user + " " + tail);
            }
        }
        for (String user : List.of("reader:403", "stranger:404")) {
            String[] parts = user.split(":");
            assertEquals(
                    Integer.parseInt(parts[1]),
                    answer(jenkins, job, parts[0], HttpMethod.POST, "web/verify", true)
                            .getStatusCode(),
                    user);
        }
        assertEquals(
                403,
                answer(jenkins, job, "builder", HttpMethod.POST, "web/verify", false)
                        .getStatusCode());
        assertTrue(answer(jenkins, job, "builder", HttpMethod.GET, "web/verify", true)
                        .getStatusCode()
                >= 400);
        assertNull(user(jenkins, "reader").getPage(job, "terraform-trail/web/").querySelector("form[action$=verify]"));
        assertEquals(
                200,
                answer(jenkins, job, "builder", HttpMethod.POST, "web/verify", true)
                        .getStatusCode());
        assertThat(waitForOutcome(jenkins, job, "reader"), containsString("valid"));
        assertEquals(
                404,
                answer(jenkins, job, "reader", HttpMethod.GET, "none/", false).getStatusCode());
        assertEquals(
                TrailStatus.VALID,
                verify(jenkins, job, "reader", "export.zip", key).status());
    }
}
