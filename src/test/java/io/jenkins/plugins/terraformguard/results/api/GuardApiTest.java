package io.jenkins.plugins.terraformguard.results.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.step.TerraformGuardBuilder;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every door, with answers as {@code docs/openapi.yaml} has them, for those who may read and for those who may not. */
@WithJenkins
class GuardApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "terraform-guard/api/v1/";
    private static final String JOB = "job=team%2Fweb";

    private JenkinsRule jenkins;
    private OpenApi api;

    private WebResponse get(String user, String tail, String... headers) throws Exception {
        return call(user, HttpMethod.GET, tail, headers);
    }

    private WebResponse call(String user, HttpMethod method, String tail, String... headers) throws Exception {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {});
        if (!user.isEmpty()) {
            client.withBasicCredentials(user);
        }
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), ROOT + tail), method);
        request.setAdditionalHeader("Accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setAdditionalHeader(headers[i], headers[i + 1]);
        }
        return client.getPage(method == HttpMethod.POST ? client.addCrumb(request) : request)
                .getWebResponse();
    }

    /** An answer that is as it is described. */
    private JsonNode answer(String tail) throws Exception {
        return answer("reader", tail, 200, "application/json");
    }

    private JsonNode answer(String user, String tail, int status, String media, String... headers) throws Exception {
        WebResponse response = get(user, tail, headers);
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        assertEquals(status, response.getStatusCode(), tail + " " + body);
        assertEquals(media, response.getContentType(), tail);
        assertEquals(List.of(), api.problems(tail.split("[?]")[0], status, media, body), tail);
        return JSON.readTree(body);
    }

    private void problem(String user, String tail, int status, String... headers) throws Exception {
        JsonNode problem = answer(user, tail, status, "application/problem+json", headers);
        assertEquals(status, problem.get("status").asInt());
    }

    @Test
    void everyDoor(JenkinsRule rule) throws Exception {
        jenkins = rule;
        api = OpenApi.load();
        assertEquals(List.of(), api.dangling());
        Set<String> doors = new TreeSet<>(Set.of(""));
        for (ApiResource resource : ExtensionList.lookup(ApiResource.class)) {
            doors.add(resource.name());
            assertEquals(new TreeSet<>(resource.parameters()), api.parameters(resource.name()), resource.name());
        }
        assertEquals(doors, api.paths());

        Folder team = jenkins.createProject(Folder.class, "team");
        FreeStyleProject job = team.createProject(FreeStyleProject.class, "web");
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        guarded(other);
        guarded(job);
        FreeStyleBuild last = guarded(job);
        Asked.decide(last, Asked.decision(ApprovalRules.DEFAULT, "a"));
        ApprovalService.open(last, Asked.GUARD);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger", "finder")
                .grant(Item.READ)
                .onItems(team, job)
                .to("reader")
                .grant(Item.DISCOVER)
                .everywhere()
                .to("finder"));

        documents(last);
        lists();
        wrong();
        for (String user : List.of("stranger", "finder")) {
            hidden(user);
        }
        int anonymous = get("", "fleet").getStatusCode();
        assertTrue(anonymous == 401 || anonymous == 403, "anonymous " + anonymous);
        for (String door : List.of("fleet", "decision?" + JOB, "approvals", "")) {
            int status = call("reader", HttpMethod.POST, door).getStatusCode();
            assertTrue(status == 404 || status == 405, "POST " + door + " " + status);
        }

        Path decision = last.getRootDir().toPath().resolve("terraform-guard/default/decision.json");
        Files.writeString(decision, Files.readString(decision).replace("\"id\"", "\"ID\""));
        problem("reader", "decision?" + JOB, 500);
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard/history/default.json"), "{");
        problem("reader", "history?" + JOB, 500);
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard/drift/default.json"), "{");
        problem("reader", "drift?" + JOB, 500);
        fleet();

        other.getBuildersList().clear();
        FreeStyleBuild apart = jenkins.buildAndAssertSuccess(other);
        Decision decided = Asked.decision(ApprovalRules.DEFAULT, "b");
        assertNotEquals("default", decided.id());
        DecisionStore.save(apart, decided.id(), List.of(decided));
        LastGuarded.note(apart);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        assertEquals("1", answer("findings?job=other").get("build").asText(), "the last that asked this guard");
        assertEquals(
                "2",
                answer("findings?job=other&guard=" + decided.id()).get("build").asText());
    }

    private FreeStyleBuild guarded(FreeStyleProject job) throws Exception {
        byte[] plan = Files.readAllBytes(Path.of(System.getProperty("guard.root", "."), "examples/web-shop/plan.json"));
        job.setScm(new SingleFileSCM("plan.json", plan));
        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setOnFail("annotate");
        guard.setOnApproval("annotate");
        guard.setOnDrift("annotate");
        job.getBuildersList().replace(guard);
        return jenkins.buildAndAssertSuccess(job);
    }

    private void documents(FreeStyleBuild last) throws Exception {
        JsonNode decision = answer("decision?" + JOB);
        byte[] kept = Files.readAllBytes(last.getRootDir().toPath().resolve("terraform-guard/default/decision.json"));
        WebResponse response = get("reader", "decision?" + JOB + "&guard=default&build=2");
        assertEquals(new String(kept, StandardCharsets.UTF_8), response.getContentAsString(StandardCharsets.UTF_8));
        assertEquals("default", decision.get("id").asText());
        String tag = response.getResponseHeaderValue("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            WebResponse same = get("reader", "decision?" + JOB, "If-None-Match", known);
            assertEquals(304, same.getStatusCode(), known);
            assertEquals("", same.getContentAsString());
        }
        assertEquals(
                200, get("reader", "decision?" + JOB, "If-None-Match", "\"x\"").getStatusCode());
        String versioned = "application/vnd.terraform-guard.v1+json";
        answer("reader", "decision?" + JOB, 200, versioned, "Accept", versioned);
        answer("reader", "", 200, "application/json", "Accept", "text/html,*/*;q=0.8");
        problem("reader", "decision?" + JOB, 406, "Accept", "application/vnd.terraform-guard.v2+json");
        problem("reader", "fleet", 406, "Accept", "text/html");
    }

    private void lists() throws Exception {
        JsonNode all = answer("findings?" + JOB);
        int total = all.get("total").asInt();
        assertTrue(total > 3, all.toString());
        Set<String> seen = new TreeSet<>();
        String next = "findings?" + JOB + "&limit=2";
        while (next != null) {
            JsonNode part = answer(next);
            part.get("items").forEach(item -> assertTrue(seen.add(item.toString())));
            String address = part.get("next").isNull() ? null : part.get("next").asText();
            WebResponse response = get("reader", next);
            assertEquals(
                    address == null ? null : "<" + address + ">; rel=\"next\"",
                    response.getResponseHeaderValue("Link"));
            next = address == null ? null : address.substring(address.indexOf(ROOT) + ROOT.length());
        }
        assertEquals(total, seen.size());
        assertTrue(
                get("reader", "..//v1/findings?" + JOB + "&limit=1")
                        .getResponseHeaderValue("Link")
                        .contains("/terraform-guard/api/v1/findings?"),
                "whatever address was asked: one that begins with two slashes leads to another host");
        String policy = all.at("/items/0/policy").asText();
        int high = answer("findings?" + JOB + "&severity=high").get("total").asInt();
        assertTrue(high > 0 && high < total);
        answer("findings?" + JOB + "&policy=" + policy)
                .get("items")
                .forEach(item -> assertEquals(policy, item.get("policy").asText()));
        assertEquals(0, answer("findings?" + JOB + "&state=waived").get("total").asInt());
        assertEquals(
                0, answer("findings?" + JOB + "&address=no.such").get("total").asInt());

        JsonNode history = answer("history?" + JOB + "&limit=1");
        assertEquals("2", history.at("/items/0/build").asText());
        assertEquals(
                "1", answer("history?" + JOB + "&before=2").at("/items/0/build").asText());
        assertFalse(history.get("next").isNull());
        assertNull(get("reader", "history?" + JOB).getResponseHeaderValue("Link"));
        assertEquals("default", answer("guards?" + JOB).at("/items/0/guard").asText());
        JsonNode drift = answer("drift?" + JOB);
        assertTrue(drift.get("total").asInt() > 0, "the plan has drift");
        assertEquals(0, answer("drift?" + JOB + "&state=remedied").get("total").asInt());
        JsonNode waiting = answer("approvals");
        assertEquals("team/web", waiting.at("/items/0/job").asText());
        assertEquals(1, waiting.get("total").asInt());
        assertEquals(0, answer("approvals?job=other").get("total").asInt());
        assertNotNull(answer("").get("items"));
    }

    private void fleet() throws Exception {
        JsonNode fleet = answer("fleet");
        for (JsonNode row : fleet.get("items")) {
            assertEquals("team/web", row.get("job").asText());
        }
        assertTrue(fleet.get("total").asInt() > 0, fleet.toString());
        assertEquals(0, answer("fleet?text=nothing-of-that-name").get("total").asInt());
    }

    private void wrong() throws Exception {
        for (String tail : List.of(
                "decision",
                "decision?" + JOB + "&build=x",
                "decision?" + JOB + "&build=0",
                "decision?jobs=x",
                "findings?" + JOB + "&severity=worst",
                "findings?" + JOB + "&limit=501",
                "drift?" + JOB + "&state=x",
                "findings?" + JOB + "&" + JOB,
                "history?" + JOB + "&before=0",
                "fleet?sort=money",
                "fleet?page=2",
                "guards",
                "approvals?limit=0",
                "fleet?folder=%20",
                "findings?" + JOB + "&severity=",
                "fleet?state=%3Cscript%3E")) {
            problem("reader", tail, 400);
        }
        for (String tail : List.of(
                "decision?" + JOB + "&build=99",
                "decision?" + JOB + "&guard=nothing",
                "decision?" + JOB + "&guard=..%2F..",
                "decision?" + JOB + "&guard=..",
                "findings?job=no%2Fsuch",
                "history?job=..%2Fteam%2Fweb",
                "guards?job=team",
                "drift?job=%2F")) {
            problem("reader", tail, 404);
        }
        for (String tail : List.of("nothing", "findings/more", "decision/", "..%2Ffleet")) {
            WebResponse none = get("reader", tail);
            assertTrue(none.getStatusCode() == 404 || none.getStatusCode() == 400, tail);
        }
        assertEquals("application/problem+json", get("reader", "nothing").getContentType());
    }

    /** What may not be read is as if it were not there, to the letter. */
    private void hidden(String user) throws Exception {
        for (String door : List.of("decision", "findings", "history", "guards", "drift")) {
            WebResponse there = get(user, door + "?" + JOB);
            WebResponse gone = get(user, door + "?job=team%2Fgone");
            assertEquals(404, there.getStatusCode(), user + " " + door);
            assertEquals(gone.getStatusCode(), there.getStatusCode());
            assertEquals(gone.getContentAsString(), there.getContentAsString());
            problem(user, door + "?" + JOB, 404);
        }
        assertEquals(
                0, answer(user, "fleet", 200, "application/json").get("total").asInt());
        assertEquals(
                0,
                answer(user, "approvals", 200, "application/json").get("total").asInt());
    }
}
