package io.jenkins.plugins.terraformguard.approval.page;

import hudson.cli.CLICommandInvoker;
import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalPermissions;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.impact.Risk.RiskPart;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * A build, started by "starter", that asks for approval of two findings; "ann" and "bob" may approve, "eve" may break the
 * glass, "reader" may look, "finder" only knows that the job is there, and "stranger" not even that.
 */
public final class Asked {
    private final JenkinsRule jenkins;
    private final FreeStyleBuild run;

    private Asked(JenkinsRule jenkins, FreeStyleBuild run) {
        this.jenkins = jenkins;
        this.run = run;
    }

    /** The build asks. */
    public static Asked in(JenkinsRule jenkins) throws Exception {
        return in(jenkins, jenkins.createFreeStyleProject("shop"));
    }

    /** A build asks of a job in a folder. "deep" may read the job, approve what it asks, and not read the folder. */
    public static Asked inFolder(JenkinsRule jenkins) throws Exception {
        return in(jenkins, jenkins.createFolder("vault").createProject(FreeStyleProject.class, "shop"));
    }

    private static Asked in(JenkinsRule jenkins, FreeStyleProject job) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("ann", "bob", "eve", "reader", "starter")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("finder")
                .grant(ApprovalPermissions.APPROVE)
                .everywhere()
                .to("ann", "bob", "starter")
                .grant(ApprovalPermissions.BREAK_GLASS)
                .everywhere()
                .to("eve")
                .grant(Item.READ, ApprovalPermissions.APPROVE)
                .onItems(job)
                .to("deep"));
        FreeStyleBuild run = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, new Cause.UserIdCause("starter")));
        DecisionStore.save(run, "guard", List.of(decision()));
        ApprovalService.open(run, "guard");
        return new Asked(jenkins, run);
    }

    private static Decision decision() {
        Decision base = SampleDecisions.with(
                Verdict.APPROVAL_REQUIRED,
                List.of(
                        SampleDecisions.finding(
                                "TG-DATA",
                                "aws_db_instance.main",
                                Severity.CRITICAL,
                                EnforcementLevel.SOFT_MANDATORY,
                                Outcome.VIOLATION),
                        SampleDecisions.finding(
                                "TG-NET",
                                "aws_security_group.open",
                                Severity.HIGH,
                                EnforcementLevel.SOFT_MANDATORY,
                                Outcome.VIOLATION)));
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                List.of("2 soft-mandatory findings"),
                base.plan(),
                base.changes(),
                new Destructive(List.of(new DestructiveChange("aws_db_instance.old", "", "delete", "")), 0),
                base.findings(),
                base.drift(),
                base.driftSummary(),
                impact(),
                base.packs(),
                base.settings(),
                base.policies(),
                base.notes(),
                null,
                base.exemptions());
    }

    private static Impact impact() {
        return new Impact(
                Map.of("irreversible", 1),
                List.of(new ChangeImpact(
                        "aws_db_instance.old",
                        "",
                        "aws_db_instance",
                        "delete",
                        Reversibility.IRREVERSIBLE,
                        true,
                        "It holds data",
                        "Restore a snapshot",
                        List.of(),
                        0)),
                0,
                new Risk(
                        60,
                        "high",
                        "low",
                        List.of("Not all of it is known"),
                        50,
                        List.of(new RiskPart("destroy", "Destroys", 60, 80, 1, "one database"))),
                new BlastRadius(1, 0, List.of(), List.of(), List.of("module.lost"), 0),
                List.of("A table was not read"));
    }

    public FreeStyleBuild run() {
        return run;
    }

    public ApprovalCase now() throws IOException {
        return ApprovalService.find(run, "guard").orElseThrow();
    }

    public Status status() throws IOException {
        return now().state().status();
    }

    public String request() throws IOException {
        return now().log().request().id();
    }

    /** Id of the item of a policy. */
    public String item(String policy) throws IOException {
        return now().log().request().items().stream()
                .filter(item -> item.policy().equals(policy))
                .findFirst()
                .orElseThrow()
                .id();
    }

    Path file() {
        return run.getRootDir().toPath().resolve("terraform-guard/guard/" + ApprovalDocument.FILE);
    }

    /** Others must agree than before, until another time, and everything is said in other words. */
    void rewrite(List<Requirement> requirements, Instant expires, String text) throws IOException {
        ApprovalLog log = now().log();
        ApprovalRequest before = log.request();
        List<ApprovalItem> items = new ArrayList<>();
        for (ApprovalItem item : before.items()) {
            items.add(text.isEmpty() ? item : new ApprovalItem(item.id(), text, text, text, text, text));
        }
        ApprovalRequest after = new ApprovalRequest(
                before.id(),
                before.guard(),
                before.asker(),
                before.decisionSha256(),
                before.effects(),
                before.packs(),
                items,
                requirements.isEmpty() ? before.requirements() : requirements,
                before.terms(),
                before.excluded(),
                before.requestedAt(),
                expires == null ? before.expiresAt() : expires);
        Files.write(
                file(), ApprovalDocument.write(new ApprovalLog(after, log.acts(), log.recorded(), log.remindedAt())));
    }

    /** Two of them must agree to all. */
    void two() throws IOException {
        List<String> items =
                now().log().request().items().stream().map(ApprovalItem::id).toList();
        rewrite(List.of(new Requirement("Two people", items, 2, Set.of())), null, "");
    }

    WebClient client(String user) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {}); // Whoever is refused is not sent on to log in.
        return user.isEmpty() ? client : client.login(user);
    }

    HtmlPage page(String user) throws Exception {
        return client(user).getPage(url(""));
    }

    URL url(String tail) throws IOException {
        return new URL(jenkins.getURL(), run.getUrl() + "terraform-approval/guard/" + tail);
    }

    WebResponse get(String user, String tail) throws Exception {
        return client(user).getPage(url(tail)).getWebResponse();
    }

    /** A program's answer, with a crumb. */
    WebResponse post(String user, String door, String... pairs) throws Exception {
        return post(user, door, true, pairs);
    }

    WebResponse post(String user, String door, boolean crumb, String... pairs) throws Exception {
        WebClient client = client(user);
        WebRequest request = new WebRequest(url(door), HttpMethod.POST);
        request.setAdditionalHeader("Accept", "application/json");
        request.setCharset(StandardCharsets.UTF_8);
        List<NameValuePair> parameters = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(new NameValuePair(pairs[i], pairs[i + 1]));
        }
        if (crumb) {
            client.addCrumb(request);
            parameters.addAll(request.getRequestParameters());
        }
        request.setRequestParameters(parameters);
        return client.getPage(request).getWebResponse();
    }

    /** A command as somebody. */
    public CLICommandInvoker.Result command(String user, String name, String... arguments) {
        return new CLICommandInvoker(jenkins, name)
                .asUser(user)
                .invokeWithArgs(Arrays.copyOf(arguments, arguments.length));
    }
}
