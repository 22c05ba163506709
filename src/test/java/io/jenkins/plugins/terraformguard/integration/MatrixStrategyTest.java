package io.jenkins.plugins.terraformguard.integration;

import static io.jenkins.plugins.terraformguard.approval.ApprovalPermissions.APPROVE;
import static io.jenkins.plugins.terraformguard.approval.ApprovalPermissions.BREAK_GLASS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.GlobalMatrixAuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.ProjectMatrixAuthorizationStrategy;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalRefusedException;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.matrixauth.PermissionEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The permissions of approvals with the matrix of matrix-auth: for all of Jenkins, a folder, a job. */
@WithJenkins
class MatrixStrategyTest {
    private JenkinsRule jenkins;
    private Folder folder;
    private FreeStyleProject inner;
    private FreeStyleProject other;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("member", "security");
        jenkins.jenkins.setSecurityRealm(realm);
        folder = jenkins.createProject(Folder.class, "team");
        inner = folder.createProject(FreeStyleProject.class, "web");
        other = jenkins.createFreeStyleProject("other");
    }

    private static <S extends GlobalMatrixAuthorizationStrategy> S readers(S strategy) {
        strategy.add(Jenkins.ADMINISTER, PermissionEntry.user("admin"));
        strategy.add(Jenkins.READ, PermissionEntry.group("authenticated"));
        strategy.add(Item.READ, PermissionEntry.group("authenticated"));
        return strategy;
    }

    private static boolean may(String id, Permission permission, Item item) {
        return item.hasPermission2(User.getOrCreateByIdOrFullName(id).impersonate2(), permission);
    }

    private ApprovalCase approve(FreeStyleProject job, String id) throws Exception {
        Run<?, ?> run = Asked.build(jenkins, job, "admin");
        // Each does something else, so that none is approved by what was approved before.
        Asked.decide(run, Asked.decision(ApprovalRules.DEFAULT, "effect " + run.getNumber()));
        ApprovalService.open(run, Asked.GUARD);
        return Asked.say(id, run, Act.Kind.APPROVE);
    }

    @Test
    void forAllOfJenkins() {
        GlobalMatrixAuthorizationStrategy matrix = readers(new GlobalMatrixAuthorizationStrategy());
        matrix.add(APPROVE, PermissionEntry.user("approver"));
        matrix.add(APPROVE, PermissionEntry.group("security"));
        matrix.add(BREAK_GLASS, PermissionEntry.user("fireman"));
        jenkins.jenkins.setAuthorizationStrategy(matrix);
        for (Item item : List.of(folder, inner, other)) {
            assertTrue(may("approver", APPROVE, item));
            assertTrue(may("member", APPROVE, item), "by the group");
            assertTrue(may("admin", APPROVE, item) && may("admin", BREAK_GLASS, item));
            assertTrue(may("fireman", BREAK_GLASS, item));
            assertEquals(false, may("approver", BREAK_GLASS, item), "each is a permission of its own");
            assertEquals(false, may("fireman", APPROVE, item));
            assertEquals(false, may("reader", APPROVE, item));
            assertEquals(false, item.getACL().hasPermission2(Jenkins.ANONYMOUS2, APPROVE));
        }
    }

    @Test
    void forAFolderAndForAJob() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(readers(new ProjectMatrixAuthorizationStrategy()));
        folder.addProperty(new com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty(
                Map.of(APPROVE, Set.of("teamlead"))));
        inner.addProperty(new hudson.security.AuthorizationMatrixProperty(Map.of(APPROVE, Set.of("owner", "admin"))));
        assertTrue(may("teamlead", APPROVE, folder));
        assertTrue(may("teamlead", APPROVE, inner));
        assertEquals(false, may("teamlead", APPROVE, other));
        assertTrue(may("owner", APPROVE, inner));
        assertEquals(false, may("owner", APPROVE, folder));
        assertEquals(false, may("owner", APPROVE, other));

        assertTrue(approve(inner, "teamlead").state().lets());
        assertTrue(approve(inner, "owner").state().lets());
        assertEquals(Refusal.Kind.PERMISSION, refused(inner, "reader"));
        assertEquals(Refusal.Kind.SEPARATION, refused(inner, "admin"), "administrators included");
        assertEquals(Refusal.Kind.PERMISSION, refused(other, "teamlead"));
    }

    private Refusal.Kind refused(FreeStyleProject job, String id) {
        return assertThrows(ApprovalRefusedException.class, () -> approve(job, id))
                .kind();
    }

    @Test
    void formsKeepWhatIsGranted() throws Exception {
        GlobalMatrixAuthorizationStrategy matrix = readers(new ProjectMatrixAuthorizationStrategy());
        matrix.add(APPROVE, PermissionEntry.user("approver"));
        jenkins.jenkins.setAuthorizationStrategy(matrix);
        folder.addProperty(new com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty(
                Map.of(APPROVE, Set.of("teamlead"), BREAK_GLASS, Set.of("teamlead"))));
        inner.addProperty(new hudson.security.AuthorizationMatrixProperty(Map.of(APPROVE, Set.of("owner"))));
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.login("admin");
        jenkins.submit(client.getPage(folder, "configure").getFormByName("config"));
        jenkins.submit(client.getPage(inner, "configure").getFormByName("config"));
        assertTrue(may("approver", APPROVE, other));
        assertTrue(may("teamlead", APPROVE, inner) && may("teamlead", BREAK_GLASS, inner));
        assertTrue(may("owner", APPROVE, inner));
        assertEquals(false, may("owner", BREAK_GLASS, inner));
    }
}
