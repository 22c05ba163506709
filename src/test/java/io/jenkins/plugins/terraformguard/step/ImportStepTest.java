package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Reports of scanners and Rego policies at the pipeline step, with a script that says what {@code opa} says. */
@WithJenkins
@DisabledOnOs(OS.WINDOWS)
class ImportStepTest {
    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checkov", "version": "3.2.0", "rules": [
              {"id": "CKV_AWS_21", "shortDescription": {"text": "Versioning"}}]}},
             "results": [{"ruleId": "CKV_AWS_21", "level": "error", "message": {"text": "terraform_data.a is not versioned"},
              "locations": [{"logicalLocations": [{"fullyQualifiedName": "terraform_data.a"}]}]}]}]}
            """;

    private static final String OPA = """
            #!/bin/sh
            case "$1" in
            version) echo 'Version: 1.3.0';;
            parse) echo '{"package": {"path": [{"value": "data"}, {"value": "main"}]}, "rules": [{"head": {"name": "deny_all"}}]}';;
            capabilities) echo '{"builtins": [{"name": "eq"}]}';;
            eval) grep -q SECRET_OF_THE_BUILD terraform-guard-input.json && exit 9
              env | grep -q SECRET_OF_THE_BUILD && exit 9
              echo '{"result": [{"expressions": [{"value": {"0": [["terraform_data.a is refused"]]}}]}]}';;
            esac
            """;

    @Test
    void whatOthersSayGoesThroughTheSameGate(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave();
        WorkflowRun imported = run(jenkins, "import: ['scans/*.sarif'], onFail: 'annotate', onApproval: 'annotate'");
        Decision scanned = DecisionStore.load(imported, "default");
        assertTrue(scanned.error() == null, String.valueOf(scanned.error()));
        assertEquals(List.of("checkov:CKV_AWS_21 terraform_data.a"), findings(scanned), imported.getLog());

        assertEquals(List.of(), scanned.grounds().imports().get(0).problems(), "it was written in this build");
        WorkflowRun old = run(
                jenkins,
                "import: [sh(returnStdout: true, script: 'touch -t 202001010000 scans/a.sarif; printf scans/a.sarif')],"
                        + " onFail: 'annotate', onApproval: 'annotate'");
        String problem = DecisionStore.load(old, "default")
                .grounds()
                .imports()
                .get(0)
                .problems()
                .get(0);
        assertTrue(problem.contains("was there before this build began"), problem);

        WorkflowRun rego = run(
                jenkins,
                "rego: 'policy', opa: './opa', onFail: 'annotate', onApproval: 'annotate', onAdvisory: 'annotate'");
        Decision asked = DecisionStore.load(rego, "default");
        assertTrue(asked.error() == null, String.valueOf(asked.error()));
        assertEquals(List.of("opa:main.deny_all terraform_data.a"), findings(asked));
        assertEquals("1.3.0", asked.grounds().provenance().tools().get("opa"));
    }

    @Test
    void whatCannotBeHadIsAnError(JenkinsRule jenkins) throws Exception {
        refused(jenkins, "import: ['trivy.sarif']", "'trivy.sarif' does not exist");
        refused(jenkins, "import: []", "'import' is given, and blank");
        refused(jenkins, "import: ['scans/a.sarif', \"${''}\"]", "'import' is given, and blank");
        refused(jenkins, "rego: params.NO_FOLDER", "'rego' is given, and blank");
        refused(jenkins, "rego: 'policy', opa: './broken'", "exit code 2: policy/a.rego:3: it is wrong");
    }

    private static void refused(JenkinsRule jenkins, String arguments, String message) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, arguments + ", onFail: 'annotate', onApproval: 'annotate'");
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().message().contains(message), decision.error().message());
        assertFalse(decision.error().remedy().isEmpty());
        jenkins.assertLogContains(message, run);
    }

    private static List<String> findings(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.policy().contains(":"))
                .map(finding -> finding.policy() + " " + finding.address())
                .toList();
    }

    private static WorkflowRun run(JenkinsRule jenkins, String arguments) throws Exception {
        return run(jenkins, Result.SUCCESS, arguments);
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String arguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                """
                node {
                    writeFile file: 'plan.json', text: '''%s'''
                    writeFile file: 'scans/a.sarif', text: '''%s'''
                    writeFile file: 'policy/a.rego', text: 'package main'
                    writeFile file: 'opa', text: '''%s'''
                    writeFile file: 'broken', text: '''%s'''
                    sh 'chmod +x opa broken; ln -sf /etc/passwd link.sarif'
                    withEnv(['TOKEN=SECRET_OF_THE_BUILD']) {
                        terraformGuard(plan: 'plan.json', %s)
                    }
                }
                """.formatted(
                                Plans.clean(),
                                SARIF,
                                OPA,
                                OPA.replace(
                                        "parse) echo '",
                                        "parse) echo '{\"errors\": [{\"message\": \"it is wrong\", \"location\":"
                                                + " {\"file\": \"policy/a.rego\", \"row\": 3}}]}' >&2; exit 2; echo '"),
                                arguments),
                true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }
}
