package io.jenkins.plugins.terraformguard.results.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked is taken at its word, or refused with a reason. */
class ApiQueryTest {
    private static final Set<String> KNOWN = Set.of("job", "limit", "offset", "state");

    private static ApiQuery query(String... pairs) throws ApiProblem {
        Map<String, String[]> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return ApiQuery.of("/jenkins/terraform-guard/api/v1/x", KNOWN, given);
    }

    private interface Ask {
        void ask() throws Exception;
    }

    private static void refused(String parameter, Ask ask) {
        ApiProblem problem = assertThrows(ApiProblem.class, ask::ask);
        Map<String, Object> document = problem.document();
        assertEquals(400, problem.status());
        assertEquals("urn:terraform-guard:problem:bad-parameter", document.get("type"));
        assertTrue(document.get("detail").toString().contains(parameter), document.toString());
        assertFalse(document.get("remedy").toString().isEmpty());
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws Exception {
        refused("jobs", () -> query("jobs", "x"));
        refused("'evil", () -> query("evil\n\u202e<script>", "x"));
        refused("job", () -> ApiQuery.of("/", KNOWN, Map.of("job", new String[] {"a", "b"})));
        refused("job", () -> query("job", "x".repeat(1_001)));
        refused("job", () -> query("job", "").required("job"));
        refused("state", () -> query("state", "OPEN").oneOf("state", List.of("open")));
        for (String number : List.of("0", "501", "-1", "1.5", "1e2", "01", " 1", "99999999999", "x", "\u0661")) {
            refused("limit", () -> query("limit", number).limit());
        }
        assertEquals(500, query("limit", "500").limit());
        assertEquals(100, query().limit());
        assertEquals(0, query("offset", "0").offset());
        assertEquals("", query().oneOf("state", List.of("open")));
        for (String blank : List.of("", " ", "\t\u2003")) {
            refused("state", () -> query("state", blank));
        }
    }

    @Test
    void partsAreWholeAndFollowEachOther() throws Exception {
        List<Integer> all = IntStream.range(0, 7).boxed().toList();
        ApiQuery first = query("job", "a b/ü&c=1", "limit", "3");
        ApiReply reply = ApiReply.part(first, all, Object::toString, Map.of("job", "a"));
        assertEquals("/jenkins/terraform-guard/api/v1/x?job=a+b%2F%C3%BC%26c%3D1&limit=3&offset=3", reply.next());
        assertEquals(
                "{\"items\":[\"0\",\"1\",\"2\"],\"job\":\"a\",\"next\":\"" + reply.next()
                        + "\",\"schema\":\"terraform-guard/api/v1\",\"total\":7}",
                new String(reply.document(), StandardCharsets.UTF_8).strip());
        assertNotNull(ApiReply.part(query("limit", "3", "offset", "3"), all, i -> i, Map.of())
                .next());
        assertNull(ApiReply.part(query("limit", "3", "offset", "6"), all, i -> i, Map.of())
                .next());
        ApiReply beyond = ApiReply.part(query("offset", "9999999"), all, i -> i, Map.of());
        assertTrue(new String(beyond.document(), StandardCharsets.UTF_8).contains("\"items\":[]"));
    }
}
