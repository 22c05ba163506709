package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.FakeApply.gate;
import static io.jenkins.plugins.terraformguard.step.FakeApply.guard;
import static io.jenkins.plugins.terraformguard.step.FakeApply.node;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One job plans and asks, another one applies. */
@WithJenkins
class ApprovedElsewhereTest {
    @Test
    void theGateAsksTheBuildThatHasAsked(JenkinsRule jenkins) throws Exception {
        Approvers.secure(jenkins);
        String plan = FakeApply.plan("one", Plans.bucketDestroyed());
        WorkflowJob planning = jenkins.createProject(WorkflowJob.class, "plan");
        planning.setDefinition(node(plan, guard("onApproval: 'request'")));
        WorkflowRun asking = jenkins.buildAndAssertSuccess(planning);
        WorkflowJob applying = jenkins.createProject(WorkflowJob.class, "apply");
        applying.setDefinition(node(plan, gate("approvedIn: 'plan#1'")));

        assertEquals(List.of(Kind.APPROVAL_PENDING), kinds(jenkins, applying, Result.FAILURE));
        Approvers.answer(asking, "default", Act.Kind.APPROVE);
        assertEquals(List.of(), kinds(jenkins, applying, Result.SUCCESS));
        GateDecision passed = OutcomeStore.gate(applying.getLastBuild(), "default");
        assertEquals("approved grace", passed.approval() + " " + passed.approvedBy());
        jenkins.assertLogContains("approved, by grace", applying.getLastBuild());

        Approvers.answer(asking, "default", Act.Kind.VOID);
        assertEquals(List.of(Kind.APPROVAL_VOID), kinds(jenkins, applying, Result.FAILURE));
    }

    private static List<Kind> kinds(JenkinsRule jenkins, WorkflowJob job, Result expected) throws Exception {
        WorkflowRun run = jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
        return OutcomeStore.gate(run, "default").reasons().stream()
                .map(reason -> reason.kind())
                .toList();
    }
}
