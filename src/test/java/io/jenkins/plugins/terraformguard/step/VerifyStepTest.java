package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.FakeApply.gate;
import static io.jenkins.plugins.terraformguard.step.FakeApply.guard;
import static io.jenkins.plugins.terraformguard.step.FakeApply.node;
import static io.jenkins.plugins.terraformguard.step.FakeApply.plan;
import static io.jenkins.plugins.terraformguard.step.FakeApply.state;
import static io.jenkins.plugins.terraformguard.step.FakeApply.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification.Status;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The look after apply, in builds. */
@WithJenkins
class VerifyStepTest {
    private static final String POLICY = """
            writeFile file: '.terraform-guard/own.yaml', text: '''
            pack: own
            version: 1.0.0
            policies:
              - id: OWN-1
                title: Ids begin with i
                severity: high
                enforcement: %s
                resources: [terraform_data]
                assert: after.id.startsWith("i")
                message: "${resource.address} has ${after.id}"
            '''
            """;

    private static String planned() {
        return Plans.clean().replace("\"after_unknown\":{}", "\"after_unknown\":{\"id\":true}");
    }

    private static String there(String values) {
        return "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":["
                + (values.isEmpty()
                        ? ""
                        : "{\"address\":\"terraform_data.a\",\"mode\":\"managed\",\"type\":\"terraform_data\","
                                + "\"name\":\"a\",\"values\":" + values + ",\"sensitive_values\":{}}")
                + "]}}}";
    }

    private static WorkflowRun build(JenkinsRule jenkins, Result expected, String... parts) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(node(parts));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static Verification verification(WorkflowRun run) throws Exception {
        return OutcomeStore.verification(run, "default");
    }

    @Test
    void planGateApplyVerify(JenkinsRule jenkins) throws Exception {
        String soft = POLICY.formatted("advisory");
        WorkflowRun closed = build(
                jenkins,
                Result.SUCCESS,
                soft,
                plan("one", planned()),
                guard(""),
                gate(""),
                state(there("{\"input\":\"x\",\"id\":\"i-1\"}"), 5),
                "def r = " + verify(""),
                "echo \"after: ${r.verification}\"");
        jenkins.assertLogContains("after: closed", closed);
        assertEquals(Status.CLOSED, verification(closed).status());
        assertEquals(FakeApply.LINEAGE, verification(closed).subject().found().lineage());
        assertEquals("5", verification(closed).subject().found().serial());
        for (String file : List.of("verification.json", "verification.link.json", "verification.sig.json")) {
            assertTrue(
                    closed.getArtifactManager()
                            .root()
                            .child("terraform-guard/default/" + file)
                            .isFile(),
                    file);
        }
        String page = jenkins.createWebClient()
                .getPage(closed, "terraform-guard/default/")
                .asNormalizedText();
        assertTrue(page.contains("After apply") && page.contains("closed at "), page);

        WorkflowRun advisory = build(
                jenkins,
                Result.SUCCESS,
                soft,
                plan("one", planned()),
                guard(""),
                state(there("{\"input\":\"x\",\"id\":\"x-1\"}"), 5),
                verify(""));
        assertEquals(Status.VIOLATED, verification(advisory).status());

        WorkflowRun violated = build(
                jenkins,
                Result.FAILURE,
                POLICY.formatted("soft-mandatory"),
                plan("one", planned()),
                guard("onApproval: 'annotate'"),
                state(there("{\"input\":\"x\",\"id\":\"x-1\"}"), 5),
                verify(""));
        jenkins.assertLogContains("terraform_data.a has x-1", violated);
        assertEquals(Status.VIOLATED, verification(violated).status());
    }

    @Test
    void whatIsNotAsPlanned(JenkinsRule jenkins) throws Exception {
        WorkflowRun differs = build(
                jenkins,
                Result.UNSTABLE,
                plan("one", planned()),
                guard(""),
                state(there("{\"input\":\"<b>y\",\"id\":\"x-1\"}"), 5),
                verify(""));
        assertEquals(Status.DIFFERS, verification(differs).status());
        assertTrue(jenkins.createWebClient()
                .getPage(differs, "terraform-guard/default/")
                .asNormalizedText()
                .contains("input: planned"));

        WorkflowRun annotated = build(
                jenkins,
                Result.SUCCESS,
                plan("one", planned()),
                guard(""),
                state(there("{\"input\":\"y\",\"id\":\"x-1\"}"), 5),
                verify("onDrift: 'annotate', state: 'state.json'"));
        assertEquals("", verification(annotated).subject().found().lineage());

        WorkflowRun missing = build(
                jenkins,
                Result.UNSTABLE,
                plan("one", planned()),
                guard(""),
                state(there(""), 5),
                verify("onDrift: 'annotate'"));
        assertEquals(Status.INCOMPLETE, verification(missing).status());

        WorkflowRun otherPlan = build(
                jenkins,
                Result.FAILURE,
                plan("one", planned()),
                guard(""),
                plan("two", planned()),
                state(there("{\"input\":\"x\",\"id\":\"x-1\"}"), 5),
                verify(""));
        assertEquals(Status.UNREADABLE, verification(otherPlan).status());

        WorkflowRun noState =
                build(jenkins, Result.FAILURE, plan("one", planned()), guard(""), verify("onFail: 'annotate'"));
        jenkins.assertLogContains("show -json' failed", noState);
        WorkflowRun outside = build(
                jenkins, Result.FAILURE, plan("one", planned()), guard(""), verify("state: '../../secrets.json'"));
        jenkins.assertLogContains("outside the workspace", outside);
        WorkflowRun nothing = build(jenkins, Result.FAILURE, plan("one", planned()), verify(""));
        jenkins.assertLogContains("has no decision on record", nothing);
    }

    @Test
    void theFormKeepsWhatIsSet(JenkinsRule jenkins) throws Exception {
        TerraformGuardStep step = new TerraformGuardStep("tfplan");
        step.setPhase("verify");
        step.setApprovedIn("plan#1");
        step.setMaxAge("4h");
        step.setState("state.json");
        assertEquals(
                Map.of(
                        "plan",
                        "tfplan",
                        "phase",
                        "verify",
                        "approvedIn",
                        "plan#1",
                        "maxAge",
                        "4h",
                        "state",
                        "state.json"),
                new DescribableModel<>(TerraformGuardStep.class)
                        .uninstantiate2(step)
                        .getArguments());
        TerraformGuardBuilder builder = new TerraformGuardBuilder("tfplan");
        builder.setPhase("apply");
        builder.setApprovedIn("7");
        builder.setMaxAge("90");
        jenkins.assertEqualDataBoundBeans(builder, jenkins.configRoundtrip(builder));
    }
}
