package io.jenkins.plugins.terraformguard.approval;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Builds that ask for approval, for tests. */
public final class Asked {
    public static final String GUARD = "web";

    private Asked() {}

    /** Alice, bob, carol and dave may approve; boss may do all. */
    public static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("boss")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(ApprovalPermissions.APPROVE)
                .everywhere()
                .to("alice", "bob", "carol", "dave"));
    }

    public static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, String user) throws Exception {
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new Cause.UserIdCause(user)));
    }

    /** A build of which a guard has decided that somebody must approve it. */
    static FreeStyleBuild asking(JenkinsRule jenkins, FreeStyleProject job, String user, String... effects)
            throws Exception {
        FreeStyleBuild build = build(jenkins, job, user);
        decide(build, decision(ApprovalRules.DEFAULT, effects));
        return build;
    }

    /** Has the organisation ask for several people, whatever a decision says. */
    static void organisation(int quorum, String more) {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(new PolicyEntry("settings.yaml", """
                        approvals:
                          rules:
                            - name: Several
                              quorum: %d
                        """.formatted(quorum) + more)));
    }

    /** Rules that differ in nothing but a name. */
    static ApprovalRules rules(String name) {
        ApprovalRules usual = ApprovalRules.DEFAULT;
        ApprovalRule one = new ApprovalRule(
                name,
                List.of(),
                List.of(),
                List.of(),
                1,
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "project");
        return new ApprovalRules(
                usual.answerWithin(),
                usual.holds(),
                usual.keep(),
                usual.committers(),
                usual.breakGlass(),
                List.of(one));
    }

    public static void decide(Run<?, ?> run, Decision decision) throws Exception {
        DecisionStore.save(run, decision.id(), List.of(decision));
    }

    public static Decision decision(ApprovalRules rules, String... effects) {
        return decision(Verdict.APPROVAL_REQUIRED, rules, effects);
    }

    static Decision decision(Verdict verdict, ApprovalRules rules, String... effects) {
        Finding finding = new Finding(
                "P-1",
                "pack",
                "aws_db_instance.main",
                "aws_db_instance",
                "update",
                Severity.HIGH,
                EnforcementLevel.SOFT_MANDATORY,
                Outcome.VIOLATION,
                "Title",
                "Message.",
                "",
                List.of(),
                List.of(),
                "f".repeat(64));
        Decision base = SampleDecisions.with(verdict, List.of(finding));
        AppliedSettings none = AppliedSettings.NONE;
        Effects done = new Effects(
                Sha256.hex(String.join(",", effects)),
                effects.length,
                Arrays.stream(effects)
                        .map(effect -> new Effect(effect, "update", Sha256.hex(effect)))
                        .toList());
        return new Decision(
                GUARD,
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                base.changes(),
                base.destructive(),
                base.findings(),
                base.drift(),
                base.driftSummary(),
                base.impact(),
                base.packs(),
                new AppliedSettings(
                        none.profile(), none.overrides(), none.disabled(), none.params(), none.files(), rules),
                base.policies(),
                base.notes(),
                base.error(),
                base.exemptions(),
                new Grounds(
                        Provenance.NONE, base.grounds().rules(), base.grounds().obligations(), done));
    }

    public static ApprovalCase say(String user, Run<?, ?> run, Act.Kind kind) throws Exception {
        String request =
                ApprovalService.find(run, GUARD).orElseThrow().log().request().id();
        return say(user, run, new Answer(request, kind, List.of(), "good reason", ""));
    }

    @SuppressWarnings("try")
    static ApprovalCase say(String user, Run<?, ?> run, Answer answer) throws Exception {
        try (ACLContext context = ACL.as2(User.getById(user, true).impersonate2())) {
            return ApprovalService.answer(run, GUARD, answer);
        }
    }
}
