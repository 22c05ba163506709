package io.jenkins.plugins.terraformguard.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayResult;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayStatus;
import io.jenkins.plugins.terraformguard.engine.replay.Replayer;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import java.io.File;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is archived with builds is enough to decide once more, with the policies of then and with others. */
@WithJenkins
class ReplayInJenkinsTest {
    private static final String STRICT = "enforcement: {TG-AWS-001: hard-mandatory}";

    private static FreeStyleProject job(JenkinsRule jenkins, String plan) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        job.setScm(new SingleFileSCM("plan.json", plan.getBytes(StandardCharsets.UTF_8)));
        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setId("web");
        guard.setOnApproval("annotate");
        job.getBuildersList().add(guard);
        return job;
    }

    private static WebResponse answer(
            JenkinsRule jenkins, FreeStyleProject job, String user, HttpMethod method, String tail) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        if (!user.isEmpty()) {
            client.login(user);
        }
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), job.getUrl() + "terraform-trail/" + tail), method);
        return client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request)
                .getWebResponse();
    }

    private static String tried(JenkinsRule jenkins, FreeStyleProject job, String query) throws Exception {
        assertEquals(
                200,
                answer(jenkins, job, "", HttpMethod.POST, "web/try?" + query).getStatusCode());
        for (int i = 0; i < 300; i++) {
            String page = answer(jenkins, job, "", HttpMethod.GET, "web/").getContentAsString();
            if (!page.contains("Under way")) {
                return page;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The trial does not come to an end");
    }

    private static String file(String layer, String content) {
        return "layer=" + layer + "&name=settings.yaml&content=" + URLEncoder.encode(content, StandardCharsets.UTF_8);
    }

    @Test
    void whatWasArchivedComesOutTheSameToTheByte(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        FreeStyleProject job = job(jenkins, Plans.openSsh());
        job.setAssignedNode(agent);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        File folder = new File(build.getArtifactsDir(), "terraform-guard/web");

        ReplayResult result = new Replayer(PluginVersion.current())
                .replay(ReplayCase.read(folder.toPath(), ReadLimits.DEFAULT), GuardProgress.SILENT);

        assertEquals(ReplayStatus.IDENTICAL, result.status(), result::toString);
        assertEquals("shop", result.label().job());
        FilePath temporary = hudson.slaves.WorkspaceList.tempDir(agent.getWorkspaceFor(job));
        assertTrue(!temporary.exists() || temporary.list("terraform-guard-*/**").length == 0, "nothing stays behind");
    }

    @Test
    void policiesAreTriedOnKeptBuilds(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, Plans.openSsh());
        jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);

        assertThat(tried(jenkins, job, "layer=now"), containsString("0 of 2 builds would have been blocked"));
        String strict = tried(jenkins, job, file("organisation", STRICT));
        assertThat(strict, containsString("2 of 2 builds would have been blocked, 0 of them waived"));
        assertThat(strict, containsString("settings.yaml in the layer organisation"));

        FreeStyleBuild last = job.getLastBuild();
        new FilePath(last.getArtifactsDir())
                .child("terraform-guard/web/plan.redacted.json.gz")
                .write("nothing", null);
        String damaged = tried(jenkins, job, file("organisation", STRICT));
        assertThat(damaged, containsString("1 of 1 builds would have been blocked"));
        assertThat(damaged, containsString("1 can not be told"));
        last.delete();
        assertThat(tried(jenkins, job, file("organisation", STRICT)), containsString("1 of 1 builds"));
    }

    @Test
    void aFileThatIsWrongIsRefusedAtOnce(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, Plans.openSsh());
        jenkins.buildAndAssertSuccess(job);
        String hostile = "<script>alert(1)</script>";

        for (String query : new String[] {
            file("organisation", "enforcement: {TG-AWS-001: " + hostile + "}"),
            file("nowhere", STRICT),
            "layer=organisation&name=../settings.yaml&content=x",
            "layer=organisation&name=settings.yaml",
            ""
        }) {
            WebResponse refused = answer(jenkins, job, "", HttpMethod.POST, "web/try?" + query);
            assertEquals(400, refused.getStatusCode(), query);
            assertThat(refused.getContentAsString(), not(containsString(hostile)));
        }
    }

    @Test
    void onlyWhoConfiguresTheJobMayTry(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, Plans.clean());
        jenkins.buildAndAssertSuccess(job);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner"));

        assertEquals(
                403,
                answer(jenkins, job, "reader", HttpMethod.POST, "web/try?layer=now")
                        .getStatusCode());
        assertFalse(answer(jenkins, job, "reader", HttpMethod.GET, "web/")
                .getContentAsString()
                .contains("tfguard-layer"));
        assertEquals(
                404,
                answer(jenkins, job, "owner", HttpMethod.GET, "web/try?layer=now")
                        .getStatusCode());
        assertEquals(
                200,
                answer(jenkins, job, "owner", HttpMethod.POST, "web/try?layer=now")
                        .getStatusCode());
    }
}
