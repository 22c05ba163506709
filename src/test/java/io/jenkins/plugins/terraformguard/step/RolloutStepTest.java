package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import io.jenkins.plugins.terraformguard.engine.trail.EntryReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import io.jenkins.plugins.terraformguard.engine.trail.TrailVerifier;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import io.jenkins.plugins.terraformguard.integration.FolderPolicies;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.rollout.DemotionMonitor;
import io.jenkins.plugins.terraformguard.rollout.RolloutIndex;
import io.jenkins.plugins.terraformguard.rollout.RolloutListener;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import io.jenkins.plugins.terraformguard.tool.trail.TrailSearch;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A pack that is rolled out, takes a step back by itself, and is lifted by an administrator. */
@WithJenkins
class RolloutStepTest {
    private static final String PACK = """
            pack: acme
            version: 1.2.0
            policies:
              - { id: ACME-1, title: T, severity: high, enforcement: hard-mandatory,
                  resources: [aws_sns_topic], assert: 'false' }
            """;

    private static final String PLAN =
            Plans.of(Plans.change("aws_sns_topic", "alerts", "\"create\"", "null", "{\"name\":\"alerts\"}"));

    private static final String SETTINGS = """
            profile: audit
            rollout:
              - pack: acme
                version: 1.2.0
                stages: [{stage: shadow, percent: 100}, {stage: enforced, percent: 100, from: 2020-01-01}]
                breaker: {overrides: 50, after: 3, jobs: 3}
            """;

    private static final String WAIVERS =
            """
            waivers:
              - {policy: ACME-1, resource: aws_sns_topic.alerts, reason: too early, owner: ada, expires: UNTIL}
            """.replace("UNTIL", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());

    private static void organisation(String waivers) {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(
                        new PolicyEntry("acme.yaml", PACK),
                        new PolicyEntry("settings.yaml", SETTINGS),
                        new PolicyEntry("waivers.yaml", waivers)));
    }

    private static FreeStyleProject job(JenkinsRule jenkins, String name) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.setScm(new SingleFileSCM("plan.json", PLAN.getBytes(StandardCharsets.UTF_8)));
        job.getBuildersList().add(new TerraformGuardBuilder("plan.json"));
        return job;
    }

    private static StagedPack staged(FreeStyleBuild build) throws Exception {
        return DecisionStore.load(build, "default").settings().rollout().get(0);
    }

    private static FreeStyleBuild build(JenkinsRule jenkins, String name) throws Exception {
        return jenkins.buildAndAssertSuccess(job(jenkins, name));
    }

    private static WebResponse answer(JenkinsRule jenkins, String user, HttpMethod method, String tail)
            throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {});
        if (!user.isEmpty()) {
            client.login(user);
        }
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), "manage/terraform-guard-policies/" + tail), method);
        return client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request)
                .getWebResponse();
    }

    private static DemotionMonitor monitor() {
        return ExtensionList.lookupSingleton(DemotionMonitor.class);
    }

    /** Hears of steps back. */
    @TestExtension
    public static final class Listener implements RolloutListener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void demoted(String place, Demotion demotion) {
            heard.add(place + "/" + demotion.pack() + " " + demotion.stage().id());
        }

        static List<String> heard() {
            return List.copyOf(ExtensionList.lookupSingleton(Listener.class).heard);
        }
    }

    @Test
    void whatIsWaivedTooOftenTakesAStepBackUntilSomebodyLiftsIt(JenkinsRule jenkins) throws Exception {
        organisation(WAIVERS);
        assertEquals("enforced", staged(build(jenkins, "one")).acts());
        build(jenkins, "two");
        assertFalse(monitor().isActivated());
        assertEquals("enforced", staged(build(jenkins, "three")).acts(), "what trips it is this plan");
        assertTrue(monitor().isActivated());
        assertTrue(monitor().getLines().get(0).contains("acme 1.2.0 is at most advisory"), monitor()::toString);

        assertEquals(List.of("/acme advisory"), Listener.heard());
        FreeStyleBuild next = build(jenkins, "four");
        StagedPack staged = staged(next);
        assertEquals("advisory", staged.acts());
        assertEquals("enforced", staged.stage());
        assertTrue(staged.demotion().reason().contains("3 of 3 findings"), staged::toString);
        jenkins.assertLogContains("Roll-out of the pack acme, version 1.2.0: advisory here", next);

        untold(jenkins);
        lifting(jenkins);
        assertEquals("enforced", staged(build(jenkins, "five")).acts());
        assertFalse(monitor().isActivated());
        crash(jenkins);
        damage(jenkins);
    }

    /** What was written down and not told any more is told after the start, once. */
    private static void untold(JenkinsRule jenkins) throws Exception {
        assertEquals(List.of("/acme advisory"), Listener.heard(), "the next plan is no reason to tell it again");
        Path ledger = jenkins.jenkins.getRootDir().toPath().resolve("terraform-guard/rollout/demotions.json");
        String stored = Files.readString(ledger);
        Files.writeString(ledger, stored.replace("\"recorded\":1", "\"recorded\":1,\"told\":false"));
        new RolloutIndex().onLoaded();
        for (int i = 0; i < 600 && !Files.readString(ledger).equals(stored); i++) {
            Thread.sleep(100);
        }
        assertEquals(stored, Files.readString(ledger));
        assertEquals(List.of("/acme advisory", "/acme advisory"), Listener.heard());
    }

    private static void lifting(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("auditor", "user")
                .grant(Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor", "outsider")
                .grant(Jenkins.READ)
                .everywhere()
                .to("outsider"));
        for (String user : List.of("user", "")) {
            for (String tail : List.of("", "policies.csv", "rollout.zip")) {
                assertEquals(403, answer(jenkins, user, HttpMethod.GET, tail).getStatusCode(), user + tail);
            }
        }
        String page = answer(jenkins, "auditor", HttpMethod.GET, "").getContentAsString();
        assertTrue(page.contains("3 of 3 findings") && page.contains("advisory 4"), page);
        assertFalse(page.contains("name=\"reason\""), "who may only read is shown no form");
        assertEquals(
                403, answer(jenkins, "auditor", HttpMethod.GET, "rollout.zip").getStatusCode());
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            String health = client.login("auditor")
                    .goTo("manage/terraform-guard-health/")
                    .getWebResponse()
                    .getContentAsString();
            assertTrue(health.contains("acme 1.2.0") && health.contains("3 of 3 findings"), health);
        }
        String csv = answer(jenkins, "auditor", HttpMethod.GET, "policies.csv").getContentAsString();
        assertTrue(csv.contains("\"acme\",\"1.2.0\",\"ACME-1\",\"hard-mandatory\",4,4,4,4,4,0,0,0,0,\r\n"), csv);

        String nothing = answer(jenkins, "outsider", HttpMethod.GET, "").getContentAsString();
        assertTrue(nothing.contains("acme 1.2.0") && nothing.contains("off 0"), nothing);
        assertFalse(nothing.contains("ACME-1") || nothing.contains("advisory 4"), "of jobs that one may not read");
        assertFalse(answer(jenkins, "outsider", HttpMethod.GET, "policies.csv")
                .getContentAsString()
                .contains("ACME-1"));
        broken(jenkins);
        folders(jenkins);

        String lift = "lift?pack=acme&version=1.2.0&reason=%3Cb%3Emended";
        assertEquals(403, answer(jenkins, "auditor", HttpMethod.POST, lift).getStatusCode());
        assertTrue(answer(jenkins, "admin", HttpMethod.GET, lift).getStatusCode() >= 400, "no POST");
        assertEquals(
                400,
                answer(jenkins, "admin", HttpMethod.POST, "lift?pack=acme&version=1.2.0&reason=%20")
                        .getStatusCode());
        assertEquals(
                404,
                answer(jenkins, "admin", HttpMethod.POST, "lift?pack=acme&version=9&reason=x")
                        .getStatusCode());
        String after = answer(jenkins, "admin", HttpMethod.POST, lift).getContentAsString();
        assertTrue(after.contains("admin: &lt;b>mended"), after);
        assertEquals(404, answer(jenkins, "admin", HttpMethod.POST, lift).getStatusCode(), "lifted already");
        recorded(jenkins, answer(jenkins, "admin", HttpMethod.GET, "rollout.zip"));
    }

    /** What a folder says of the packs of others has no effect, so the page does not show it as if it had. */
    private static void folders(JenkinsRule jenkins) throws Exception {
        PolicyEntry settings = new PolicyEntry("settings.yaml", """
                rollout:
                  - {pack: acme, version: 1.2.0, stages: [{stage: shadow, percent: 1}]}
                """);
        Folder sly = jenkins.createProject(Folder.class, "sly");
        sly.getProperties().replace(new FolderPolicies(List.of(settings)));
        Folder own = jenkins.createProject(Folder.class, "own");
        own.getProperties()
                .replace(new FolderPolicies(List.of(
                        new PolicyEntry(
                                "mine.yaml", PACK.replace("acme", "mine").replace("ACME", "MINE")),
                        new PolicyEntry("settings.yaml", settings.getText().replace("acme", "mine")))));
        String page = answer(jenkins, "admin", HttpMethod.GET, "").getContentAsString();
        assertTrue(page.contains(">own<") && page.contains("mine 1.2.0"), page);
        assertFalse(page.contains(">sly<"), page);
    }

    /** Why policies of the organisation can't be used is for administrators. */
    private static void broken(JenkinsRule jenkins) throws Exception {
        GuardGlobalConfiguration configuration = ExtensionList.lookupSingleton(GuardGlobalConfiguration.class);
        List<PolicyEntry> entries = configuration.getOrganisationFiles();
        configuration.setOrganisationFiles(List.of(new PolicyEntry("settings.yaml", "rollout: hush-hush\n")));
        assertTrue(answer(jenkins, "admin", HttpMethod.GET, "")
                .getContentAsString()
                .contains("settings.yaml: "));
        String page = answer(jenkins, "auditor", HttpMethod.GET, "").getContentAsString();
        assertTrue(page.contains("can&#039;t be used") || page.contains("can't be used"), page);
        assertFalse(page.contains("settings.yaml: "), page);
        configuration.setOrganisationFiles(entries);
    }

    private static void recorded(JenkinsRule jenkins, WebResponse response) throws Exception {
        Path zip = jenkins.jenkins.getRootDir().toPath().resolve("rollout.zip");
        try (InputStream in = response.getContentAsStream()) {
            Files.copy(in, zip, StandardCopyOption.REPLACE_EXISTING);
        }
        TrailSearch search = new TrailSearch(SearchLimits.USUAL);
        search.add(zip);
        List<PublicKey> keys =
                PublicKeys.readAll(ControllerKeys.all().get(0).getPem().getBytes(StandardCharsets.US_ASCII));
        TrailReport report = new TrailVerifier(new TrustedKeys(keys)).verify(search.folders(), search.heads());
        assertEquals(2, report.chains().get(0).last(), report::toString);
        Set<String> kinds = new TreeSet<>();
        for (EntryReport entry : report.entries()) {
            kinds.add(entry.link().event().kind());
            assertTrue(List.of(TrailStatus.VALID, TrailStatus.PARTIAL).contains(entry.status()), entry::toString);
        }
        assertEquals(Set.of("demoted", "lifted"), kinds);
    }

    /** What was written down and not signed any more is signed after the start, without anybody's plan. */
    private static void crash(JenkinsRule jenkins) throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath().resolve("terraform-guard");
        Path ledger = home.resolve("rollout/demotions.json");
        String other = Files.readString(ledger)
                .replace("\"recorded\":2", "\"recorded\":1")
                .replace("mended", "changed");
        Files.writeString(ledger, other);
        ExtensionList.lookupSingleton(RolloutIndex.class).onLoaded();
        for (int i = 0; i < 600 && !Files.readString(ledger).contains("\"recorded\":2"); i++) {
            Thread.sleep(100);
        }
        assertEquals(other.replace("\"recorded\":1", "\"recorded\":2"), Files.readString(ledger));
    }

    /** What can't be read holds nothing back, and is kept. */
    private static void damage(JenkinsRule jenkins) throws Exception {
        Path folder = jenkins.jenkins.getRootDir().toPath().resolve("terraform-guard/rollout");
        Files.writeString(folder.resolve("demotions.json"), "{\"schema\":");
        assertTrue(monitor().isActivated());
        assertEquals("enforced", staged(build(jenkins, "six")).acts());
        Files.delete(folder.resolve("demotions.json.damaged-1")); // As the page asks for, once it was looked at.
        assertEquals("enforced", staged(build(jenkins, "seven")).acts(), "what was lifted stays so without new plans");
        assertFalse(monitor().isActivated());
    }

    @Test
    void ofANewVersionOnlyWhatIsNewTakesAStepBack(JenkinsRule jenkins) throws Exception {
        String pack = PACK + PACK.substring(PACK.indexOf("  - {")).replace("ACME-1", "ACME-2");
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(
                        new PolicyEntry("acme.yaml", pack),
                        new PolicyEntry(
                                "settings.yaml",
                                SETTINGS.replace("    stages:", "    policies: [ACME-2]\n    stages:")),
                        new PolicyEntry(
                                "waivers.yaml",
                                WAIVERS
                                        + WAIVERS.substring(WAIVERS.indexOf("  - {"))
                                                .replace("ACME-1", "ACME-2"))));
        for (String name : List.of("one", "two", "three")) {
            assertEquals(List.of("ACME-2"), staged(build(jenkins, name)).policies());
        }
        assertTrue(
                monitor().getLines().get(0).contains("acme 1.2.0 (ACME-2) is at most advisory"),
                () -> monitor().getLines().toString());
        FreeStyleBuild next = build(jenkins, "four");
        assertEquals(List.of("ACME-2"), staged(next).demotion().policies());
        assertTrue(staged(next).demotion().reason().contains("3 of 3 findings"), "those of the other do not count");
        Decision decision = DecisionStore.load(next, "default");
        assertEquals(
                List.of("ACME-1 hard-mandatory", "ACME-2 advisory"),
                decision.findings().stream()
                        .filter(finding -> finding.pack().equals("acme"))
                        .map(finding -> finding.policy() + " " + finding.level().id())
                        .sorted()
                        .toList());
        jenkins.assertLogContains("Roll-out of the pack acme, version 1.2.0 (ACME-2): advisory here", next);
        String page = answer(jenkins, "", HttpMethod.GET, "").getContentAsString();
        assertTrue(page.contains("<td data-label=\"Policies rolled out\">ACME-2</td>"), page);
        assertTrue(page.contains("advisory (ACME-2)") && page.contains("acme 1.2.0 (ACME-2)"), page);
    }
}
