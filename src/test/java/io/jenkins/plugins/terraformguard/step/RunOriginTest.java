package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Cause;
import hudson.model.CauseAction;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RunOriginTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String SECRET = "Zq7hidden9";
    private static final String PLAN = TestPlans.plan(
            TestPlans.resource("test_thing", "t", "\"actions\":[\"update\"],\"before\":{\"a\":1},\"after\":{\"a\":2}"));

    private static String write(String file, String text) {
        return "writeFile file: '" + file + "', text: '" + text + "'\n";
    }

    private static WorkflowRun build(JenkinsRule jenkins, String script) throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("far"));
        WorkflowJob job = jenkins.createFolder("shop").createProject(WorkflowJob.class, "main");
        job.setDefinition(new CpsFlowDefinition(
                "node('far') {\n" + write("plan.json", PLAN) + write("main.tf", "resource \"test_thing\" \"t\" {}")
                        + script + "}",
                true));
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))));
    }

    private static Path artifacts(WorkflowRun run) {
        return run.getArtifactsDir().toPath().resolve("terraform-guard/default");
    }

    private static Provenance provenance(WorkflowRun run) throws Exception {
        return DecisionReader.read(Files.readAllBytes(artifacts(run).resolve("decision.json")))
                .grounds()
                .provenance();
    }

    @Test
    void aDecisionSaysWhoAskedAndWhereItComesFrom(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = build(
                jenkins,
                write(
                                ".terraform/modules/modules.json",
                                "{\"Modules\":[{\"Key\":\"vpc\",\"Source\":\"git::https://u:" + SECRET
                                        + "@example.com/vpc.git\",\"Dir\":\"x\"}]}")
                        + write(".terraform.lock.hcl", "provider \"example.com/a/test\" { version = \"1.2.3\" }")
                        + "withEnv(['GIT_COMMIT=" + COMMIT + "', 'GIT_BRANCH=origin/main', 'GIT_URL=https://u:" + SECRET
                        + "@example.com/shop.git']) { terraformGuard plan: 'plan.json' }\n");
        Provenance provenance = provenance(run);
        assertEquals("shop/main", provenance.run().job());
        assertEquals("1", provenance.run().build());
        assertEquals(jenkins.getURL() + "job/shop/job/main/1/", provenance.run().url());
        assertEquals("user alice", provenance.run().startedBy());
        assertTrue(
                provenance.run().startedAt().matches("20[0-9]{2}-.*[0-9]Z"),
                provenance.run().startedAt());
        assertEquals(
                new Provenance.Configuration(
                        "https://example.com/shop.git",
                        "origin/main",
                        COMMIT,
                        List.of(new Provenance.Module("vpc", "git::https://example.com/vpc.git", "")),
                        List.of(new Provenance.Provider("example.com/a/test", "1.2.3", ""))),
                provenance.configuration());
        assertEquals(
                List.of("jenkins", "terraform-guard"),
                List.copyOf(provenance.tools().keySet()));
        try (Stream<Path> files = Files.walk(artifacts(run))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(SECRET), file.toString());
            }
        }
        String page = jenkins.createWebClient()
                .getPage(run, "terraform-guard/")
                .getWebResponse()
                .getContentAsString();
        assertFalse(page.contains(SECRET), page);
    }

    @Test
    void whatTheControllerDoesNotKnowIsReadFromTheWorkspace(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = build(
                jenkins,
                write(".git/HEAD", COMMIT) + write(".git/config", "[remote \"origin\"] url = https://example.com/a.git")
                        + "withEnv(['BRANCH_NAME=main']) { terraformGuard plan: 'plan.json' }\n");
        assertEquals(
                new Provenance.Configuration("https://example.com/a.git", "main", COMMIT, List.of(), List.of()),
                provenance(run).configuration());
    }

    private static Provenance told(String job, String commit) {
        return new Provenance(
                new Provenance.Run("plan", job, "1", "", "user alice", "", List.of()),
                new Provenance.Configuration("", "main", commit, List.of(), List.of()),
                new TreeMap<>());
    }

    private static void read(Provenance back) throws IOException {
        Decision decision =
                new GuardEngine("1").refuse("web", new Decision.GuardError("input", "x", "", 0, 0, ""), "", back);
        List<Judged> judged = List.of(new Judged(decision, FactPool.NONE));
        assertEquals(judged, DecisionDocuments.read(DecisionDocuments.write(judged), "web", told("shop", "")));
    }

    @Test
    void anAgentMayAddButNotChange() throws Exception {
        read(told("shop", ""));
        read(told("shop", COMMIT));
        assertThrows(AbortException.class, () -> read(told("other", "")));
        assertThrows(AbortException.class, () -> read(Provenance.NONE));
        assertThrows(AbortException.class, () -> read(told("shop", "").rolledOutAs("other")));
        Provenance.Configuration release = new Provenance.Configuration("", "release", "", List.of(), List.of());
        assertThrows(AbortException.class, () -> read(told("shop", "").with(release)));
    }

    @Test
    void variablesThatAreNotThereAreNoTrouble(JenkinsRule jenkins) throws Exception {
        Provenance provenance =
                RunOrigin.of(jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("a")), new EnvVars());
        assertEquals(Provenance.Configuration.NONE, provenance.configuration());
        EnvVars svn = new EnvVars("SVN_URL", "https://example.com/svn", "SVN_REVISION", "42", "CHANGE_ID", "7");
        assertEquals(
                new Provenance.Configuration("https://example.com/svn", "PR-7", "42", List.of(), List.of()),
                RunOrigin.of(
                                jenkins.jenkins
                                        .getItemByFullName("a", hudson.model.FreeStyleProject.class)
                                        .getLastBuild(),
                                svn)
                        .configuration());
    }
}
