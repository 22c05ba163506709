package io.jenkins.plugins.terraformguard.step;

import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Builds that wait, and people who answer them. */
final class Approvers {
    /** What the log says when people are asked. */
    static final String ASKED = "people are asked to approve";

    private Approvers() {}

    /** Grace may do everything. */
    static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("grace"));
    }

    /** Starts a pipeline. */
    static WorkflowRun start(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** Starts a pipeline, and waits until people are asked. */
    static WorkflowRun waiting(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowRun run = start(jenkins, name, script);
        jenkins.waitForMessage(ASKED, run);
        return run;
    }

    /** A block on the built-in node with a plan that asks for approval. */
    static String node(String script) {
        return "node('built-in') {\nwriteFile file: 'plan.json', text: '''" + Plans.bucketDestroyed() + "'''\n" + script
                + "\n}\n";
    }

    static void answer(Run<?, ?> run, String guard, Act.Kind kind) throws Exception {
        try (ACLContext ignored = ACL.as2(User.getById("grace", true).impersonate2())) {
            ApprovalService.answer(
                    run,
                    guard,
                    new Answer(log(run, guard).request().id(), kind, List.of(), "looks like that to me", ""));
        }
    }

    static ApprovalLog log(Run<?, ?> run, String guard) throws Exception {
        return ApprovalService.find(run, guard).orElseThrow().log();
    }

    static Status status(Run<?, ?> run, String guard) throws Exception {
        return log(run, guard).state(Instant.now()).status();
    }

    static Path file(Run<?, ?> run, String guard) {
        return run.getRootDir()
                .toPath()
                .resolve("terraform-guard")
                .resolve(guard)
                .resolve(ApprovalDocument.FILE);
    }

    /** Changes what is on the disk, and tells nobody: as if the controller had died right after it. */
    static void onDisk(Run<?, ?> run, String guard, UnaryOperator<ApprovalLog> change) throws Exception {
        Path file = file(run, guard);
        Files.write(file, ApprovalDocument.write(change.apply(ApprovalDocument.read(Files.readAllBytes(file)))));
    }

    /** What grace says now. */
    static Act said(Act.Kind kind) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Act(kind, "grace", Set.of(), List.of(), "looks like that to me", now);
    }

    /** The same request, whose time is over. */
    static ApprovalLog late(ApprovalLog log) {
        return with(log, log.request().id(), Duration.ofDays(2));
    }

    /** Another request, about the same. */
    static ApprovalLog asAnother(ApprovalLog log) {
        return with(log, "11111111-2222-3333-4444-555555555555", Duration.ZERO);
    }

    private static ApprovalLog with(ApprovalLog log, String id, Duration earlier) {
        ApprovalRequest asked = log.request();
        return new ApprovalLog(
                new ApprovalRequest(
                        id,
                        asked.guard(),
                        asked.asker(),
                        asked.decisionSha256(),
                        asked.effects(),
                        asked.packs(),
                        asked.items(),
                        asked.requirements(),
                        asked.terms(),
                        asked.excluded(),
                        asked.requestedAt().minus(earlier),
                        asked.expiresAt().minus(earlier)),
                log.acts(),
                log.recorded(),
                log.remindedAt());
    }
}
