package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.LedgerDocument;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds see of drift is written down, in whatever order they finish. */
@WithJenkins
class DriftRecordTest {
    private static CpsFlowDefinition script(String plan, Path waitFor) throws Exception {
        String wait = waitFor == null ? "" : "while (!fileExists('" + waitFor + "')) { sleep 1 }";
        return new CpsFlowDefinition("""
                node {
                  writeFile file: 'plan.json', text: '''%s'''
                  echo 'begun'
                  %s
                  terraformGuard plan: 'plan.json', id: 'infra'
                }
                """.formatted(plan, wait), true);
    }

    private static String plan(String... drifted) {
        String drift = Stream.of(drifted)
                .map(name -> Plans.change("terraform_data", name, "\"update\"", "{\"port\":443}", "{\"port\":22}"))
                .collect(Collectors.joining(","));
        return Plans.of().replace("\"resource_changes\"", "\"resource_drift\":[" + drift + "],\"resource_changes\"");
    }

    private static Map<String, LedgerEntry> entries(WorkflowJob job) throws Exception {
        Path file = job.getRootDir().toPath().resolve("terraform-guard/drift/infra.json");
        DriftLedger ledger = LedgerDocument.read(Files.readAllBytes(file));
        return ledger.all().stream()
                .collect(Collectors.toMap(
                        entry -> entry.drift().address().replace("terraform_data.", ""), entry -> entry));
    }

    private static void run(JenkinsRule jenkins, WorkflowJob job, String plan) throws Exception {
        job.setDefinition(script(plan, null));
        jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }

    private static void acknowledge(JenkinsRule jenkins, WorkflowJob job, String drift) throws Exception {
        WebClient client = jenkins.createWebClient();
        URL url = new URL(
                jenkins.getURL(), job.getUrl() + "terraform-drift/infra/acknowledge?reason=known&drift=" + drift);
        client.getPage(client.addCrumb(new WebRequest(url, HttpMethod.POST)));
    }

    @Test
    void anOlderBuildThatEndsLaterUndoesNothing(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        run(jenkins, job, plan("gone", "there"));
        Path go = jenkins.jenkins.getRootDir().toPath().resolve("go");
        job.setDefinition(script(plan("gone", "there", "late"), go));
        WorkflowRun slow = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("begun", slow);
        run(jenkins, job, plan("there"));
        acknowledge(jenkins, job, entries(job).get("there").id());
        Files.createFile(go);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(slow));

        Map<String, LedgerEntry> entries = entries(job);
        assertEquals(2, entries.size(), "what the newer build did not see is not opened by the older one");
        assertEquals(3, entries.get("gone").remedied().when().build());
        assertTrue(entries.get("there").isOpen());
        assertEquals(3, entries.get("there").last().build());
        assertEquals(3, entries.get("there").total());
        assertEquals("known", entries.get("there").acknowledgement().reason());
    }

    @Test
    void aBuildWithoutADecisionLeavesThemAlone(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        run(jenkins, job, plan("a"));
        Map<String, LedgerEntry> before = entries(job);
        job.setDefinition(script("{", null));
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertEquals(before, entries(job));
        Path file = job.getRootDir().toPath().resolve("terraform-guard/drift/infra.json");
        Files.writeString(file, "{");
        run(jenkins, job, plan("a"));
        jenkins.assertLogContains("is kept as infra.json.damaged-1", job.getLastBuild());
        Files.delete(file);
        Files.createDirectory(file);
        run(jenkins, job, plan("a"));
        jenkins.assertLogContains("could not be recorded", job.getLastBuild());
    }
}
