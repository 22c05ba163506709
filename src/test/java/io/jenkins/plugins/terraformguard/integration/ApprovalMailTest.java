package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import hudson.tasks.Mailer;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice;
import io.jenkins.plugins.terraformguard.approval.notice.Requests;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.integration.MailServer.Mail;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.security.LastGrantedAuthoritiesProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

@WithJenkins
class ApprovalMailTest {
    private static JenkinsRule jenkins;
    private static FreeStyleBuild run;
    private MailServer server;

    @BeforeAll
    static void jenkins(JenkinsRule rule) throws Exception {
        jenkins = rule;
        JenkinsLocationConfiguration.get().setAdminAddress("Jenkins <jenkins@acme.example>");
        jenkins.jenkins.setSecurityRealm(new Realm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("alice", "bob", "dave", "starter", "mute", "refused", "odd"));
        User.getById("mute", true);
        FreeStyleProject job = jenkins.createFreeStyleProject("web");
        run = job.scheduleBuild2(0, new Cause.UserIdCause("starter")).get();
    }

    @BeforeEach
    void open() throws IOException {
        server = new MailServer();
        Mailer.descriptor().setSmtpHost("127.0.0.1");
        Mailer.descriptor().setSmtpPort("" + server.port());
        Mailer.descriptor().setDefaultSuffix(null);
        for (String id : List.of("alice", "bob", "dave", "starter", "blind", "refused", "gone")) {
            address(id, id + "@mail.example");
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static void address(String id, String address) throws IOException {
        User.getById(id, true).addProperty(new Mailer.UserProperty(address));
    }

    private static ApprovalMail mail() {
        return ExtensionList.lookupSingleton(ApprovalMail.class);
    }

    private ApprovalNotice notice(String guard, String status, String reason, ApprovalNotice.Asked... asked) {
        return new ApprovalNotice(
                run,
                guard,
                "r",
                "http://jenkins/job/web/1/terraform-approval/default/",
                "user starter",
                List.of(new ApprovalNotice.Item("ACME-1", "high", "aws_x.secret", "the password is hunter2")),
                List.of(asked),
                Set.of("dave"),
                Set.of("starter"),
                Instant.parse("2026-01-31T16:00:00Z"),
                status,
                status.equals("pending") ? "" : "bob",
                reason);
    }

    private ApprovalNotice asking(String... names) {
        return notice("default", "pending", "", new ApprovalNotice.Asked("Security", 2, Set.of(names)));
    }

    private Mail only() {
        assertEquals(1, server.mails().size(), () -> server.mails().toString());
        return server.mails().get(0);
    }

    @Test
    void oneMailGoesToAllWhoCanAnswer() throws Exception {
        mail().requested(asking("alice", "security", "starter", "mute", "blind", "gone", "dave", "nobody"));
        Mail mail = only();
        assertEquals(List.of("alice@mail.example", "bob@mail.example"), mail.to());
        assertEquals("Approval needed: web #1 (default)", mail.header("Subject"));
        assertEquals("auto-generated", mail.header("Auto-Submitted"));
        assertTrue(mail.header("From").endsWith("<jenkins@acme.example>"), mail::toString);
        assertTrue(mail.header("Content-Type").startsWith("text/plain"), mail::toString);
        assertTrue(mail.body().contains("http://jenkins/job/web/1/terraform-approval/default/"), mail::body);
        assertTrue(mail.body().contains("2026-01-31T16:00:00Z"), mail::body);
        assertTrue(mail.body().contains("1 high"), mail::body);
        assertTrue(mail.body().contains("ACME-1"), mail::body);
        assertTrue(mail.body().contains("2 of alice, "), mail::body);
        assertFalse(mail.body().contains("hunter2"), "nothing that the plan holds");
        assertFalse(mail.body().contains("aws_x"), "nothing that the plan holds");
    }

    @Test
    void groupsOfWhichTheRealmTellsNothingAreThoseOfTheLastLogin() throws Exception {
        User bob = User.getById("bob", true);
        LastGrantedAuthoritiesProperty last = new LastGrantedAuthoritiesProperty();
        bob.addProperty(last);
        last.update(new org.springframework.security.authentication.UsernamePasswordAuthenticationToken(
                "bob", "", List.of(new SimpleGrantedAuthority("oncall"))));
        mail().escalated(asking("oncall"));
        assertEquals(List.of("bob@mail.example"), only().to());
        assertTrue(only().header("Subject").startsWith("Escalated"));
    }

    @Test
    void theEndIsToldToAllAndToWhoStartedIt() throws Exception {
        mail().ended(notice(
                "default", "broken-glass", "it burns\nBcc: x", new ApprovalNotice.Asked("", 0, Set.of("alice"))));
        assertEquals(List.of("alice@mail.example", "starter@mail.example"), only().to());
        assertEquals("BREAK-GLASS: web #1 (default) was let pass by one alone", only().header("Subject"));
        assertTrue(only().body().contains("By: bob"), only()::body);
        assertTrue(only().body().contains("Reason: it burns Bcc: x"), only()::body);
    }

    @Test
    void noTextBecomesAHeaderOrAnAddress() throws Exception {
        address("odd", "odd@mail.example, evil@evil.example");
        address("alice", "alice@mail.example\r\nBcc: evil@evil.example");
        mail().requested(notice(
                "g\r\nBcc: evil@evil.example\r\n\r\nClick here",
                "pending",
                "",
                new ApprovalNotice.Asked("", 1, Set.of("odd", "alice", "bob", "x\nbcc: evil@evil.example"))));
        assertEquals(List.of("bob@mail.example"), only().to());
        assertTrue(only().headers().stream().noneMatch(line -> line.startsWith("Bcc")), only()::toString);
        assertEquals(
                1,
                only().headers().stream()
                        .filter(line -> line.startsWith("Subject"))
                        .count());
    }

    @Test
    void strangersAreNotWrittenTo() throws Exception {
        Mailer.descriptor().setDefaultSuffix("@corp.example");
        mail().reminder(asking("a@acme.example", "b@CORP.example", "evil@evil.example", "x@evil.example@acme.example"));
        assertEquals(List.of("a@acme.example", "b@CORP.example"), only().to());
        assertTrue(only().header("Subject").startsWith("Reminder"));
    }

    @Test
    void anIdThatLooksLikeAnAddressIsThatOfTheUser() throws Exception {
        address("starter@acme.example", "starter@acme.example");
        mail().requested(asking("starter@acme.example"));
        assertEquals(List.of(), server.mails(), "may not read the job");
    }

    @Test
    void anAddressThatIsRefusedKeepsNobodyElse() throws Exception {
        mail().requested(asking("refused", "alice"));
        assertEquals(List.of("alice@mail.example"), only().to());
        assertThrows(IOException.class, () -> mail().requested(asking("refused")));
    }

    @Test
    void nobodyToWriteToIsNoMail() throws Exception {
        server.close();
        mail().requested(notice("default", "pending", "", new ApprovalNotice.Asked("", 1, Set.of())));
        mail().requested(asking("mute", "starter"));
        assertEquals(List.of(), server.mails());
    }

    @Test
    void aRequestSendsOneMail() throws Exception {
        Requests.rule("alice", "starter");
        Asked.decide(run, Asked.decision(ApprovalRules.DEFAULT, "effect"));
        ApprovalListener.tell(ApprovalService.open(run, Asked.GUARD));
        for (int i = 0; i < 300 && server.mails().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertEquals(List.of("alice@mail.example"), only().to());
        assertTrue(only().body().contains(jenkins.getURL() + "job/web/1/terraform-approval/web/"));
    }

    /** Knows everybody but "gone", and tells of one group who is in it. */
    private static final class Realm extends AbstractPasswordBasedSecurityRealm {
        @Override
        protected UserDetails authenticate2(String name, String password) {
            return loadUserByUsername2(name);
        }

        @Override
        public UserDetails loadUserByUsername2(String name) {
            if (name.equals("gone")) {
                throw new UsernameNotFoundException(name);
            }
            return new org.springframework.security.core.userdetails.User(name, "", List.of());
        }

        @Override
        public GroupDetails loadGroupByGroupname2(String group, boolean fetchMembers) {
            if (!group.equals("security")) {
                throw new UsernameNotFoundException(group);
            }
            return new GroupDetails() {
                @Override
                public String getName() {
                    return group;
                }

                @Override
                public Set<String> getMembers() {
                    return Set.of("bob", "starter", "blind", "unheard-of");
                }
            };
        }
    }
}
