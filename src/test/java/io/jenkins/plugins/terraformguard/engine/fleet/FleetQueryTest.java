package io.jenkins.plugins.terraformguard.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetQueryTest {
    private static final Drifting WATCHED = new Drifting(DriftSummary.CLEAN, 0, null, 4, 0);
    private static final Drifting DRIFTED = new Drifting(DriftSummary.DRIFTED, 3, Fleets.NOW.minusSeconds(9), 4, 1);

    private static final FleetRow NET =
            Fleets.row("shop/network", Verdict.FAIL, Fleets.found(Severity.CRITICAL, 2), WATCHED);
    private static final FleetRow DATA =
            Fleets.row("shop/data/Orders", Verdict.ADVISORY, Fleets.found(Severity.LOW, 2), DRIFTED);
    private static final FleetRow SHOPPING = with(
            Fleets.clean("shopping"),
            new Course(Course.PENDING, Instant.parse("2026-03-10T00:00:00Z"), "", null, "", 0, 0),
            List.of(new Lapse("P-*", Fleets.NOW.plusSeconds(86_400 * 29), 1)),
            List.of(new PolicyHit("P-2", 4)));
    private static final FleetRow BLIND = Fleets.row("lab", Verdict.PASS, Fleets.found(Severity.LOW, 0), Drifting.NONE);
    private static final List<FleetRow> ALL = List.of(NET, DATA, SHOPPING, BLIND);

    private static FleetRow with(FleetRow row, Course course, List<Lapse> waivers, List<PolicyHit> hits) {
        return new FleetRow(
                row.key(),
                row.build(),
                row.at(),
                row.verdict(),
                course,
                row.found(),
                40,
                row.drift(),
                waivers,
                List.of("registry.terraform.io/hashicorp/google"),
                List.of("europe-west1"),
                hits,
                row.asked(),
                60,
                7_200,
                row.score());
    }

    private static List<String> ask(String... parameters) {
        return query(parameters).select(ALL, Fleets.NOW).stream()
                .map(FleetRow::job)
                .toList();
    }

    private static FleetQuery query(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return FleetQuery.of(map::get);
    }

    @Test
    void worstFirstUnlessOneAsksOtherwise() {
        assertEquals(List.of("shop/network", "shop/data/Orders", "lab", "shopping"), ask());
        assertEquals(List.of("shopping", "lab", "shop/data/Orders", "shop/network"), ask("order", "desc"));
        assertEquals(List.of("lab", "shop/data/Orders", "shop/network", "shopping"), ask("sort", "job"));
        assertEquals(
                List.of("shopping", "shop/network", "shop/data/Orders", "lab"), ask("sort", "job", "order", "desc"));
        assertEquals("lab", ask("sort", "drift", "order", "desc").get(0), "not to know is worse than 3");
        assertEquals("shopping", ask("sort", "risk").get(0));
        assertEquals("shopping", ask("sort", "waiting").get(0));
        assertEquals("shopping", ask("sort", "waivers", "order", "desc").get(0));
        assertEquals("shop/network", ask("sort", "verdict", "order", "desc").get(0));
        for (FleetColumn column : FleetColumn.values()) {
            assertEquals(4, ask("sort", column.id()).size());
        }
    }

    @Test
    void allCanBePickedThatRowsSay() {
        assertEquals(List.of("shop/network", "shop/data/Orders"), ask("folder", "shop"));
        assertEquals(List.of("shop/data/Orders"), ask("folder", "shop/data"));
        assertEquals(List.of(), ask("folder", "sho"));
        assertEquals(List.of("shopping"), ask("region", "europe-west1"));
        assertEquals(List.of("shopping"), ask("provider", "registry.terraform.io/hashicorp/google"));
        assertEquals(List.of("shopping"), ask("policy", "P-2"));
        assertEquals(List.of(), ask("policy", "P-1"));
        assertEquals(List.of("shop/network"), ask("verdict", "fail"));
        assertEquals(List.of("shop/data/Orders"), ask("text", " ORDER "));
        assertEquals(List.of("shop/data/Orders"), ask("state", "drifted"));
        assertEquals(List.of("lab"), ask("state", "unwatched"));
        assertEquals(List.of("shopping"), ask("state", "waiting"));
        assertEquals(List.of("shopping"), ask("state", "lapsing"));
        assertEquals(List.of(), ask("state", "refused"));
        assertEquals(List.of("shop/network"), ask("folder", "shop", "verdict", "fail", "region", "eu-west-1"));
    }

    @Test
    void timePasses() {
        Instant later = Fleets.NOW.plusSeconds(86_400 * 40);
        assertEquals(4, query("state", "stale").select(ALL, later).size());
        assertEquals(0, query("state", "stale").select(ALL, Fleets.NOW).size());
        assertEquals(
                0,
                query("state", "lapsing")
                        .select(ALL, Fleets.NOW.minusSeconds(86_400 * 3))
                        .size());
    }

    @Test
    void whatIsNotValidIsIgnored() {
        FleetQuery odd = query(
                "verdict",
                "<script>",
                "state",
                "x",
                "sort",
                "';--",
                "order",
                "up",
                "page",
                "-1",
                "size",
                "1e9",
                "text",
                "x".repeat(501));
        assertEquals(FleetQuery.ALL, odd);
        assertFalse(odd.isFiltered());
        assertEquals(FleetQuery.MAX_SIZE, query("size", "999999").size());
        assertEquals(Map.of(), FleetQuery.ALL.parameters());
    }

    @Test
    void whatIsAskedForComesBackTheSame() {
        FleetQuery asked = query(
                "folder",
                "shop",
                "provider",
                "p",
                "region",
                "r",
                "policy",
                "P",
                "verdict",
                "fail",
                "state",
                "waiting",
                "text",
                "t",
                "sort",
                "lead",
                "order",
                "desc",
                "page",
                "3",
                "size",
                "7");
        assertEquals(asked, FleetQuery.of(asked.parameters()::get));
        assertEquals(11, asked.parameters().size());
        assertTrue(asked.isFiltered());
        assertFalse(asked.sortedBy(FleetColumn.LEAD).descending());
        assertTrue(asked.sortedBy(FleetColumn.LEAD).sortedBy(FleetColumn.LEAD).descending());
        assertEquals(1, asked.withState(null).page());
    }

    @Test
    void pagesAreWithinWhatThereIs() {
        List<FleetRow> rows =
                IntStream.range(0, 101).mapToObj(i -> Fleets.clean("j" + i)).toList();
        assertEquals(50, FleetQuery.ALL.page(rows).size());
        assertEquals(1, FleetQuery.ALL.withPage(3).page(rows).size());
        assertEquals("j100", FleetQuery.ALL.withPage(999_999).page(rows).get(0).job());
        assertEquals(List.of(), FleetQuery.ALL.withPage(2).page(List.of()));
    }
}
