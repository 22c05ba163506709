package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.told.GuardWishes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a code host is told. */
@WithJenkins
class GuardChecksTest {
    private static final BlockingQueue<ChecksDetails> PUBLISHED = new LinkedBlockingQueue<>();

    /** Keeps what is published; fails once where it is told to. */
    @TestExtension
    public static final class Factory extends ChecksPublisherFactory {
        private static volatile boolean broken;

        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    if (broken) {
                        broken = false;
                        throw new IllegalStateException("the code host is down");
                    }
                    PUBLISHED.add(details);
                }
            });
        }
    }

    private static ChecksDetails next() throws InterruptedException {
        ChecksDetails next = PUBLISHED.poll(30, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was published");
        assertEquals(ChecksStatus.COMPLETED, next.getStatus());
        return next;
    }

    private static ChecksOutput output(ChecksDetails details) {
        return details.getOutput().orElseThrow();
    }

    private static ChecksDetails decided(Run<?, ?> run, Decision decision) throws Exception {
        Asked.decide(run, decision);
        GuardListener.tell(run, decision.id());
        return next();
    }

    private static Decision judged(Verdict verdict, int findings) {
        List<Finding> all = IntStream.rangeClosed(1, findings)
                .mapToObj(line -> CheckAnnotationsTest.at("main.tf", line))
                .toList();
        return SampleDecisions.with(verdict, all);
    }

    @Test
    void aCheckSaysWhatTheGuardCameTo(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild run = jenkins.buildAndAssertSuccess(job);

        ChecksDetails failed = decided(run, judged(Verdict.FAIL, 60));
        assertEquals("Terraform Guard / guard", failed.getName().orElseThrow());
        assertEquals(ChecksConclusion.FAILURE, failed.getConclusion());
        assertEquals(
                jenkins.getURL() + "job/shop/1/terraform-guard/guard/",
                failed.getDetailsURL().orElseThrow());
        assertEquals(
                "Failed: No changes to resources; 60 findings",
                output(failed).getTitle().orElseThrow());
        assertEquals(50, output(failed).getChecksAnnotations().size());
        String summary = output(failed).getSummary().orElseThrow();
        assertTrue(summary.contains("Findings that are not beside their lines: 10"), summary);
        assertTrue(output(failed).getText().orElseThrow().startsWith("## \u274c Terraform Guard: Failed"));

        GuardListener.tell(run, "guard");
        assertEquals(List.of(), output(next()).getChecksAnnotations(), "they are there once");
        assertEquals(
                1,
                output(decided(run, judged(Verdict.ADVISORY, 1)))
                        .getChecksAnnotations()
                        .size());

        assertEquals(
                ChecksConclusion.SUCCESS, decided(run, judged(Verdict.PASS, 0)).getConclusion());
        assertEquals(
                ChecksConclusion.FAILURE, decided(run, SampleDecisions.broken()).getConclusion());

        Decision hostile = SampleDecisions.with(
                Verdict.FAIL,
                Collections.nCopies(40, CheckAnnotationsTest.saying("\u65e5\u672c<script>@everyone".repeat(4_000))));
        ChecksOutput text = output(decided(run, hostile));
        assertFalse(text.getText().orElseThrow().contains("<script>"));
        assertTrue(text.getText().orElseThrow().getBytes(StandardCharsets.UTF_8).length <= 64_000);
        assertTrue(text.getTitle().orElseThrow().length() < 255);

        Factory.broken = true;
        GuardListener.tell(run, "guard");
        GuardListener.tell(run, "guard");
        next();
        GuardWishes.note(run, "guard", true, true, false);
        GuardListener.tell(run, "guard");
        GuardListener.tell(run, "nobody");
        assertEquals(null, PUBLISHED.poll(2, TimeUnit.SECONDS), "what is not wanted, and what is not there");
    }

    @Test
    void approvalsBringItUpToDate(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleBuild run = Asked.build(jenkins, jenkins.createFreeStyleProject("shop"), "carol");
        GuardWishes.note(run, Asked.GUARD, true, false, true);
        ChecksDetails asks = decided(run, Asked.decision(ApprovalRules.DEFAULT, "one"));
        assertEquals(ChecksConclusion.ACTION_REQUIRED, asks.getConclusion());
        assertTrue(output(asks).getTitle().orElseThrow().startsWith("Approval required: "));

        ApprovalListener.tell(ApprovalService.open(run, Asked.GUARD));
        PUBLISHED.clear();
        ApprovalListener.tell(Asked.say("alice", run, Act.Kind.APPROVE));
        ChecksDetails last = next();
        for (ChecksDetails more = last; more != null; more = PUBLISHED.poll(2, TimeUnit.SECONDS)) {
            last = more;
        }
        assertEquals(ChecksConclusion.SUCCESS, last.getConclusion());
        assertTrue(
                run.getDescription().startsWith("Terraform Guard web: Approval required, Approved; "),
                "though alice may not change the build: " + run.getDescription());
        assertTrue(output(last).getTitle().orElseThrow().startsWith("Approval required, Approved: "), last.toString());
    }
}
