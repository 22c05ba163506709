package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jvnet.hudson.test.JenkinsRule;

/** Requests of builds, as if a guard had asked. */
public final class Requests {
    private Requests() {}

    /** When so many minutes have gone since it was asked. */
    static Instant after(ApprovalCase approval, int minutes) {
        return approval.log().request().requestedAt().plus(Duration.ofMinutes(minutes));
    }

    /** Has the organisation ask one of these within four hours, remind after one, and ask "oncall" as well after two. */
    public static void rule(String... approvers) {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(
                        List.of(new PolicyEntry("settings.yaml", """
                        approvals:
                          answer_within: 4h
                          rules:
                            - name: Security
                              approvers: [%s]
                              remind_after: 1h
                              escalate: { after: 2h, to: [oncall] }
                        """.formatted(String.join(", ", approvers)))));
    }

    /** A build that "starter" has started asks. */
    static ApprovalCase asked(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        Run<?, ?> run = Asked.build(jenkins, job, "starter");
        Asked.decide(run, Asked.decision(ApprovalRules.DEFAULT, "effect"));
        return ApprovalService.open(run, Asked.GUARD);
    }

    static ApprovalCase now(Run<?, ?> run) throws IOException {
        return ApprovalService.find(run, Asked.GUARD).orElseThrow();
    }

    /** Waits for what another thread does. */
    static boolean soon(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        return condition.getAsBoolean();
    }

    /** Hears everything. */
    static final class Ear {
        private final List<String> heard = new ArrayList<>();
        private final List<ApprovalNotice> notices = new ArrayList<>();

        synchronized void hear(String event, ApprovalNotice notice) {
            heard.add(event);
            notices.add(notice);
        }

        synchronized List<String> heard() {
            return List.copyOf(heard);
        }

        synchronized ApprovalNotice last() {
            return notices.get(notices.size() - 1);
        }

        synchronized void forget() {
            heard.clear();
            notices.clear();
        }

        /** Whether exactly this is heard; a moment later still. */
        boolean hears(String... expected) throws InterruptedException {
            soon(() -> heard().size() >= expected.length);
            Thread.sleep(100);
            return heard().equals(List.of(expected));
        }
    }

    /** Lets an ear hear what notifiers are told. */
    abstract static class Listening extends ApprovalNotifier {
        private final Ear ear;

        Listening(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void requested(ApprovalNotice notice) {
            ear.hear("requested", notice);
        }

        @Override
        public void reminder(ApprovalNotice notice) {
            ear.hear("reminder", notice);
        }

        @Override
        public void escalated(ApprovalNotice notice) {
            ear.hear("escalated", notice);
        }

        @Override
        public void ended(ApprovalNotice notice) {
            ear.hear("ended", notice);
        }
    }
}
