package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.FakeApply.gate;
import static io.jenkins.plugins.terraformguard.step.FakeApply.guard;
import static io.jenkins.plugins.terraformguard.step.FakeApply.node;
import static io.jenkins.plugins.terraformguard.step.FakeApply.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.Packs;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The gate before apply, in builds. */
@WithJenkins
class GateStepTest {
    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job, Result expected, CpsFlowDefinition script)
            throws Exception {
        job.setDefinition(script);
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static WorkflowRun build(JenkinsRule jenkins, Result expected, String... parts) throws Exception {
        return build(jenkins, jenkins.createProject(WorkflowJob.class), expected, node(parts));
    }

    private static Set<Kind> kinds(Run<?, ?> run) throws Exception {
        GateDecision gate = OutcomeStore.gate(run, "default");
        return gate.reasons().stream().map(reason -> reason.kind()).collect(Collectors.toSet());
    }

    private static void organisation(String... files) {
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(files.length == 0 ? List.of() : List.of(new PolicyEntry(files[0], files[1])));
    }

    @Test
    void exactlyTheJudgedPlanPasses(JenkinsRule jenkins) throws Exception {
        WorkflowRun passed = build(
                jenkins,
                Result.SUCCESS,
                plan("one", Plans.clean()),
                guard(""),
                "def r = " + gate(""),
                "echo \"pinned ${r.savedPlanSha256} ${r.verdict}\"");
        jenkins.assertLogContains("pinned " + FakeApply.digest("one") + " pass", passed);
        jenkins.assertLogContains("gate passed: plan " + FakeApply.digest("one"), passed);
        for (String file : List.of("gate.json", "gate.link.json", "gate.sig.json", "gate.decision.json")) {
            assertTrue(
                    passed.getArtifactManager()
                            .root()
                            .child("terraform-guard/default/" + file)
                            .isFile(),
                    file);
        }
        String page = jenkins.createWebClient()
                .getPage(passed, "terraform-guard/default/")
                .asNormalizedText();
        assertTrue(page.contains("Gate before apply") && page.contains("Passed"), page);

        WorkflowRun other = build(
                jenkins,
                Result.FAILURE,
                plan("one", Plans.clean()),
                guard(""),
                plan("two", Plans.clean()),
                gate("onFail: 'annotate', onApproval: 'annotate'"),
                "echo 'went on'");
        // The JSON is the same, but it is not the plan that was judged.
        assertEquals(Set.of(Kind.OTHER_PLAN), kinds(other));
        jenkins.assertLogNotContains("went on", other);
        jenkins.assertLogContains(FakeApply.digest("two"), other);

        WorkflowRun none = build(jenkins, Result.FAILURE, plan("one", Plans.clean()), gate(""));
        assertEquals(Set.of(Kind.NO_DECISION), kinds(none));

        WorkflowRun json = build(
                jenkins, Result.FAILURE, plan("one", Plans.clean()), "terraformGuard plan: 'tfplan.shown'", gate(""));
        assertEquals(Set.of(Kind.UNBOUND_DECISION), kinds(json));

        WorkflowRun gated = build(
                jenkins,
                Result.FAILURE,
                plan("one", Plans.clean()),
                guard(""),
                "terraformGuard plan: 'tfplan.shown', phase: 'apply'");
        assertEquals(Set.of(Kind.NO_SAVED_PLAN), kinds(gated));

        WorkflowRun gone =
                build(jenkins, Result.FAILURE, plan("one", Plans.clean()), guard(""), "sh 'rm tfplan'", gate(""));
        assertEquals(Set.of(Kind.NO_SAVED_PLAN, Kind.NOT_JUDGED_AGAIN), kinds(gone));
        WorkflowRun nothing = build(jenkins, Result.FAILURE, "terraformGuard phase: 'apply', drift: true");
        jenkins.assertLogContains("name it in 'plan'", nothing);
        WorkflowRun unknown = build(jenkins, Result.FAILURE, "terraformGuard phase: 'aply', plan: 'x'");
        jenkins.assertLogContains("use plan, approval, apply or verify", unknown);
    }

    @Test
    void whatHappenedBetweenCounts(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        String failing = plan("one", Plans.openSsh());
        WorkflowRun replaced = build(
                jenkins,
                Result.FAILURE,
                plan("one", Plans.clean()),
                guard(""),
                failing,
                guard("onFail: 'annotate'"),
                gate(""));
        assertTrue(kinds(replaced).contains(Kind.VERDICT), kinds(replaced).toString());
        organisation();

        WorkflowRun old =
                build(jenkins, Result.FAILURE, plan("one", Plans.clean()), guard(""), "sleep 2", gate("maxAge: '1s'"));
        assertEquals(Set.of(Kind.TOO_OLD), kinds(old));
        GuardGlobalConfiguration configuration = ExtensionList.lookupSingleton(GuardGlobalConfiguration.class);
        configuration.setGateMaxAge("1s");
        WorkflowRun limited =
                build(jenkins, Result.FAILURE, plan("one", Plans.clean()), guard(""), "sleep 2", gate("maxAge: '4h'"));
        assertEquals(Set.of(Kind.TOO_OLD), kinds(limited));
        configuration.setGateMaxAge("");

        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        WorkflowRun first = build(jenkins, job, Result.SUCCESS, node(plan("one", Plans.clean()), guard("")));
        organisation("strict.yaml", Packs.refusing("strict"));
        WorkflowRun tightened =
                build(jenkins, job, Result.FAILURE, node(plan("one", Plans.clean()), gate("approvedIn: '1'")));
        assertEquals(Set.of(Kind.NEW_FINDING, Kind.WORSE_VERDICT), kinds(tightened));
        assertEquals(1, OutcomeStore.gate(tightened, "default").packs().size());
        jenkins.assertLogContains("T-strict", tightened);
        organisation();
        WorkflowRun again =
                build(jenkins, job, Result.SUCCESS, node(plan("one", Plans.clean()), gate("approvedIn: '1'")));
        assertEquals("1", OutcomeStore.gate(again, "default").decision().build());
        assertEquals(
                DecisionStore.load(first, "default"),
                DecisionStore.load(again, "default"),
                "the decision that counted is kept with the build that relied on it");
        WorkflowRun chained = build(
                jenkins,
                job,
                Result.FAILURE,
                node(plan("one", Plans.clean()), gate("approvedIn: '" + again.getNumber() + "', maxAge: '1s'")));
        assertEquals(Set.of(Kind.TOO_OLD), kinds(chained), "relying on a decision does not make it younger");
    }

    @Test
    void waiversThatEndBetween(JenkinsRule jenkins) throws Exception {
        String waivers = """
                waivers:
                  - policy: T-own
                    resources: [terraform_data.a]
                    reason: until the migration is done
                    owner: platform
                    expires: %s
                """;
        String packs = "writeFile file: '.terraform-guard/own.yaml', text: '''"
                + Packs.refusing("own").replace("hard-mandatory", "soft-mandatory") + "'''\n";
        String text =
                waivers.formatted(Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        WorkflowRun run = build(
                jenkins,
                Result.FAILURE,
                packs,
                "writeFile file: '.terraform-guard/waivers.yaml', text: '''" + text + "'''",
                plan("one", Plans.clean()),
                guard(""),
                gate(""),
                "echo 'first passed'",
                "writeFile file: '.terraform-guard/waivers.yaml', text: '''"
                        + waivers.formatted(
                                Instant.now().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                        + "'''",
                gate(""));
        jenkins.assertLogContains("first passed", run);
        assertEquals(Set.of(Kind.WAIVER_LOST, Kind.WORSE_VERDICT), kinds(run));
        jenkins.assertLogContains("(expired)", run);
    }

    @Test
    void aFreezeIsOfTheApply(JenkinsRule jenkins) throws Exception {
        organisation("settings.yaml", """
                params:
                  change-control:
                    freeze_windows:
                      - name: The long one
                        reason: nobody is there
                        from: 2020-01-01T00:00:00Z
                        to: 2199-01-01T00:00:00Z
                        allow: {references: ["EMG[0-9]{3}"]}
                """);
        WorkflowRun frozen =
                build(jenkins, Result.FAILURE, plan("one", Plans.clean()), guard(""), "echo 'judged'", gate(""));
        jenkins.assertLogContains("judged", frozen);
        assertTrue(kinds(frozen).contains(Kind.FREEZE), kinds(frozen).toString());
        jenkins.assertLogContains("The long one", frozen);

        WorkflowRun emergency = build(
                jenkins,
                Result.SUCCESS,
                plan("one", Plans.clean()),
                guard("changeReference: 'EMG001'"),
                gate("changeReference: 'EMG001'"));
        assertEquals(Set.of(), kinds(emergency));
        organisation();
    }

    @Test
    void otherBuildsAreThoseThatMayBeRead(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        WorkflowJob planning = folder.createProject(WorkflowJob.class, "plan");
        build(jenkins, planning, Result.SUCCESS, node(plan("one", Plans.clean()), guard("")));
        WorkflowJob applying = folder.createProject(WorkflowJob.class, "apply");
        for (String name : List.of("plan#1", "/team/plan#1", "../team/plan#1")) {
            WorkflowRun run = build(
                    jenkins,
                    applying,
                    Result.SUCCESS,
                    node(plan("one", Plans.clean()), gate("approvedIn: '" + name + "'")));
            assertEquals(
                    "team/plan", OutcomeStore.gate(run, "default").decision().job());
        }
        for (String name : List.of(
                "plan#2", "plan", "#", "../../etc/passwd#1", "nowhere#1", "plan#1#1", "plan#01", "9999999999")) {
            WorkflowRun run = build(
                    jenkins,
                    applying,
                    Result.FAILURE,
                    node(plan("one", Plans.clean()), gate("approvedIn: '" + name + "'")));
            assertTrue(
                    run.getLog(100).toString().contains(name), run.getLog(100).toString());
            assertFalse(run.getLog(100).toString().contains("gate passed"));
        }
        WorkflowRun badId = build(
                jenkins,
                applying,
                Result.FAILURE,
                node(plan("one", Plans.clean()), gate("approvedIn: 'plan#1', id: '../plan'")));
        jenkins.assertLogContains("is not usable", badId);

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, hudson.model.Computer.BUILD)
                .everywhere()
                .to("stranger")
                .grant(Item.READ, Item.BUILD)
                .onItems(folder, applying)
                .to("stranger"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .replace(new MockQueueItemAuthenticator()
                        .authenticate(
                                "team/apply", User.getById("stranger", true).impersonate2()));
        WorkflowRun hidden = build(
                jenkins, applying, Result.FAILURE, node(plan("one", Plans.clean()), gate("approvedIn: 'plan#1'")));
        jenkins.assertLogContains("or this build may not read it", hidden);
    }
}
