package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalPermissions;
import io.jenkins.plugins.terraformguard.approval.ApprovalRefusedException;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.trail.Trails;
import io.jenkins.plugins.terraformguard.waivers.WaiverCheck;
import io.jenkins.plugins.terraformguard.waivers.Waivers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Waivers that people grant while they approve, in builds. */
@WithJenkins
class GrantedWaiverTest {
    private static FreeStyleProject job(ModifiableTopLevelItemGroup parent, String name) throws Exception {
        FreeStyleProject job = (FreeStyleProject)
                parent.createProject(Items.all().get(FreeStyleProject.DescriptorImpl.class), name, true);
        plan(job, Plans.bucketDestroyed());
        job.getBuildersList().add(new TerraformGuardBuilder("plan.json"));
        return job;
    }

    private static void plan(FreeStyleProject job, String plan) throws Exception {
        job.setScm(new SingleFileSCM("plan.json", plan.getBytes(StandardCharsets.UTF_8)));
    }

    private static void everybodyApproves(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, ApprovalPermissions.APPROVE, ApprovalPermissions.BREAK_GLASS)
                .everywhere()
                .toEveryone());
    }

    private static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static FreeStyleBuild asking(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        FreeStyleBuild build = build(jenkins, job, Result.FAILURE);
        assertEquals(Verdict.APPROVAL_REQUIRED, decision(build).verdict());
        return build;
    }

    private static Decision decision(Run<?, ?> run) throws Exception {
        return DecisionStore.load(run, "default");
    }

    @Test
    void theNextBuildsAreToldUntilItIsRevoked(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        Folder outer = jenkins.createProject(Folder.class, "outer");
        FreeStyleProject job = job(outer, "shop");
        FreeStyleBuild first = asking(jenkins, job);
        Waivers.approve(first, "ann", Waivers.day(30));
        GrantedWaiver waiver = Waivers.of(job).get(0);
        assertEquals("aws_s3_bucket.data", waiver.address());
        assertEquals(1, waiver.recorded());

        FreeStyleBuild second = build(jenkins, job, Result.SUCCESS);
        WaiverUse use = decision(second).exemptions().waivers().get(0);
        assertEquals(WaiverUse.State.USED, use.state());
        assertEquals("folders/outer/shop/granted-waivers.yaml", use.file());
        assertEquals("ann", use.owner());
        assertEquals(
                second.getExternalizableId(), Waivers.of(job).get(0).lastUse().build());

        job.renameTo("market");
        Folder inner = jenkins.createProject(Folder.class, "inner");
        job = Items.move(job, inner);
        build(jenkins, job, Result.SUCCESS);
        build(jenkins, job(inner, "other"), Result.FAILURE);
        FreeStyleProject copy = (FreeStyleProject) inner.copy(job, "copy");
        assertFalse(Files.exists(Waivers.file(copy)));

        JenkinsRule.WebClient client = jenkins.createWebClient().login("bob");
        String page = client.getPage(job, "terraform-waivers/").asNormalizedText();
        assertTrue(page.contains("aws_s3_bucket.data") && page.contains("needed for the launch"), page);
        assertTrue(
                client.getPage(inner, "terraform-waivers/").asNormalizedText().contains("inner/market"));
        assertTrue(client.getPage(job).asXml().contains("terraform-waivers"), "a link at the side");
        assertFalse(client.getPage(copy).asXml().contains("terraform-waivers"));
        WaiverPages.revoke(jenkins, job, "bob", waiver.id(), "the bucket has to stay");
        asking(jenkins, job);
        GrantedWaiver revoked = Waivers.of(job).get(0);
        assertEquals("bob", revoked.revocation().by());
        assertEquals(2, revoked.recorded());
        FreeStyleBuild granting = job.getBuildByNumber(first.getNumber());
        List<String> archived = granting.getArtifacts().stream()
                .map(Object::toString)
                .filter(path -> path.contains("waiver-"))
                .toList();
        assertEquals(3 * (Waivers.of(job).size() + 1), archived.size(), archived.toString());
        assertEquals(TrailStatus.VALID, Trails.verify(job, "default").status(), () -> archived.toString());
        assertTrue(client.getPage(job, "terraform-trail/default/")
                .asNormalizedText()
                .contains("revoked"));
    }

    @Test
    void ofSeveralPlansEachHasItsOwn(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        plan(job, Plans.clean() + Plans.bucketDestroyed());
        FreeStyleBuild build = build(jenkins, job, Result.FAILURE);
        Waivers.answer(build, "default.plan2", "ann", Act.Kind.APPROVE, "needed for the launch", Waivers.day(30));
        assertEquals("aws_s3_bucket.data", Waivers.of(job).get(0).address());
        build(jenkins, job, Result.SUCCESS);
    }

    @Test
    void toldTwiceItIsGrantedOnceAndNeverAgain(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        ApprovalCase approved = Waivers.approve(asking(jenkins, job), "ann", Waivers.day(30));
        int count = Waivers.of(job).size();
        assertTrue(count > 0);
        ApprovalListener.tell(approved);
        assertEquals(count, Waivers.of(job).size());
        GrantedWaiver waiver = Waivers.of(job).get(0);
        WaiverPages.revoke(jenkins, job, "ann", waiver.id(), "changed my mind");
        ApprovalListener.tell(approved);
        assertEquals(count, Waivers.of(job).size());
        assertTrue(Waivers.of(job).get(0).isRevoked());
        asking(jenkins, job);
    }

    @Test
    void whoTakesTheApprovalBackTakesTheWaiverBack(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        FreeStyleBuild build = asking(jenkins, job);
        Waivers.approve(build, "ann", Waivers.day(30));
        Waivers.answer(build, "bob", Act.Kind.VOID, "it was a mistake", "");
        List<GrantedWaiver> before = Waivers.of(job);
        assertFalse(before.isEmpty());
        before.forEach(
                waiver -> assertEquals("it was a mistake", waiver.revocation().reason()));

        FreeStyleBuild other = asking(jenkins, job);
        Waivers.approve(other, "ann", Waivers.day(20));
        ApprovalService.end(other, "default", Act.Kind.VOID, "", "another plan");
        List<GrantedWaiver> after = Waivers.of(job);
        assertEquals(2 * before.size(), after.size());
        assertTrue(after.get(before.size()).holds(Instant.now()), "what was granted is bound to its values");
    }

    @Test
    void nothingIsGrantedWithoutAWord(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        Waivers.approve(asking(jenkins, job), "ann", "");
        plan(job, Plans.bucketDestroyed().replace("data", "logs"));
        Waivers.answer(asking(jenkins, job), "ann", Act.Kind.BREAK_GLASS, "production is down", "");
        FreeStyleBuild build = asking(jenkins, job);
        assertThrows(
                ApprovalRefusedException.class,
                () -> Waivers.answer(build, "ann", Act.Kind.REJECT, "never in my life", Waivers.day(1)));
        Waivers.answer(build, "ann", Act.Kind.REJECT, "never in my life", "");
        assertEquals(List.of(), Waivers.of(job));
        assertFalse(Files.exists(Waivers.file(job)));
    }

    @Test
    void itHoldsForWhatWasApprovedAndNothingElse(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        Waivers.approve(asking(jenkins, job), "ann", Waivers.day(30));
        plan(job, Plans.bucketDestroyed().replace("data", "logs"));
        asking(jenkins, job);
        plan(job, Plans.bucketDestroyed());
        build(jenkins, job, Result.SUCCESS);
    }

    @Test
    void whatMayNotBeGrantedIsSaid(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        FreeStyleBuild build = asking(jenkins, job);
        ApprovalRequest request = ApprovalService.open(build, "default").log().request();
        assertEquals("", refusal(build, request, Act.Kind.APPROVE, Waivers.day(90)));
        assertEquals("", refusal(build, request, Act.Kind.REJECT, ""));
        assertTrue(refusal(build, request, Act.Kind.APPROVE, Waivers.day(91)).contains("90 days at most"));
        assertTrue(refusal(build, request, Act.Kind.BREAK_GLASS, Waivers.day(1)).contains("Only an approval"));
        assertTrue(refusal(build, request, Act.Kind.APPROVE, Waivers.day(1), "risk")
                .contains("no finding"));
        GuardGlobalConfiguration configuration =
                jenkins.jenkins.getExtensionList(GuardGlobalConfiguration.class).get(0);
        configuration.setOrganisationFiles(List.of(new PolicyEntry("settings.yaml", "waivers: {max_days: 7}")));
        assertTrue(refusal(build, request, Act.Kind.APPROVE, Waivers.day(8)).contains("7 days at most"));
        configuration.setOrganisationFiles(List.of(new PolicyEntry("settings.yaml", "waivers: {max_dayz: 7}")));
        assertTrue(refusal(build, request, Act.Kind.APPROVE, Waivers.day(1)).contains("can't be read"));
    }

    private static String refusal(Run<?, ?> run, ApprovalRequest request, Act.Kind kind, String day, String... items) {
        Answer answer = new Answer(request.id(), kind, List.of(items), "good reason", day);
        return WaiverCheck.refusal(run, request, answer).orElse("");
    }

    @Test
    void aDamagedFileDecidesNothingAndIsNotWrittenOver(JenkinsRule jenkins) throws Exception {
        everybodyApproves(jenkins);
        FreeStyleProject job = job(jenkins.jenkins, "shop");
        FreeStyleBuild build = asking(jenkins, job);
        Files.createDirectories(Waivers.file(job).getParent());
        Files.writeString(Waivers.file(job), "<b>");
        FreeStyleBuild refused = build(jenkins, job, Result.FAILURE);
        assertEquals(Verdict.ERROR, decision(refused).verdict());
        assertEquals(
                "folders/shop/granted-waivers.yaml", decision(refused).error().file());
        Job<?, ?> same = job;
        assertTrue(jenkins.createWebClient()
                .getPage(same, "terraform-waivers/")
                .asNormalizedText()
                .contains("granted-waivers.json is damaged"));
        assertThrows(ApprovalRefusedException.class, () -> Waivers.approve(build, "ann", Waivers.day(30)));
        Waivers.approve(build, "ann", "");
        assertEquals("<b>", Files.readString(Waivers.file(job)));
    }
}
