package io.jenkins.plugins.terraformguard.results.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftState;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetColumn;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetState;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.FindingFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the interface says what the code says, and its check finds what is wrong. */
class OpenApiTest {
    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static <T> List<String> ids(T[] values, Function<T, String> id) {
        return Stream.of(values).map(id).toList();
    }

    @Test
    void wordsAreThoseOfTheCode() throws Exception {
        OpenApi api = OpenApi.load();
        assertEquals(List.of(), api.dangling());
        assertEquals(
                ids(Severity.values(), Severity::id).stream().sorted().toList(),
                words(api.parameter("findings", "severity").at("/schema/enum")).stream()
                        .sorted()
                        .toList());
        assertEquals(
                FindingFilter.STATES, words(api.parameter("findings", "state").at("/schema/enum")));
        assertEquals(
                ids(DriftState.values(), DriftState::id),
                words(api.parameter("drift", "state").at("/schema/enum")));
        assertEquals(
                ids(FleetState.values(), FleetState::id),
                words(api.parameter("fleet", "state").at("/schema/enum")));
        assertEquals(
                ids(FleetColumn.values(), FleetColumn::id),
                words(api.parameter("fleet", "sort").at("/schema/enum")));
        assertEquals(ids(Verdict.values(), Verdict::id), words(api.root().at("/components/schemas/Verdict/enum")));
        assertEquals(
                ids(Status.values(), Status::id).stream().sorted().toList(),
                words(api.root().at("/components/schemas/Approval/properties/status/enum")).stream()
                        .sorted()
                        .toList());
        assertEquals(
                ApiQuery.MAX_LIMIT,
                api.parameter("drift", "limit").at("/schema/maximum").asInt());
        assertEquals(
                ApiQuery.LIMIT,
                api.parameter("drift", "limit").at("/schema/default").asInt());
        assertEquals(
                ids(ApiProblem.Kind.values(), kind -> ApiProblem.TYPE + kind.id()),
                words(api.root().at("/components/schemas/Problem/properties/type/enum")));
    }

    @Test
    void whatIsWrongIsFound() throws Exception {
        OpenApi api = OpenApi.load();
        String right = "{\"schema\":\"terraform-guard/api/v1\",\"items\":[],\"total\":0,\"next\":null}";
        assertEquals(List.of(), api.problems("fleet", 200, "application/json", right));
        for (String wrong : List.of(
                right.replace("\"total\":0", "\"total\":-1"),
                right.replace(",\"next\":null", ""),
                right.replace("api/v1", "api/v2"),
                right.replace("[]", "[{\"job\":\"x\"}]"),
                right.replace("{\"schema\"", "{\"more\":1,\"schema\""))) {
            assertFalse(api.problems("fleet", 200, "application/json", wrong).isEmpty(), wrong);
        }
        assertFalse(api.problems("fleet", 200, "text/html", right).isEmpty());
        String finding = "{\"schema\":\"terraform-guard/api/v1\",\"job\":\"j\",\"build\":1,\"guard\":\"g\",\"total\":1,"
                + "\"next\":null,\"items\":[{\"policy\":\"P\",\"severity\":\"high\",\"level\":\"advisory\","
                + "\"outcome\":\"violation\"}]}";
        assertEquals(List.of(), api.problems("findings", 200, "application/json", finding));
        assertFalse(api.problems("findings", 200, "application/json", finding.replace("\"high\"", "\"x\""))
                .isEmpty());
    }
}
