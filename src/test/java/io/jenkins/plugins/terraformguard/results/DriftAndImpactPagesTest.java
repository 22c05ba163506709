package io.jenkins.plugins.terraformguard.results;

import static io.jenkins.plugins.terraformguard.results.GuardPagesTest.assertSafe;
import static io.jenkins.plugins.terraformguard.results.GuardPagesTest.browser;
import static io.jenkins.plugins.terraformguard.results.GuardPagesTest.guarded;
import static io.jenkins.plugins.terraformguard.results.GuardPagesTest.text;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Drift and impact on the pages, without script. */
@WithJenkins
class DriftAndImpactPagesTest {
    @Test
    void showWhatBecomesOfDriftAndWhatCantBeUndone(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(jenkins, SampleImpact.full());
        Path rollback = build.getRootDir().toPath().resolve("archive/terraform-guard/production/rollback.md");
        Files.createDirectories(rollback.getParent());
        Files.writeString(rollback, "# back");
        WebClient browser = browser(jenkins);
        HtmlPage page = browser.getPage(build, "terraform-guard/");
        assertSafe(page);
        String everything = text(page) + page.getElementById("main-panel").getTextContent();
        for (String part : List.of(
                "Risk 62 of 100: high.",
                "Somebody has to approve: the threshold is 60.",
                "30 of 40",
                "not certain",
                "To get it back:",
                "Why it is replaced",
                "Lost link",
                "7 downstream",
                "6 more can be undone",
                "aws_db_instance.orders2",
                "4 more are not drawn.",
                "1 resource changed outside Terraform, 3 differences; there may be more.",
                "1 will be reverted",
                "Applying this plan sets it back to what was recorded.",
                "4 The same elements in another order",
                "infra/network.tf:12",
                "TG-AWS-001",
                "the plan depends on it",
                "Accept: Somebody opened port 22",
                "2 more attributes are left out here.")) {
            assertThat(everything, containsString(part));
        }
        assertEquals(
                "ingress = [\n  {\n    from_port = 22\n  },\n]",
                page.querySelector(".tfguard-drift pre").getTextContent());
        assertEquals(3, page.querySelectorAll(".tfguard-chain > li").size());
        HtmlForm form = page.querySelector("form.tfguard-drift-filter");
        form.getSelectByName("driftState").setSelectedAttribute("noise", true);
        HtmlPage noise = jenkins.submit(form);
        assertThat(text(noise), containsString("vpc_security_group_ids"));
        assertThat(text(noise), containsString("noise: The same elements in another order"));
        assertThat(text(noise), not(containsString("tags.Owner")));
        HtmlPage ignored = browser.getPage(build, "terraform-guard/?driftState=ignored");
        assertThat(text(ignored), containsString("ignored: Somebody opened port 22"));
        assertThat(
                text(browser.getPage(build, "terraform-guard/?driftSeverity=low")),
                containsString("No drift matches."));
        assertThat(
                text(browser.getPage(build)),
                containsString("1 resource changed outside Terraform; risk 62; can not be undone: 1"));
        assertEquals(
                200,
                page.getAnchorByText("How to get back to what was")
                        .openLinkInNewWindow()
                        .getWebResponse()
                        .getStatusCode());
    }

    @Test
    void showTextAsText(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = guarded(jenkins, SampleImpact.saying(Decisions.saying("harmless"), Decisions.HOSTILE));
        WebClient browser = browser(jenkins);
        for (String query : List.of("", "?driftState=all", "?driftState=ignored", "?driftState=noise")) {
            HtmlPage page = browser.getPage(build, "terraform-guard/" + query);
            assertSafe(page);
            String drift = page.querySelector("section[aria-labelledby=drift]").getTextContent();
            String impact =
                    page.querySelector("section[aria-labelledby=impact]").getTextContent();
            for (String section : List.of(drift, impact)) {
                assertThat(section, containsString("<script>alert(1)</script>\"><img src=x onerror=alert(2)>"));
                assertThat(section, containsString("\\u001b[31mred\\u001b[0m safe\\u202egnp.exe ${7*7} {0} '%x'"));
            }
        }
        assertSafe(browser.getPage(build));
    }

    @Test
    void neverTakeWhatIsNotKnownForNoDrift(JenkinsRule jenkins) throws Exception {
        Decision unknown = SampleImpact.with(
                SampleDecisions.full(),
                List.of(),
                new DriftSummary(
                        DriftSummary.INCOMPLETE, 0, 0, Map.of(), Map.of(), 0, List.of("Planning failed half-way")));
        FreeStyleBuild build = guarded(jenkins, unknown);
        HtmlPage page = browser(jenkins).getPage(build, "terraform-guard/");
        String alert = page.querySelector("section[aria-labelledby=drift] .jenkins-alert-warning")
                .getTextContent();
        assertThat(alert, containsString("It is not known whether anything was changed outside Terraform"));
        assertThat(alert, containsString("Planning failed half-way"));
        assertNull(page.querySelector(".tfguard-drift-filter"), "there is nothing to filter");
        assertNull(page.querySelector("section[aria-labelledby=impact]"), "nothing is known of an impact");
        assertThat(text(browser(jenkins).getPage(build)), containsString("not known what changed outside Terraform"));
    }
}
