package io.jenkins.plugins.terraformguard.health;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.security.ACL;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.Packs;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.integration.FolderPolicies;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who sees how all of it does, and who may do something about it. */
@WithJenkins
class HealthPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'";
    private static final AtomicInteger DONE = new AtomicInteger();

    /** One that can't be told. */
    @TestExtension
    public static final class Broken implements HealthReport {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public HealthSection look(boolean administrator) {
            throw new IllegalStateException(HOSTILE);
        }
    }

    /** One that something can be done about. */
    @TestExtension
    public static final class Mended implements HealthReport {
        @Override
        public String id() {
            return "mended";
        }

        @Override
        public HealthSection look(boolean administrator) {
            return HealthSection.of("Mended", HealthState.WATCH, HOSTILE)
                    .with(new HealthSection.Fact("Fact", HOSTILE))
                    .with(new HealthTable("Rows", List.of("One", "Two"), List.of(HealthTable.Row.of(HOSTILE, "2")), 7))
                    .with(new HealthSection.Action("mend", "Mend it", "It will be mended"));
        }

        @Override
        public boolean act(String action) {
            return action.equals("mend") && DONE.incrementAndGet() > 0;
        }
    }

    private static WebResponse answer(JenkinsRule jenkins, String user, HttpMethod method, String tail)
            throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {});
        if (!user.isEmpty()) {
            client.login(user);
        }
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), "manage/terraform-guard-health/" + tail), method);
        return client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request)
                .getWebResponse();
    }

    @Test
    void administratorsSeeItAll(JenkinsRule jenkins) throws Exception {
        Folder open = jenkins.createProject(Folder.class, "open");
        Folder vault = jenkins.createProject(Folder.class, "vault");
        open.getProperties().replace(new FolderPolicies(List.of(new PolicyEntry("a.yaml", Packs.refusing("team")))));
        vault.getProperties().replace(new FolderPolicies(List.of(new PolicyEntry("b.yaml", Packs.broken()))));
        FreeStyleProject job = vault.createProject(FreeStyleProject.class, "secret-job");
        Path kept = Files.createDirectories(job.getRootDir().toPath().resolve("terraform-guard/history"));
        Files.writeString(kept.resolve("web.json.damaged-1"), "{");
        for (Path root : List.of(
                vault.getRootDir().toPath(), jenkins.jenkins.getRootDir().toPath())) {
            Path rollout = Files.createDirectories(root.resolve("terraform-guard/rollout"));
            Files.writeString(rollout.resolve("demotions.json.damaged-" + (root.endsWith("vault") ? 2 : 3)), "{");
        }
        Logger.getLogger("io.jenkins.plugins.terraformguard.test").log(Level.WARNING, "logged {0}", HOSTILE);
        GuardGlobalConfiguration global = ExtensionList.lookupSingleton(GuardGlobalConfiguration.class);
        global.setOrganisationFiles(List.of(new PolicyEntry("acme.yaml", Packs.refusing("acme"))));
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
                .to("auditor")
                .grant(Item.READ, Item.EXTENDED_READ)
                .onItems(open)
                .to("auditor"));

        String admin = answer(jenkins, "admin", HttpMethod.GET, "").getContentAsString();
        for (String text : List.of(
                ">acme<",
                ">plan-safety<",
                "folder open",
                "folders/vault/b.yaml:2:1",
                "vault/secret-job",
                "history/web.json.damaged-1",
                "rollout/demotions.json.damaged-2",
                "rollout/demotions.json.damaged-3",
                "logged &lt;script>",
                "Mend it",
                "And 7 more",
                "IllegalStateException: &lt;script>",
                "manage/terraform-guard-keys/",
                "job/open/")) {
            assertThat(admin, containsString(text));
        }
        assertThat(admin, not(containsString("<script>alert(1)")));
        assertTrue(admin.contains(overviewDigest(global)), "digest of the organisation's pack");

        String auditor = answer(jenkins, "auditor", HttpMethod.GET, "").getContentAsString();
        assertThat(auditor, containsString("folder open"));
        for (String text : List.of(
                ">acme<",
                "vault",
                "secret-job",
                "damaged-",
                "Mend it",
                "<form method=\"post\" action=\"/jenkins/manage")) {
            assertThat(auditor, not(containsString(text)));
        }
        for (String user : List.of("user", "")) {
            assertEquals(403, answer(jenkins, user, HttpMethod.GET, "").getStatusCode(), user);
        }

        String act = "act?report=mended&action=mend";
        for (String user : List.of("auditor", "user")) {
            assertEquals(403, answer(jenkins, user, HttpMethod.POST, act).getStatusCode(), user);
        }
        assertTrue(answer(jenkins, "admin", HttpMethod.GET, act).getStatusCode() >= 400, "no POST");
        assertEquals(0, DONE.get());
        assertEquals(200, answer(jenkins, "admin", HttpMethod.POST, act).getStatusCode());
        assertEquals(1, DONE.get());
        assertEquals(
                200,
                answer(jenkins, "admin", HttpMethod.POST, "act?report=fleet&action=rebuild")
                        .getStatusCode());
        assertThat(admin, containsString("Make all rows anew"));
        for (String unknown : List.of("act?report=mended&action=x", "act?report=x&action=mend", "act")) {
            assertEquals(404, answer(jenkins, "admin", HttpMethod.POST, unknown).getStatusCode(), unknown);
        }

        // Where the organisation's policies can't be used, that is said, and others are not told why.
        global.setOrganisationFiles(List.of(new PolicyEntry("acme.yaml", Packs.broken())));
        assertThat(
                answer(jenkins, "admin", HttpMethod.GET, "").getContentAsString(),
                containsString("organisation/acme.yaml:2:1"));
        auditor = answer(jenkins, "auditor", HttpMethod.GET, "").getContentAsString();
        assertThat(auditor, not(containsString("acme.yaml")));
        assertThat(auditor, containsString("every evaluation is an error"));
    }

    private static String overviewDigest(GuardGlobalConfiguration global) throws Exception {
        try (var context = ACL.as2(ACL.SYSTEM2)) {
            return global.getOverview().packs().stream()
                    .filter(pack -> pack.name().equals("acme"))
                    .findFirst()
                    .orElseThrow()
                    .digest();
        }
    }
}
