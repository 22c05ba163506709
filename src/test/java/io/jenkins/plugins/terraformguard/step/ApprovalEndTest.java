package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.Approvers.node;
import static io.jenkins.plugins.terraformguard.step.Approvers.start;
import static io.jenkins.plugins.terraformguard.step.Approvers.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How waiting ends when nobody approves, and what nobody can wait for. */
@WithJenkins
class ApprovalEndTest {
    private static final String WAIT = node("terraformGuard plan: 'plan.json', onApproval: 'wait'\necho 'went on'");

    private JenkinsRule jenkins;

    @BeforeEach
    void security(JenkinsRule rule) {
        jenkins = rule;
        Approvers.secure(rule);
    }

    private void ends(WorkflowRun run, Result result, String message) throws Exception {
        jenkins.assertBuildStatus(result, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(message, run);
        jenkins.assertLogNotContains("went on", run);
    }

    private static void look() {
        ExtensionList.lookupSingleton(WaitingBuilds.class).doRun();
    }

    private static Act last(WorkflowRun run) throws Exception {
        List<Act> acts = Approvers.log(run, "default").acts();
        return acts.get(acts.size() - 1);
    }

    @Test
    void whoeverStopsTheBuildEndsTheRequest() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", WAIT);
        try (ACLContext ignored = ACL.as2(User.getById("grace", true).impersonate2())) {
            run.getExecutor().doStop();
        }
        ends(run, Result.ABORTED, "Aborted by");
        assertEquals(Act.Kind.ABORT, last(run).kind());
        assertEquals("grace", last(run).by());
        assertTrue(last(run).reason().contains("grace"), last(run).reason());

        WorkflowRun late = waiting(jenkins, "late", "timeout(time: 30, unit: 'SECONDS') {\n" + WAIT + "\n}");
        ends(late, Result.ABORTED, "Timeout");
        assertEquals(Status.ABORTED, Approvers.status(late, "default"));
        assertEquals("", last(late).by());
    }

    @Test
    void stoppingComesTooLateForWhatIsDecided() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", WAIT);
        Approvers.onDisk(run, "default", log -> log.with(Approvers.said(Act.Kind.APPROVE)));
        run.getExecutor().interrupt();
        ends(run, Result.ABORTED, Approvers.ASKED);
        assertEquals(Status.APPROVED, Approvers.status(run, "default"), "the approval stays, the build is gone");
    }

    @Test
    void timeRunsOut() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", WAIT);
        Approvers.onDisk(run, "default", Approvers::late);
        look();
        ends(run, Result.FAILURE, "the approval is expired");
        assertEquals(Act.Kind.EXPIRE, last(run).kind());
    }

    @Test
    void nobodyHasToTell() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", node("terraformGuard plan: 'plan.json', onApproval: 'wait'"));
        Approvers.onDisk(run, "default", log -> log.with(Approvers.said(Act.Kind.APPROVE)));
        look();
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    @Test
    void whatCannotBeReadLetsNothingPass() throws Exception {
        WorkflowRun damaged = waiting(jenkins, "damaged", WAIT);
        Files.writeString(Approvers.file(damaged, "default"), "{}");
        look();
        ends(damaged, Result.FAILURE, "is damaged");
        WorkflowRun gone = waiting(jenkins, "gone", WAIT);
        Files.delete(Approvers.file(gone, "default"));
        look();
        ends(gone, Result.FAILURE, "is not there any more");
    }

    @Test
    void whatIsApprovedInPlaceOfItIsSomethingElse() throws Exception {
        WorkflowRun run = waiting(jenkins, "shop", WAIT);
        Approvers.onDisk(run, "default", log -> Approvers.asAnother(log).with(Approvers.said(Act.Kind.APPROVE)));
        look();
        ends(run, Result.FAILURE, "the guard ran again in this build");
    }

    @Test
    void whatNobodyCanApprove() throws Exception {
        ends(start(jenkins, "none", "terraformGuard phase: 'approval'"), Result.FAILURE, "has decided nothing");
        ends(
                start(jenkins, "other", "terraformGuard phase: 'approval', approvedIn: '1'"),
                Result.FAILURE,
                "leave out 'drift' and 'approvedIn'");
        ends(start(jenkins, "outside", "terraformGuard plan: 'plan.json'"), Result.FAILURE, "such as: ");
        ends(
                start(jenkins, "unknown", node("terraformGuard plan: 'plan.json', onApproval: 'hope'")),
                Result.FAILURE,
                "use fail, wait, request, unstable or annotate");
        Plans.forbidOpenSsh();
        ends(
                start(
                        jenkins,
                        "worse",
                        node("terraformGuard plan: 'plan.json', onFail: 'annotate'")
                                        .replace(Plans.bucketDestroyed(), Plans.openSsh())
                                + "terraformGuard phase: 'approval', onFail: 'annotate'"),
                Result.FAILURE,
                "nobody can approve the verdict 'fail'");
    }

    @Test
    void whereNothingAsksThereIsNothingToWaitFor() throws Exception {
        WorkflowRun run = start(
                jenkins,
                "shop",
                node("terraformGuard plan: 'plan.json', onApproval: 'wait'")
                                .replace(Plans.bucketDestroyed(), Plans.clean())
                        + "def r = terraformGuard phase: 'approval'\necho \"verdict ${r.verdict} '${r.approval}'\"");
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("verdict pass ''", run);
        assertTrue(ApprovalService.find(run, "default").isEmpty());
    }
}
