package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.Approvers.answer;
import static io.jenkins.plugins.terraformguard.step.Approvers.node;
import static io.jenkins.plugins.terraformguard.step.Approvers.start;
import static io.jenkins.plugins.terraformguard.step.Approvers.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Computer;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act.Kind;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that ask for approval, and go on. */
@WithJenkins
class ApprovalStepTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void security(JenkinsRule rule) {
        jenkins = rule;
        Approvers.secure(rule);
    }

    /** Says what a step returns. */
    private static String told(String step) {
        return "echo({ r -> \"it is ${r.approval} by ${r.approvedBy}\" }(" + step.trim() + "))\n";
    }

    @Test
    void itWaitsInPlace() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", node(told("terraformGuard(plan: 'plan.json', onApproval: 'wait')")));
        assertTrue(run.isBuilding());
        assertFalse(run.getExecution().blocksRestart(), "a restart does not wait for people");
        answer(run, "default", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("it is approved by grace", run);
        jenkins.assertLogContains("approval: approved, by grace", run);
    }

    @Test
    void noNodeIsHeldWhilePeopleThink() throws Exception {
        WorkflowRun run = waiting(
                jenkins,
                "shop",
                "node('built-in') {\n" + FakeApply.plan("one", Plans.bucketDestroyed())
                        + told(FakeApply.guard("onApproval: 'request'")) + "}\n"
                        + told("terraformGuard(phase: 'approval')")
                        + "node('built-in') {\n" + told(FakeApply.gate("")) + "}");
        jenkins.waitForMessage("it is pending by", run);
        Computer computer = jenkins.jenkins.toComputer();
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            while (computer.countBusy() > 0) {
                Thread.sleep(100);
            }
        });
        assertTrue(run.isBuilding());
        answer(run, "default", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(
                2,
                run.getLog(500).stream()
                        .filter(line -> line.equals("it is approved by grace"))
                        .count(),
                "of the phase that waits, and of the gate");
        GateDecision gate = OutcomeStore.gate(run, "default");
        assertEquals("approved grace", gate.approval() + " " + gate.approvedBy());
    }

    @Test
    void whatIsRejectedFails() throws Exception {
        WorkflowRun run =
                waiting(jenkins, "shop", node("terraformGuard plan: 'plan.json', onApproval: 'wait'\necho 'went on'"));
        answer(run, "default", Kind.REJECT);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("the approval is rejected, by grace: looks like that to me", run);
        jenkins.assertLogNotContains("went on", run);
    }

    @Test
    void brokenGlassIsLoudAndNoApproval() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", node(told("terraformGuard(plan: 'plan.json', onApproval: 'wait')")));
        answer(run, "default", Kind.BREAK_GLASS);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("it is broken-glass by grace", run);
        jenkins.assertLogContains("BROKEN GLASS: grace has let this pass alone", run);
    }

    @Test
    void failingAsksAndSaysWhere() throws Exception {
        WorkflowRun run = start(jenkins, "shop", node("terraformGuard plan: 'plan.json'"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(jenkins.getURL() + run.getUrl() + "terraform-approval/default/", run);
        assertEquals(Status.PENDING, Approvers.status(run, "default"));
        for (String quiet : List.of("unstable", "annotate")) {
            WorkflowRun other =
                    start(jenkins, quiet, node("terraformGuard plan: 'plan.json', onApproval: '" + quiet + "'"));
            jenkins.waitForCompletion(other);
            assertTrue(ApprovalService.find(other, "default").isEmpty(), quiet);
        }
    }

    @Test
    void severalPlansOfAFileAreApprovedOneByOne() throws Exception {
        String three = Plans.bucketDestroyed() + Plans.clean() + Plans.bucketDestroyed();
        WorkflowRun run = waiting(
                jenkins,
                "shop",
                node("terraformGuard plan: 'plan.json', onApproval: 'wait'").replace(Plans.bucketDestroyed(), three));
        jenkins.waitForMessage("default.plan3: people", run);
        answer(run, "default.plan3", Kind.APPROVE);
        assertTrue(ApprovalService.find(run, "default.plan2").isEmpty(), "nobody is asked about what passes");
        assertTrue(run.isBuilding());
        answer(run, "default", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    @Test
    void twoWaitAtOnceAndEachForItsOwn() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", node("""
                parallel(
                    a: { terraformGuard plan: 'plan.json', id: 'a', onApproval: 'wait'; echo 'a went on' },
                    b: { terraformGuard plan: 'plan.json', id: 'b', onApproval: 'wait'; echo 'b went on' })
                """));
        jenkins.waitForMessage("a: people are asked", run);
        jenkins.waitForMessage("b: people are asked", run);
        answer(run, "b", Kind.APPROVE);
        jenkins.waitForMessage("b went on", run);
        jenkins.assertLogNotContains("a went on", run);
        answer(run, "a", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    @Test
    void theAgentMayGoWhilePeopleThink() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowRun run = waiting(
                jenkins,
                "shop",
                node("terraformGuard plan: 'plan.json', onApproval: 'wait'\necho 'went on'")
                        .replace("built-in", agent.getNodeName()));
        jenkins.disconnectSlave(agent);
        answer(run, "default", Kind.APPROVE);
        jenkins.waitForMessage("went on", run);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    @Test
    void declarativeWithoutAnAgent() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", """
                pipeline {
                    agent none
                    stages {
                        stage('plan') {
                            agent any
                            steps {
                                writeFile file: 'plan.json', text: '''%s'''
                                terraformGuard plan: 'plan.json', onApproval: 'request'
                            }
                        }
                        stage('approve') { steps { terraformGuard phase: 'approval' } }
                    }
                }
                """.formatted(Plans.bucketDestroyed()));
        answer(run, "default", Kind.APPROVE);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }
}
