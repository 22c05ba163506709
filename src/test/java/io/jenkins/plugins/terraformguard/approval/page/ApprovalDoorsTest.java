package io.jenkins.plugins.terraformguard.approval.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.net.URL;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The doors for programs: who may see and answer what, and what is refused leaves everything as it was. */
@WithJenkins
class ApprovalDoorsTest {
    private static final String WHY = "looked at it with the owner";

    private static void refused(int status, String kind, WebResponse response) {
        assertEquals(status, response.getStatusCode(), response.getContentAsString());
        assertThat(response.getContentAsString(), containsString("\"refused\":\"" + kind + "\""));
    }

    @Test
    void whoMayReadTheJobMaySeeIt(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        for (String tail : List.of("", "api/json")) {
            assertEquals(200, asked.get("reader", tail).getStatusCode());
            assertEquals(404, asked.get("stranger", tail).getStatusCode());
            assertThat(asked.get("finder", tail).getStatusCode(), anyOf(is(403), is(404)));
            assertThat(asked.get("", tail).getStatusCode(), anyOf(is(403), is(404)));
        }
        WebResponse json = asked.get("ann", "api/json");
        assertEquals("application/json", json.getContentType());
        assertThat(json.getContentAsString(), containsString("\"status\":\"pending\""));
        assertThat(json.getContentAsString(), containsString("\"waits_for_me\":true"));
        assertThat(json.getContentAsString(), containsString("aws_db_instance.main"));
        assertThat(asked.get("reader", "api/json").getContentAsString(), containsString("\"waits_for_me\":false"));
        assertThat(asked.get("starter", "api/json").getContentAsString(), containsString("\"waits_for_me\":false"));
        for (String forged : List.of("nope", "..%2Fguard", "object", "pages")) {
            URL url = new URL(asked.url("").toString().replace("/guard/", "/" + forged + "/"));
            assertThat(
                    forged, asked.client("ann").getPage(url).getWebResponse().getStatusCode(), anyOf(is(400), is(404)));
        }
    }

    /** Nobody gets to a job in a folder that he may not read: so no list names it either. */
    @Test
    void whoMayNotReadTheFolderLearnsNothing(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.inFolder(jenkins);
        for (String door :
                List.of("terraform-approvals/api/json", "terraform-approvals/", "terraform-guard/api/v1/approvals")) {
            URL url = new URL(jenkins.getURL(), door);
            WebResponse ann = asked.client("ann").getPage(url).getWebResponse();
            assertThat(door, ann.getContentAsString(), containsString("vault"));
            WebResponse deep = asked.client("deep").getPage(url).getWebResponse();
            assertEquals(200, deep.getStatusCode(), door);
            assertThat(door, deep.getContentAsString(), not(containsString("vault")));
            assertThat(door, deep.getContentAsString(), not(containsString(asked.request())));
        }
        assertEquals(404, asked.get("deep", "").getStatusCode());
    }

    @Test
    void anAnswerNeedsPostAndCrumb(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        for (String door : List.of("approve", "reject", "withdraw", "break-glass", "void")) {
            String tail = door + "?scope=all&reason=because+it+is&request=" + asked.request();
            assertThat(door, asked.get("admin", tail).getStatusCode(), anyOf(is(404), is(405)));
            assertEquals(
                    403,
                    asked.post("admin", door, false, "scope", "all", "reason", WHY, "request", asked.request())
                            .getStatusCode());
        }
        WebRequest put = new WebRequest(asked.url("approve"), HttpMethod.PUT);
        assertThat(
                asked.client("admin").getPage(put).getWebResponse().getStatusCode(), anyOf(is(403), is(404), is(405)));
        assertEquals(List.of(), asked.now().log().acts());
    }

    @Test
    void whoMayNotAnswerIsRefused(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        String id = asked.request();
        String[] all = {"scope", "all", "reason", WHY, "request", id};
        refused(403, "permission", asked.post("reader", "approve", all));
        refused(403, "permission", asked.post("reader", "reject", all));
        refused(403, "permission", asked.post("eve", "approve", all));
        refused(403, "permission", asked.post("ann", "break-glass", all));
        refused(403, "separation", asked.post("starter", "approve", all));
        assertEquals(404, asked.post("stranger", "approve", all).getStatusCode());
        assertThat(asked.post("finder", "approve", all).getStatusCode(), anyOf(is(403), is(404)));
        assertThat(asked.post("", "approve", all).getStatusCode(), anyOf(is(403), is(404)));
        assertEquals(List.of(), asked.now().log().acts());
    }

    @Test
    void whatIsNoAnswerIsRefused(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        String id = asked.request();
        String item = asked.item("TG-NET");
        refused(400, "malformed", asked.post("ann", "approve", "scope", "all", "reason", WHY, "request", "forged"));
        refused(400, "malformed", asked.post("ann", "approve", "scope", "all", "reason", WHY));
        refused(400, "malformed", asked.post("ann", "approve", "reason", WHY, "request", id));
        refused(400, "malformed", asked.post("ann", "approve", "item", item, "reason", WHY, "request", id));
        refused(400, "malformed", asked.post("ann", "approve", "scope", "ticked", "reason", WHY, "request", id));
        refused(
                400,
                "malformed",
                asked.post("ann", "approve", "scope", "ticked", "item", "forged", "reason", WHY, "request", id));
        refused(400, "malformed", asked.post("ann", "approve", "scope", "all", "reason", " \n ", "request", id));
        refused(
                400,
                "malformed",
                asked.post("ann", "approve", "scope", "all", "reason", "x".repeat(3000), "request", id));
        refused(400, "malformed", asked.post("eve", "break-glass", "item", item, "reason", WHY, "request", id));
        for (String day : List.of("tomorrow", "2020-01-01", "+10000-01-01", "2999-02-30")) {
            refused(
                    400,
                    "malformed",
                    asked.post("ann", "approve", "scope", "all", "reason", WHY, "waiver", day, "request", id));
        }
        assertEquals(List.of(), asked.now().log().acts());
    }

    @Test
    void whatIsOverIsOver(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        asked.two();
        String[] all = {"scope", "all", "reason", WHY, "request", asked.request()};
        assertEquals(200, asked.post("ann", "approve", all).getStatusCode());
        assertEquals(Status.PENDING, asked.status());
        refused(409, "twice", asked.post("ann", "approve", all));
        refused(409, "twice", asked.post("bob", "withdraw", all));
        assertEquals(200, asked.post("ann", "withdraw", all).getStatusCode());
        asked.rewrite(List.of(), Instant.now().minus(Duration.ofMinutes(1)), "");
        refused(409, "over", asked.post("bob", "approve", all));
        refused(409, "over", asked.post("eve", "break-glass", all));
        assertEquals(2, asked.now().log().acts().size());
    }

    @Test
    void aDamagedRequestLetsNothingPass(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        String[] all = {"scope", "all", "reason", WHY, "request", asked.request()};
        Files.writeString(asked.file(), "{\"schema\":\"<b>none</b>\"}");
        refused(500, "damaged", asked.post("ann", "approve", all));
        assertEquals(500, asked.get("ann", "api/json").getStatusCode());
        String page = asked.get("ann", "").getContentAsString();
        assertThat(page, containsString("lets nothing pass"));
        assertThat(page, not(containsString("<b>none")));
        assertEquals("{\"schema\":\"<b>none</b>\"}", Files.readString(asked.file()));
    }

    @Test
    void theListHoldsWhatOneMayRead(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        URL list = new URL(jenkins.getURL(), "terraform-approvals/api/json");
        for (String user : List.of("ann", "reader", "stranger", "finder", "")) {
            String json = asked.client(user).getPage(list).getWebResponse().getContentAsString();
            boolean sees = user.equals("ann") || user.equals("reader");
            assertEquals(sees, json.contains(asked.request()), user + json);
            assertEquals(user.equals("ann"), json.contains("\"waits_for_me\":true"), user + json);
        }
        assertEquals(
                200,
                asked.post("bob", "reject", "scope", "all", "reason", WHY, "request", asked.request())
                        .getStatusCode());
        assertEquals(Status.REJECTED, asked.status());
        assertThat(
                asked.client("ann").getPage(list).getWebResponse().getContentAsString(),
                not(containsString(asked.request())));
    }
}
