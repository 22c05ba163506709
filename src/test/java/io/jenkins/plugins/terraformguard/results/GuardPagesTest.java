package io.jenkins.plugins.terraformguard.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages as a browser gets them. Script is off: they have to work without. */
@WithJenkins
class GuardPagesTest {
    static FreeStyleBuild guarded(JenkinsRule jenkins, Decision... decisions) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        for (Decision decision : decisions) {
            Decisions.save(build, decision);
        }
        LastGuarded.note(build);
        return build;
    }

    static WebClient browser(JenkinsRule jenkins) {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return client;
    }

    static String text(HtmlPage page) {
        return page.getElementById("main-panel").asNormalizedText();
    }

    @Test
    void showEverythingThatWasDecided(JenkinsRule jenkins) throws Exception {
        Decision full = SampleDecisions.full();
        FreeStyleBuild build = guarded(jenkins, full);
        archive(build, full);
        WebClient browser = browser(jenkins);

        HtmlPage page = browser.getPage(build, "terraform-guard/");
        String text = text(page);
        String everything = text + page.getElementById("main-panel").getTextContent();
        for (String part : List.of(
                "Failed",
                "1 violation of a hard-mandatory policy: ACME-NET-002",
                "Terraform 1.12.2",
                full.plan().sha256(),
                "to import",
                "module.data.aws_db_instance.orders",
                "replace because cannot update",
                "deposed",
                "3 more are left out here.",
                "No security group is open to the world",
                "module.edge.aws_security_group.web lets 0.0.0.0/0 in on port 22",
                "hard-mandatory",
                "after.ingress[0].cidr_blocks[0]",
                "(sensitive value)",
                "Name the networks that need access",
                "Waits for",
                "Changed outside Terraform",
                "aws_security_group.web changed",
                "aws_sqs_queue.orders moved from aws_sqs_queue.queue",
                "aws_instance.web deposed 4c2d71f9",
                "Findings " + full.findings().size(),
                "aws_sqs_queue.queue",
                "4 more attributes are left out here.",
                "ACME-KMS-003",
                "acme-network",
                "2c26b46b68ff",
                "resources outside the target were not planned")) {
            assertThat(everything, containsString(part));
        }
        String digest = DecisionStore.read(build, "production").digest();
        assertThat(text, containsString(digest));
        for (String file :
                List.of("report.html", "decision.json", "summary.md", "results.sarif", "junit.xml", "rollback.md")) {
            HtmlAnchor link = page.getAnchorByText(file);
            assertEquals(200, link.openLinkInNewWindow().getWebResponse().getStatusCode(), file);
        }
        assertNotNull(page.querySelector(".tfguard-verdict svg"), "the verdict has an icon beside its word");
        assertSafe(page);

        HtmlPage same = browser.getPage(build, "terraform-guard/production/");
        assertEquals(text, text(same));
        HtmlPage status = browser.getPage(build);
        assertThat(text(status), containsString("production: Failed; 5 to add, 3 to change, 3 to destroy;"));
        assertNotNull(status.querySelector("#tasks a[href$='/terraform-guard/']"), "the side panel leads here");
        Decisions.save(build, Decisions.named("production", SampleDecisions.empty()));
        assertThat(text(browser.getPage(build, "terraform-guard/")), containsString("No changes to resources"));
    }

    @Test
    void showTextAsText(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build =
                guarded(jenkins, SampleReasons.saying(Decisions.saying(Decisions.HOSTILE), Decisions.HOSTILE));
        WebClient browser = browser(jenkins);
        HtmlPage page = browser.getPage(build, "terraform-guard/");
        assertSafe(page);
        assertThat(text(page), containsString("<script>alert(1)</script>\"><img src=x onerror=alert(2)>"));
        assertThat(text(page), containsString("\\u001b[31mred\\u001b[0m safe\\u202egnp.exe ${7*7} {0} '%x'"));

        Decisions.save(build, Decisions.brokenSaying(Decisions.HOSTILE));
        HtmlPage broken = browser.getPage(build, "terraform-guard/hostile/");
        assertSafe(broken);
        assertThat(text(broken), containsString("No decision"));
        assertThat(text(broken), containsString("<script>alert(1)</script>"));
        assertThat(text(broken), containsString("a policy"));
        assertThat(text(broken), not(containsString("Policies evaluated")));
        assertSafe(browser.getPage(build));
        assertSafe(browser.getPage(build.getParent()));
    }

    @Test
    void sayWhyPoliciesAreThereAndWhatLayersSet(JenkinsRule jenkins) throws Exception {
        HtmlPage page = browser(jenkins).getPage(guarded(jenkins, SampleReasons.full()), "terraform-guard/");
        assertSafe(page);
        HtmlAnchor link = page.querySelector(".tfguard-findings a[href='#policy-ACME-NET-002']");
        assertEquals("ACME-NET-002", link.asNormalizedText());
        String entry = page.getElementById("policy-ACME-NET-002").getTextContent();
        for (String part :
                List.of("Anyone can try the door.", "CWE-284", "cis-aws", "Name the networks", "1 finding")) {
            assertThat(entry, containsString(part));
        }
        HtmlPage found = page.getElementById("policy-ACME-TAG-001")
                .<HtmlAnchor>querySelector("a")
                .click();
        assertEquals(2, found.querySelectorAll(".tfguard-findings > tbody > tr").size());
        assertThat(page.querySelector(".tfguard-settings").getTextContent(), containsString("all layers together"));
        assertFalse(((DomElement) page.querySelector(".tfguard-settings")).hasAttribute("open"));
    }

    @Test
    void showWhatIsWaivedAndByWhom(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(jenkins, SampleDecisions.exempt(Decisions.HOSTILE));
        HtmlPage page = browser(jenkins).getPage(build, "terraform-guard/");
        assertSafe(page);
        for (String part : List.of(
                "Waived by <script>alert(1)</script>",
                "until 2027-01-31",
                "Baselined",
                "40 findings in the baseline",
                "Waivers 7",
                "too broad",
                "expired",
                "2026-12-01T10:00:00Z")) {
            assertThat(text(page), containsString(part));
        }
        HtmlForm form = page.querySelector("form.tfguard-filter");
        form.getSelectByName("state").setSelectedAttribute("baselined", true);
        HtmlPage filtered = jenkins.submit(form);
        assertEquals(
                1, filtered.querySelectorAll(".tfguard-findings > tbody > tr").size());
    }

    @Test
    void filterAndTurnPagesWithoutScript(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(jenkins, Decisions.many(2_000));
        WebClient browser = browser(jenkins);
        browser.getPage(build, "terraform-guard/");
        HtmlPage page = Assertions.assertTimeout(
                Duration.ofSeconds(15), () -> browser.<HtmlPage>getPage(build, "terraform-guard/many/"));
        assertEquals(50, page.querySelectorAll(".tfguard-findings > tbody > tr").size());
        assertTrue(page.getWebResponse().getContentAsString().length() < 400_000);
        assertThat(text(page), containsString("Page 1 of 40"));
        assertThat(text(page), containsString("17 more are left out here."));

        HtmlPage next = page.getAnchorByHref(page.querySelector(".tfguard-pages a[rel=next]")
                        .getAttributes()
                        .getNamedItem("href")
                        .getNodeValue())
                .click();
        assertThat(text(next), containsString("Message 60."));

        HtmlForm form = page.querySelector("form.tfguard-filter");
        form.getSelectByName("severity").setSelectedAttribute("critical", true);
        form.getSelectByName("policy").setSelectedAttribute("P-EVEN", true);
        form.getSelectByName("outcome").setSelectedAttribute("violation", true);
        HtmlPage filtered = jenkins.submit(form);
        assertThat(text(filtered), containsString("1\u201350 of 200"));
        HtmlForm again = filtered.querySelector("form.tfguard-filter");
        assertEquals(
                "critical",
                again.getSelectByName("severity").getSelectedOptions().get(0).getValueAttribute());
        assertThat(
                text(browser.getPage(build, "terraform-guard/many/?severity=critical&outcome=error")),
                containsString("No finding matches."));
        assertThat(
                text(browser.getPage(build, "terraform-guard/?drift=3&severity=%3Cscript%3E")),
                containsString("51\u201360 of 60"));
    }

    @Test
    void holdTheirGround(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(
                jenkins,
                SampleDecisions.full(),
                Decisions.named("broken", SampleDecisions.broken()),
                Decisions.passed("run"),
                Decisions.passed("object"),
                Decisions.passed("action"),
                Decisions.passed("a.b_c-1"));
        WebClient browser = browser(jenkins);
        HtmlPage list = browser.getPage(build, "terraform-guard/");
        assertEquals(6, list.querySelectorAll(".tfguard-guard").size());
        assertSafe(list);
        for (String id : List.of("production", "broken", "run", "object", "action", "a.b_c-1")) {
            HtmlPage page = list.getAnchorByText(id).click();
            assertThat(page.querySelector("h1").asNormalizedText(), containsString(id));
        }
        for (String id :
                List.of("nope", "..%2f..%2f", "%2e%2e", "guards", "badge", "production%00", "x/../../..", ".")) {
            HtmlPage page = browser.getPage(build, "terraform-guard/" + id + "/");
            assertNull(page.querySelector(".tfguard-verdict"), id);
        }
        assertEquals(
                404,
                browser.getPage(build, "terraform-guard/nope/").getWebResponse().getStatusCode());
        assertEquals(
                404,
                browser.getPage(build, "terraform-guard/guards/")
                        .getWebResponse()
                        .getStatusCode());
        assertEquals(
                404,
                browser.getPage(build, "terraform-guard/production/object/")
                        .getWebResponse()
                        .getStatusCode());

        Path file = build.getRootDir().toPath().resolve("terraform-guard/production/decision.json");
        byte[] document = Files.readAllBytes(file);
        Files.writeString(file, "{\"schema\": \"<script>\"");
        HtmlPage damaged = browser.getPage(build, "terraform-guard/production/");
        assertEquals(200, damaged.getWebResponse().getStatusCode());
        assertThat(text(damaged), containsString("The stored decision can't be shown"));
        assertThat(text(damaged), containsString("The build recorded: Failed. 5 to add"));
        assertThat(damaged.getWebResponse().getContentAsString(), not(containsString("decision.json is damaged")));
        assertSafe(damaged);
        Files.delete(file);
        assertThat(
                text(browser.getPage(build, "terraform-guard/production/")), containsString("no longer in the folder"));
        Files.writeString(file, new String(document).replace("hard-mandatory policy: ACME", "no policy at all: ACME"));
        assertThat(
                text(browser.getPage(build, "terraform-guard/production/")),
                containsString("This is not the decision that the build recorded"));
    }

    @Test
    void areForThoseWhoMayReadTheJob(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(jenkins, SampleDecisions.full());
        FreeStyleProject job = build.getParent();
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger", "discoverer")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("discoverer")
                .grant(Item.READ)
                .everywhere()
                .to("reader"));
        List<String> addresses = List.of(
                build.getUrl() + "terraform-guard/",
                build.getUrl() + "terraform-guard/production/",
                build.getUrl() + "terraform-guard/nope/",
                job.getUrl() + "terraform-guard/",
                job.getUrl() + "terraform-guard/last");
        for (String address : addresses) {
            int expected = address.contains("nope") ? 404 : 200;
            assertEquals(expected, status(jenkins, "reader", address), address);
            assertEquals(404, status(jenkins, "stranger", address), address);
            assertEquals(403, status(jenkins, "discoverer", address), address);
        }

        WebClient modern = browser(jenkins).login("reader");
        hudson.model.User.getById("reader", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
        HtmlPage page = modern.getPage(build, "terraform-guard/production/");
        assertNotNull(page.querySelector(".app-build-tabs a[href$='terraform-guard']"), "a tab of the new page");
        assertThat(text(page), containsString("No security group is open to the world"));
    }

    @Test
    void leadFromTheJobToItsLastGuardedBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild first = guarded(jenkins, SampleDecisions.full());
        FreeStyleProject job = first.getParent();
        WebClient browser = browser(jenkins);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        Decisions.save(second, Decisions.passed("later"));
        LastGuarded.note(second);
        LastGuarded.note(first);
        FreeStyleBuild unguarded = jenkins.buildAndAssertSuccess(job);
        assertEquals(second, LastGuarded.find(job));
        for (String tail : List.of("terraform-guard/last", "terraform-guard/lastBuild")) {
            HtmlPage page = browser.getPage(job, tail);
            assertThat(page.getUrl().getPath(), containsString(second.getUrl() + "terraform-guard/"));
        }
        HtmlPage jobPage = browser.getPage(job);
        assertThat(text(jobPage), containsString("last guarded build: #2"));
        assertThat(text(jobPage), containsString("later: Passed"));
        assertNotNull(jobPage.querySelector("#tasks a[href$='terraform-guard']"));
        assertNull(browser.getPage(unguarded, "terraform-guard/").querySelector(".tfguard"));

        second.delete();
        assertEquals(first, LastGuarded.find(job));
        assertThat(text(browser.getPage(job)), containsString("production: Failed"));
        Files.delete(job.getRootDir().toPath().resolve("terraform-guard-last-build"));
        assertNull(LastGuarded.find(job));
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard-last-build"), "77");
        assertEquals(first, LastGuarded.find(job), "a build that is gone is made up for");
        LastGuarded.note(first);
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard-last-build"), "1");
        first.delete();
        assertFalse(LastGuarded.isGuarded(job));
        assertThat(text(browser.getPage(job)), not(containsString("Terraform Guard")));
        assertEquals(
                404, browser.getPage(job, "terraform-guard/").getWebResponse().getStatusCode());
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard-last-build"), "rubbish");
        assertEquals(
                404, browser.getPage(job, "terraform-guard/").getWebResponse().getStatusCode());
    }

    private static int status(JenkinsRule jenkins, String user, String address) throws Exception {
        return browser(jenkins).login(user).goTo(address, null).getWebResponse().getStatusCode();
    }

    /** Nothing of ours is inline, links lead nowhere else, and Jenkins' own Content-Security-Policy stands. */
    static void assertSafe(HtmlPage page) {
        String policy = page.getWebResponse().getResponseHeaderValue("Content-Security-Policy");
        assertNotNull(policy);
        assertThat(policy, containsString("default-src 'self'"));
        assertThat(policy, not(containsString("script-src * ")));
        assertThat(policy, not(containsString("'unsafe-inline' 'unsafe-eval'")));
        for (DomElement element : page.getElementById("main-panel").getDomElementDescendants()) {
            assertFalse(
                    List.of("script", "style", "img", "iframe").contains(element.getTagName()) && isOurs(element),
                    element.asXml());
            element.getAttributesMap().keySet().forEach(name -> assertFalse(name.startsWith("on"), element.asXml()));
            if (isOurs(element)) {
                assertFalse(element.hasAttribute("style"), element.asXml());
                String href = element.getAttribute("href");
                assertTrue(href.isEmpty() || href.matches("[/#A-Za-z].*") && !href.matches("[a-zA-Z]+:.*"), href);
            }
        }
    }

    private static boolean isOurs(DomElement element) {
        for (Object node = element; node instanceof DomElement; node = ((DomElement) node).getParentNode()) {
            if (((DomElement) node).getAttribute("class").contains("tfguard")) {
                return true;
            }
        }
        return false;
    }

    private static void archive(FreeStyleBuild build, Decision decision) throws Exception {
        ReportWriter.write(
                decision,
                build.getRootDir().toPath().resolve("archive/terraform-guard").resolve(decision.id()));
    }
}
