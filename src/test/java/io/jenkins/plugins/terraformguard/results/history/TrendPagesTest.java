package io.jenkins.plugins.terraformguard.results.history;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Planned;
import java.nio.file.Files;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a job as a browser gets it. Script is off: it has to work without. */
@WithJenkins
class TrendPagesTest {
    private static String text(HtmlPage page) {
        return page.getElementById("main-panel").asNormalizedText();
    }

    private static WebResponse get(WebClient browser, String address) throws Exception {
        return browser.goTo(address, null).getWebResponse();
    }

    private static FreeStyleProject three(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        Guarded.build(
                jenkins,
                job,
                Planned.build(1)
                        .verdict(Verdict.FAIL)
                        .violates("Q", "aws_x.a")
                        .violates("P", "aws_x.a")
                        .decision());
        Guarded.build(jenkins, job, Planned.build(2).verdict(Verdict.ERROR).decision());
        Guarded.build(jenkins, job, Planned.build(3).passes("P", 1).decision());
        return job;
    }

    @Test
    void showsWhatAGuardCameTo(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = three(jenkins);
        WebClient browser = Guarded.browser(jenkins);
        job.getBuildByNumber(1).delete();
        HtmlPage page = browser.getPage(job, "terraform-guard/");
        for (String part : List.of(
                "Findings by severity",
                "Numbers",
                "Violations mended",
                "No decision",
                "Failed",
                "#1",
                "#3",
                "Passed")) {
            assertThat(text(page), containsString(part));
        }
        String main = page.getElementById("main-panel").asXml();
        assertFalse(main.contains("<script>alert") || main.contains(" style=") || main.contains("onclick"), main);
        assertEquals(3, page.querySelectorAll(".tfguard-numbers tbody tr").size());
        assertEquals(2, page.querySelectorAll(".tfguard-numbers tbody th a").size(), "a build that is gone is no link");
        assertEquals(2, page.querySelectorAll(".tfguard-strip a").size());
        DomElement point = page.querySelector(".tfguard-strip a");
        assertThat(point.getAttribute("href"), containsString("/job/shop/2/terraform-guard/default/"));
        assertEquals("-1", point.getAttribute("tabindex"));
        assertEquals(200, get(browser, "job/shop/2/terraform-guard/default/").getStatusCode());
        assertNotNull(page.querySelector("svg.tfguard-chart pattern"), "colours are not all there is");
        assertThat(page.querySelector(".tfguard-selected").getTextContent(), containsString("50"));

        HtmlPage fewer = browser.getPage(job, "terraform-guard/trend/default/?range=25");
        assertThat(fewer.querySelector(".tfguard-selected").getTextContent(), containsString("25"));
        for (String odd : List.of("-1", "999999999999", "25x", "%3Cscript%3E")) {
            HtmlPage usual = browser.getPage(job, "terraform-guard/trend/default/?range=" + odd);
            assertThat(usual.querySelector(".tfguard-selected").getTextContent(), containsString("50"));
        }
        for (String id : List.of("nope", "..%2f..", "DEFAULT", "default.json")) {
            assertEquals(
                    404,
                    get(browser, "job/shop/terraform-guard/trend/" + id + "/").getStatusCode(),
                    id);
        }

        WebResponse json = get(browser, "job/shop/terraform-guard/trend/default/json");
        assertEquals("application/json", json.getContentType());
        assertThat(json.getContentAsString(), containsString("\"schema\":\"terraform-guard/trend/v1\""));
        WebResponse badge = get(browser, "job/shop/terraform-guard/trend/default/badge.svg");
        assertEquals("image/svg+xml", badge.getContentType());
        assertThat(badge.getContentAsString(), containsString("Passed"));
        assertThat(badge.getResponseHeaderValue("Content-Security-Policy"), containsString("default-src 'none'"));

        Guarded.build(jenkins, job, SampleDecisions.full());
        HtmlPage several = browser.getPage(job, "terraform-guard/");
        assertThat(text(several), containsString("production"));
        assertNull(several.querySelector(".tfguard-numbers"));
        assertNotNull(several.querySelector("a[href$='/terraform-guard/trend/production/']"));
        assertThat(get(browser, "job/shop/terraform-guard/badge.svg").getContentAsString(), containsString("Failed"));
        assertTrue(
                job.getLastBuild().getBadgeActions().stream()
                        .anyMatch(action -> action.getUrlName() != null
                                && action.getUrlName().equals("terraform-guard")),
                "the list of builds has the verdict");
        assertThat(
                get(browser, "job/shop/buildHistory/ajax").getContentAsString(),
                containsString("Terraform Guard: Failed"));

        Files.writeString(Guarded.file(job, "default"), "{}");
        assertThat(
                "what is not known is worse than anything that is",
                get(browser, "job/shop/terraform-guard/badge.svg").getContentAsString(),
                containsString("No decision"));
        Guarded.await(job);
        Files.writeString(Guarded.file(job, "default"), "{}");
        assertThat(
                get(browser, "job/shop/terraform-guard/trend/default/badge.svg").getContentAsString(),
                containsString("No decision"));
        Guarded.await(job);
        Files.writeString(Guarded.file(job, "default"), "{}");
        assertEquals(
                500, get(browser, "job/shop/terraform-guard/trend/default/json").getStatusCode());
        Guarded.await(job);
        HtmlPage healed = browser.getPage(job, "terraform-guard/trend/default/");
        assertThat(text(healed), containsString("A damaged history was put aside"));
        assertThat(text(healed), containsString("#3"));
        Files.writeString(Guarded.file(job, "default"), "{}");
        assertThat(text(browser.getPage(job, "terraform-guard/trend/default/")), containsString("can't be read"));
        Guarded.await(job);
    }

    @Test
    void isForThoseWhoMayReadTheJob(JenkinsRule jenkins) throws Exception {
        three(jenkins);
        FreeStyleProject old = jenkins.createFreeStyleProject("old");
        Guarded.keep(jenkins.buildAndAssertSuccess(old), Planned.build(1).decision());
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
        WebClient reader = Guarded.browser(jenkins).login("reader");
        WebClient stranger = Guarded.browser(jenkins).login("stranger");
        WebClient discoverer = Guarded.browser(jenkins).login("discoverer");
        for (String door : List.of(
                "",
                "last",
                "lastBuild",
                "badge.svg",
                "trend/default/",
                "trend/default/json",
                "trend/default/badge.svg")) {
            String address = "job/shop/terraform-guard/" + door;
            assertEquals(200, get(reader, address).getStatusCode(), address);
            WebResponse refused = get(stranger, address);
            assertEquals(404, refused.getStatusCode(), address);
            assertThat(refused.getContentAsString(), not(containsString("Passed")));
            assertEquals(403, get(discoverer, address).getStatusCode(), address);
        }
        assertEquals(404, get(stranger, "job/old/terraform-guard/").getStatusCode());
        assertNull(HistoryRebuild.get().state(old), "who may not read a job sets nothing off");

        assertEquals(200, get(reader, "job/old/terraform-guard/").getStatusCode());
        Guarded.await(old);
        assertEquals(List.of(1), Guarded.builds(old, "default"));
        assertThat(get(reader, "job/old/terraform-guard/").getContentAsString(), containsString("tfguard-numbers"));
    }
}
