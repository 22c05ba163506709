package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.integration.FolderReviewBudget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is asked in a build, with which key, and when nobody is. */
@WithJenkins
class ReviewPanelsTest {
    private static Run<?, ?> build(JenkinsRule jenkins, FreeStyleProject project) throws Exception {
        return jenkins.buildAndAssertSuccess(project);
    }

    private static ReviewCall only(ReviewRecord record) {
        assertEquals(1, record.calls().size());
        return record.calls().get(0);
    }

    @Test
    void aKeyIsLookedUpForTheBuildAndItsUseIsRecorded(JenkinsRule jenkins) throws Exception {
        LogRecorder logs = new LogRecorder()
                .record("io.jenkins.plugins.terraformguard", Level.ALL)
                .capture(1_000);
        Folder folder = jenkins.createProject(Folder.class, "team");
        Run<?, ?> inside = build(jenkins, folder.createProject(FreeStyleProject.class, "job"));
        Run<?, ?> outside = build(jenkins, jenkins.createFreeStyleProject("outside"));
        Setup.credential(jenkins.jenkins, CredentialsScope.GLOBAL, "shared", Setup.SECRET);
        Setup.credential(jenkins.jenkins, CredentialsScope.SYSTEM, "for-jenkins", Setup.SECRET);
        Setup.credential(folder, CredentialsScope.GLOBAL, "own", "sk-of-the-folder");
        try (ModelServer server = new ModelServer()) {
            ReviewersConfiguration configuration = Setup.endpoints(
                    Setup.openAi("usual", server.url(), "shared"),
                    Setup.openAi("folders", server.url(), "own"),
                    Setup.openAi("none", server.url(), "for-jenkins"));
            ReviewCall call = only(Setup.review(outside, "general"));
            assertEquals(Status.ANSWERED, call.status(), call.problem());
            assertEquals("model-1-2026", call.answer().model());
            assertEquals(List.of("Bearer " + Setup.SECRET), server.keys());
            assertEquals(Map.of("", 750), TokenLedger.get().used());
            StringCredentials shared = CredentialsProvider.findCredentialById(
                    "shared", StringCredentials.class, outside, List.<DomainRequirement>of());
            assertTrue(CredentialsProvider.getFingerprintOf(shared).getUsages().containsKey("outside"));

            ReviewCall again = only(Setup.review(outside, "general"));
            assertTrue(again.answer().cached());
            assertEquals(call.nonce(), again.nonce());
            assertEquals(1, server.keys().size(), "nobody was asked");
            configuration.setCacheDays(0);
            assertFalse(only(Setup.review(outside, "general")).answer().cached());

            configuration.setDefaultEndpoint("folders");
            assertEquals(Status.ANSWERED, only(Setup.review(inside, "general")).status());
            assertEquals(
                    "Bearer sk-of-the-folder", server.keys().get(server.keys().size() - 1));
            int asked = server.keys().size();
            ReviewCall missing = only(Setup.review(outside, "general"));
            assertEquals(Status.FAILED, missing.status());
            assertTrue(missing.problem().startsWith("There is no credential 'own'"), missing.problem());
            configuration.setDefaultEndpoint("none");
            assertEquals(Status.FAILED, only(Setup.review(inside, "general")).status(), "not for builds");
            assertEquals(asked, server.keys().size());

            configuration.setDefaultEndpoint("usual");
            server.answers(401);
            ReviewRecord refused = Setup.review(outside, "general");
            assertEquals(Status.FAILED, only(refused).status());
            assertNoKey(new String(ReviewRecordDocument.write(refused), StandardCharsets.UTF_8));
            server.bodies().forEach(ReviewPanelsTest::assertNoKey);
        }
        logs.getMessages().forEach(ReviewPanelsTest::assertNoKey);
        assertNoKey(outside.getLog(100).toString());
        assertNoKey(ReviewersStatus.now(true).toString());
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(one ->
                            one.toString().endsWith(".xml") || one.toString().endsWith(".json"))
                    .toList()) {
                assertNoKey(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void assertNoKey(String text) {
        assertFalse(text.contains(Setup.SECRET), text);
    }

    @Test
    void guardsHoldForProvidersOfOthers(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        Folder sub = folder.createProject(Folder.class, "network");
        Run<?, ?> run = build(jenkins, sub.createProject(FreeStyleProject.class, "job"));
        ReviewersConfiguration configuration = Setup.endpoints(
                Setup.scripted("good", "answer"),
                Setup.scripted("bad", "refuse"),
                Setup.scripted("ugly", "throw"),
                Setup.scripted("closed", "closed"));
        ScriptedProvider.ASKED.set(0);
        assertEquals(Status.ANSWERED, only(Setup.review(run, "general")).status());
        configuration.setDefaultEndpoint("closed");
        assertEquals(
                "The provider of the endpoint failed: IllegalStateException. The log of Jenkins says more",
                only(Setup.review(run, "general")).problem());
        for (String name : List.of("bad", "ugly")) {
            configuration.setDefaultEndpoint(name);
            ScriptedProvider.ASKED.set(0);
            for (int i = 0; i < 5; i++) {
                ReviewCall call = only(Setup.review(run, "general"));
                assertEquals(Status.FAILED, call.status());
                assertFalse(call.problem().contains("sk-planted"), call.problem());
            }
            assertEquals(Status.SKIPPED, only(Setup.review(run, "general")).status(), "the breaker is open");
            assertEquals(5, ScriptedProvider.ASKED.get());
            configuration.breakers().reset(name);
            assertEquals(Status.FAILED, only(Setup.review(run, "general")).status());
        }

        configuration.setDefaultEndpoint("good");
        int used = TokenLedger.get().used().get("team/network");
        assertTrue(used > 12 * 4_096, "what failed may have cost all that was set aside: " + used);
        budgets(configuration, folder, sub, run);
        roles(configuration, run);
        damagedLedger(jenkins, run);
    }

    private static void budgets(ReviewersConfiguration configuration, Folder folder, Folder sub, Run<?, ?> run)
            throws Exception {
        folder.addProperty(new FolderReviewBudget(100_000_000));
        assertEquals(Map.of("team", 100_000_000, "team/network", 0), FolderLimits.of(run.getParent(), 0));
        assertEquals(Map.of("team", 100_000_000, "team/network", 5_000), FolderLimits.of(run.getParent(), 5_000));
        sub.addProperty(new FolderReviewBudget(1_000_000_000));
        assertEquals(
                5_000, FolderLimits.of(run.getParent(), 5_000).get("team/network"), "a folder can't allow itself more");
        assertEquals(1_000_000_000, FolderLimits.of("team/network", 0));
        assertEquals(Status.ANSWERED, only(Setup.review(run, "general")).status());
        int before = TokenLedger.get().used().get("team/network");
        assertTrue(TokenLedger.get().used().containsKey("team"));

        configuration.setMonthlyTokens(before);
        ReviewCall call = only(Setup.review(run, "general"));
        assertEquals(Status.SKIPPED, call.status());
        assertTrue(call.problem().contains("no budget"), call.problem());
        assertEquals(before, TokenLedger.get().used().get("team/network"));
        configuration.setMonthlyTokens(0);
        folder.renameTo("crew");
        assertEquals(before, TokenLedger.get().used().get("crew/network"), "moved along");
        assertEquals(Status.ANSWERED, only(Setup.review(run, "general")).status());
    }

    private static void roles(ReviewersConfiguration configuration, Run<?, ?> run) throws Exception {
        configuration.setRoleEndpoints(
                List.of(new RoleEndpoint("security", "gone"), new RoleEndpoint("reliability", "")));
        ReviewRules rules = new ReviewRules(List.of("general", "security", "reliability"), true, 8_000, null);
        ReviewPanel panel = ReviewPanels.of(run, rules);
        assertEquals(List.of("general"), List.copyOf(panel.models().keySet()));
        assertEquals("good", panel.critic().identity().endpoint());
        assertTrue(panel.notes()
                .get(0)
                .startsWith("There is no endpoint 'gone', which was chosen for the role 'security'"));
        assertTrue(panel.notes().stream().anyMatch(note -> note.contains("in the role 'reliability'")));
        assertNotEquals(panel.nonces().get(), panel.nonces().get());
        assertEquals(32, panel.nonces().get().length());
        configuration.setDefaultEndpoint("");
        configuration.setRoleEndpoints(List.of());
        ReviewPanel none = ReviewPanels.of(run, rules);
        assertTrue(none.models().isEmpty() && none.notes().isEmpty() && none.critic() == null);
        configuration.setDefaultEndpoint("good");
    }

    private static void damagedLedger(JenkinsRule jenkins, Run<?, ?> run) throws Exception {
        try (Stream<Path> files =
                Files.list(jenkins.jenkins.getRootDir().toPath().resolve("terraform-guard"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                Files.writeString(file, "{");
            }
        }
        ReviewCall call = only(Setup.review(run, "general"));
        assertEquals(Status.SKIPPED, call.status());
        assertTrue(call.problem().contains("terraform-guard/tokens-"), call.problem());
        assertTrue(ReviewersStatus.now(true).problem().contains("backup"));
    }
}
