package io.jenkins.plugins.terraformguard.results.fleet;

import static io.jenkins.plugins.terraformguard.results.ShownPage.assertSafe;
import static io.jenkins.plugins.terraformguard.results.ShownPage.browser;
import static io.jenkins.plugins.terraformguard.results.ShownPage.text;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ListView;
import hudson.views.ListViewColumn;
import io.jenkins.plugins.terraformguard.results.ShownPage;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page over all jobs as a browser gets it. Script is off: it has to work without. */
@WithJenkins
class FleetPagesTest {
    private static List<String> rows(HtmlPage page) {
        return ShownPage.rows(page, "tfguard-fleet");
    }

    @Test
    void showsHowAllGuardsStand(JenkinsRule jenkins) throws Exception {
        WebClient browser = browser(jenkins);
        assertThat(text(browser.goTo("terraform-guard/")), containsString("No guard of a job that you may read"));

        MockFolder shop = jenkins.createFolder("shop");
        FreeStyleProject network = shop.createProject(FreeStyleProject.class, "network");
        FreeStyleProject lab = jenkins.createFreeStyleProject("=lab");
        Guarded.build(jenkins, network, Guarded.decision("prod", 5, "eu-west-1", true));
        Guarded.build(jenkins, network, Guarded.decision("stage", 1, "eu-west-1", false));
        Guarded.build(jenkins, lab, Guarded.decision("g", 1, "us-east-1", false));

        HtmlPage page = browser.goTo("terraform-guard/");
        assertSafe(page);
        assertEquals(3, rows(page).size());
        assertThat(rows(page).get(0), containsString("network"));
        assertThat(rows(page).get(0), containsString("prod"));
        assertThat(rows(page).get(0), containsString("1 Critical"));
        assertThat(rows(page).get(0), containsString("oldest:"));
        assertThat(text(page), containsString("ACME-1"));
        assertThat(text(page), containsString("33 %"));
        assertEquals(
                "ascending",
                page.querySelector("th[aria-sort]")
                        .getAttributes()
                        .getNamedItem("aria-sort")
                        .getNodeValue());
        assertNotNull(page.querySelector(".tfguard-fleet caption"));
        for (String[] asked : new String[][] {
            {"folder=shop", "2"},
            {"folder=sho", "0"},
            {"region=us-east-1", "1"},
            {"provider=registry.terraform.io%2Fhashicorp%2Ftest", "3"},
            {"policy=ACME-1", "1"},
            {"verdict=fail", "1"},
            {"state=drifted", "1"},
            {"text=LAB", "1"},
            {"text=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E%3Cimg+src%3Dx+onerror%3Dalert(2)%3E", "0"},
            {"folder=%22%3E%3Cscript%3E", "0"},
            {"sort=lead&order=desc&size=2&page=2", "1"}
        }) {
            HtmlPage answer = browser.goTo("terraform-guard/?" + asked[0]);
            assertSafe(answer);
            assertEquals(asked[1], Integer.toString(rows(answer).size()), asked[0]);
        }
        HtmlForm form = page.querySelector("form.tfguard-filter");
        form.getSelectByName("folder").setSelectedAttribute("shop", true);
        HtmlPage filtered = form.getButtonsByName("").get(0).click();
        assertEquals(2, rows(filtered).size());
        assertEquals(
                "shop",
                filtered.<HtmlForm>querySelector("form.tfguard-filter")
                        .getSelectByName("folder")
                        .getSelectedOptions()
                        .get(0)
                        .getValueAttribute());

        String csv = browser.goTo("terraform-guard/fleet.csv?sort=job", "text/csv")
                .getWebResponse()
                .getContentAsString();
        assertThat(csv, containsString("job,guard,build,recorded_at,verdict,score"));
        assertThat(csv, containsString("\r\n'=lab,g,1,"));
        assertThat(csv, containsString("shop/network,prod,1,"));
        assertEquals(4, csv.lines().count());
        assertThat(
                browser.goTo("terraform-guard/fleet.csv?verdict=fail", "text/csv")
                        .getWebResponse()
                        .getContentAsString(),
                not(containsString("=lab")));

        assertColumns(jenkins, browser);
        assertRowsFollow(jenkins, browser, network, shop, lab);
    }

    private static void assertColumns(JenkinsRule jenkins, WebClient browser) throws Exception {
        ListView list = new ListView("guards", jenkins.jenkins);
        list.setIncludeRegex(".*");
        list.setRecurse(true);
        jenkins.jenkins.addView(list);
        for (ListViewColumn column : List.of(new VerdictColumn(), new ScoreColumn(), new DriftColumn())) {
            list.getColumns().add(column);
        }
        HtmlPage page = browser.goTo("view/guards/");
        String text = page.getElementById("projectstatus").asNormalizedText();
        assertThat(text, containsString("Terraform Guard verdict"));
        DomElement row = (DomElement) page.getElementById("job_shop/network") == null
                ? page.querySelector("[id='job_network']")
                : page.getElementById("job_shop/network");
        assertThat(page.asXml(), containsString("data=\"49\""));
        assertTrue(row == null || row.asNormalizedText().contains("Fail"), () -> text);
        assertEquals(
                "", new VerdictColumn().cell(jenkins.jenkins.getItem("shop")).text(), "a folder has no verdict");
    }

    private static void assertRowsFollow(
            JenkinsRule jenkins, WebClient browser, FreeStyleProject network, MockFolder shop, FreeStyleProject lab)
            throws Exception {
        shop.renameTo("store");
        assertThat(text(browser.goTo("terraform-guard/?folder=store")), containsString("prod"));
        assertEquals(2, rows(browser.goTo("terraform-guard/?folder=store")).size());
        assertEquals(0, rows(browser.goTo("terraform-guard/?folder=shop")).size());
        lab.renameTo("bench");
        assertEquals(1, rows(browser.goTo("terraform-guard/?text=bench")).size());
        Guarded.build(jenkins, lab, Guarded.decision("g", 9, "us-east-1", false));
        assertEquals(2, FleetIndex.get().of(lab).get(0).build());
        lab.delete();
        assertEquals(2, rows(browser.goTo("terraform-guard/")).size());
        network.getParent();
        shop.delete();
        assertEquals(0, FleetIndex.get().all().size());
    }

    @Test
    void whoMayNotReadAJobLearnsNothingOfIt(JenkinsRule jenkins) throws Exception {
        MockFolder secret = jenkins.createFolder("secret");
        FreeStyleProject hidden = secret.createProject(FreeStyleProject.class, "hidden");
        FreeStyleProject known = jenkins.createFreeStyleProject("known");
        FreeStyleProject found = jenkins.createFreeStyleProject("found");
        for (FreeStyleProject job : List.of(hidden, known, found)) {
            Guarded.build(jenkins, job, Guarded.decision("guard-" + job.getName(), 5, "region-" + job.getName(), true));
        }
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "nobody", "deep", "admin")
                .grant(Item.READ)
                .onItems(known)
                .to("reader")
                .grant(Item.DISCOVER)
                .onItems(found, secret)
                .to("reader")
                .grant(Item.READ)
                .onItems(hidden)
                .to("deep")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        WebClient reader = browser(jenkins).login("reader");
        for (String query :
                List.of("", "?folder=secret", "?policy=ACME-1", "?sort=job", "?text=hidden", "?page=2&size=1")) {
            HtmlPage page = reader.goTo("terraform-guard/" + query);
            assertThat(query, text(page), not(containsString("guard-hidden")));
            assertThat(query, text(page), not(containsString("region-found")));
            assertThat(query, text(page), not(containsString("guard-found")));
        }
        HtmlPage page = reader.goTo("terraform-guard/");
        assertEquals(1, rows(page).size());
        assertEquals(
                "1", page.querySelector("#guards .tfguard-number").asNormalizedText(), "not even how many there are");
        assertThat(text(page), containsString("Guards of 1 jobs"));
        String csv = reader.goTo("terraform-guard/fleet.csv", "text/csv")
                .getWebResponse()
                .getContentAsString();
        assertEquals(2, csv.lines().count());
        assertThat(csv, containsString("known"));

        assertThat(
                text(browser(jenkins).login("nobody").goTo("terraform-guard/")), containsString("No guard of a job"));
        assertEquals(
                0,
                rows(browser(jenkins).login("deep").goTo("terraform-guard/")).size(),
                "a job in a folder that one may not read can't be reached");
        assertEquals(
                3,
                rows(browser(jenkins).login("admin").goTo("terraform-guard/")).size());
        for (String door : List.of("terraform-guard/", "terraform-guard/fleet.csv")) {
            WebClient anonymous = browser(jenkins);
            assertThat(
                    anonymous
                            .getPage(anonymous.getContextPath() + door)
                            .getUrl()
                            .toString(),
                    containsString("/login"));
        }
        for (String inner : List.of("page", "parts", "page/rows", "page/summary")) {
            assertEquals(
                    404,
                    reader.getPage(reader.getContextPath() + "terraform-guard/" + inner)
                            .getWebResponse()
                            .getStatusCode(),
                    inner);
        }
        assertNull(browser(jenkins).goTo("login").querySelector("a[href$='/terraform-guard']"));
    }
}
