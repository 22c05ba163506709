package io.jenkins.plugins.terraformguard.results.drift;

import static io.jenkins.plugins.terraformguard.results.ShownPage.assertSafe;
import static io.jenkins.plugins.terraformguard.results.ShownPage.browser;
import static io.jenkins.plugins.terraformguard.results.ShownPage.text;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.results.ShownPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages as a browser gets them. Script is off: they have to work without. */
@WithJenkins
class DriftPagesTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"><img src=x onerror=alert(2)> javascript:alert(3) "
                    + "\u202egnp.exe ${7*7} {0} '%x'";

    private static List<String> rows(HtmlPage page) {
        return ShownPage.rows(page, "tfguard-drifts");
    }

    @Test
    void showTheLifeOfEachDrift(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        WebClient browser = browser(jenkins);
        assertEquals(
                404, browser.getPage(job, "terraform-drift/").getWebResponse().getStatusCode());
        Drifted.build(jenkins, job, "a", "b");
        Drifted.build(jenkins, job, "a");
        Drifted.build(jenkins, job, "a", "c");
        job.getBuildByNumber(2).delete();

        assertNotNull(
                browser.getPage(job).querySelector("#tasks a[href$='/terraform-drift']"), "the side panel leads here");
        HtmlPage page = browser.getPage(job, "terraform-drift/");
        assertSafe(page);
        assertEquals(3, rows(page).size());
        String a = rows(page).get(0);
        for (String part : List.of(
                "test_thing.a",
                "port",
                "443",
                "22",
                "Open",
                "Alarm",
                "in a row: 3, ever: 3",
                "first in #1",
                "last in #3")) {
            assertThat(a, containsString(part));
        }
        assertThat(rows(page).get(2), containsString("Remedied"));
        assertThat(rows(page).get(2), containsString("it is not known how"));
        assertThat(rows(page).get(2), containsString("not seen since #2"));
        assertNull(page.querySelector("a[href$='/2/']"), "a build that is gone has no link");
        assertEquals(
                200,
                browser.getPage(job, "terraform-drift/infra/").getWebResponse().getStatusCode());
        assertEquals(
                200,
                page.getAnchorByHref(
                                job.getAbsoluteUrl().replace(jenkins.getURL().toString(), "/jenkins/") + "1/")
                        .openLinkInNewWindow()
                        .getWebResponse()
                        .getStatusCode());
        for (String id : List.of("nope", "object", "guards", "..%2f", "%2e%2e", "infra%00")) {
            assertNull(browser.getPage(job, "terraform-drift/" + id + "/").querySelector(".tfguard-drifts"), id);
        }

        Drifted.record(job.getLastBuild(), Drifted.decision("Object", "x"));
        HtmlPage list = browser.getPage(job, "terraform-drift/");
        assertEquals(2, list.querySelectorAll(".tfguard-guard").size());
        assertSafe(list);
        assertThat(text(list.getAnchorByText("Object").click()), containsString("test_thing.x"));
    }

    @Test
    void acknowledgeWithoutScript(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a", "b");
        WebClient browser = browser(jenkins);
        HtmlPage page = browser.getPage(job, "terraform-drift/infra/?state=open&text=thing.A");
        HtmlForm form = page.querySelector("form[action*='acknowledge']");
        form.getTextAreaByName("reason").setText(HOSTILE);
        form.getInputByName("until").setValue("2999-01-31");
        HtmlPage after = (HtmlPage) form.getButtonsByName("").get(0).click();
        assertThat(after.getUrl().toString(), containsString("/terraform-drift/infra/?state=open&text=thing.A"));
        LedgerEntry entry = Drifted.entry(job, "a");
        assertEquals(HOSTILE.strip(), entry.acknowledgement().reason());
        assertEquals("anonymous", entry.acknowledgement().by());
        assertEquals("2999-01-31", entry.acknowledgement().until().toString());

        HtmlPage known = browser.getPage(job, "terraform-drift/?state=acknowledged");
        assertSafe(known);
        assertEquals(1, rows(known).size());
        assertThat(text(known), containsString("until 2999-01-31"));
        assertThat(text(known), containsString("<script>alert(1)</script>\"><img src=x onerror=alert(2)>"));
        assertThat(text(known), containsString("\\u202egnp.exe ${7*7} {0} '%x'"));
        HtmlForm withdraw = known.querySelector("form[action*='withdraw']");
        withdraw.getButtonsByName("").get(0).click();
        assertNull(Drifted.entry(job, "a").acknowledgement());
        HtmlPage again = withdraw.getButtonsByName("").get(0).click();
        assertEquals(409, again.getWebResponse().getStatusCode(), "somebody was faster");
    }

    @Test
    void showTextAsText(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        String text = HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"");
        String drift = "{\"address\":\"" + text + "\",\"mode\":\"managed\",\"type\":\"" + text + "\",\"name\":\"x\","
                + "\"provider_name\":\"p\",\"change\":{\"actions\":[\"update\"],\"before\":{\"" + text
                + "\":\"" + text + "\"},\"after\":{\"" + text + "\":\"other " + text + "\"}}}";
        Drifted.record(jenkins.buildAndAssertSuccess(job), Drifted.evaluate("infra", drift));
        LedgerEntry entry = Drifted.ledger(job).all().iterator().next();
        assertEquals(HOSTILE, entry.drift().address());
        DriftStore.of(job).acknowledge("infra", entry.id(), new Acknowledgement(HOSTILE, HOSTILE, Instant.now(), null));
        HtmlPage page = browser(jenkins).getPage(job, "terraform-drift/?text=%3Cscript");
        assertSafe(page);
        assertEquals(1, rows(page).size());
        assertThat(rows(page).get(0), containsString("other <script>alert(1)</script>"));
        assertThat(text(page), containsString("Acknowledged by <script>alert(1)</script>"));
        assertSafe(browser(jenkins).getPage(job, "terraform-drift/?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"));
    }

    @Test
    void filterAndTurnPages(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, Drifted.names(120));
        HtmlPage page = browser(jenkins).getPage(job, "terraform-drift/");
        assertEquals(50, rows(page).size());
        assertThat(text(page), containsString("Page 1 of 3"));
        HtmlPage next =
                page.<DomElement>querySelector(".tfguard-pages a[rel=next]").click();
        assertThat(text(next), containsString("51\u2013100 of 120"));
        HtmlForm form = next.querySelector("form.tfguard-filter");
        form.getInputByName("text").setValue("test_thing.t11");
        form.getSelectByName("state").setSelectedAttribute("alarm", true);
        HtmlPage filtered = jenkins.submit(form);
        assertEquals(11, rows(filtered).size());
        assertEquals(
                "test_thing.t11",
                filtered.<HtmlForm>querySelector("form.tfguard-filter")
                        .getInputByName("text")
                        .getValue());
        assertThat(
                text(browser(jenkins).getPage(job, "terraform-drift/?state=remedied")),
                containsString("No drift matches."));
    }

    @Test
    void sayWhatIsDamaged(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Drifted.build(jenkins, job, "a");
        Path file = job.getRootDir().toPath().resolve("terraform-guard/drift/infra.json");
        Files.writeString(file, "{\"<img src=x>\": }");
        WebClient browser = browser(jenkins);
        HtmlPage damaged = browser.getPage(job, "terraform-drift/");
        assertSafe(damaged);
        assertThat(text(damaged), containsString("What is known of drifts can't be read"));
        assertEquals(
                500,
                browser.getPage(job, "terraform-drift/infra/json")
                        .getWebResponse()
                        .getStatusCode());
        Drifted.build(jenkins, job, "a");
        HtmlPage kept = browser.getPage(job, "terraform-drift/");
        assertThat(text(kept), containsString("infra.json.damaged-1"));
        assertThat(text(kept), not(containsString("can't be read")));
        assertEquals(1, rows(kept).size());
    }
}
