package io.jenkins.plugins.terraformguard.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse.State;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetDocumentTest {
    private static FleetRow full(String text) {
        Drifting drift = new Drifting(DriftSummary.DRIFTED, 3, Fleets.NOW, 4, 1);
        Course course = new Course(Course.PENDING, Fleets.NOW, Course.REFUSED, Fleets.NOW, "drifted", 1, 2);
        return new FleetRow(
                new FleetKey(text, "g"),
                7,
                Fleets.NOW,
                Verdict.FAIL,
                course,
                Fleets.found(Severity.HIGH, 2),
                12,
                drift,
                List.of(new Lapse(text, Fleets.NOW, 2)),
                List.of(text),
                List.of("eu-west-1"),
                List.of(new PolicyHit(text, 2)),
                List.of(text, "P"),
                1,
                2,
                ComplianceScore.of(Verdict.FAIL, Fleets.found(Severity.HIGH, 2), course, drift));
    }

    @Test
    void rowsComeBackAsTheyWere() throws Exception {
        List<FleetRow> rows = List.of(full("a/<script>\u202e\"\\"), Fleets.clean("x"), Fleets.clean("y"), full("z"));
        byte[] document = FleetDocument.write(rows);
        assertEquals(rows, FleetDocument.read(document));
        assertArrayEquals(document, FleetDocument.write(FleetDocument.read(document)));
        String text = new String(document, StandardCharsets.UTF_8);
        assertEquals(
                text.indexOf("[\"P-1\",\"P-2\"]"),
                text.lastIndexOf("[\"P-1\",\"P-2\"]"),
                "shared lists stand there once");
        assertEquals(List.of(), FleetDocument.read(FleetDocument.write(List.of())));
    }

    @Test
    void saysFromWhenOnToLook() throws Exception {
        List<FleetRow> rows = List.of(Fleets.clean("x"));
        byte[] document = FleetDocument.write(rows, Fleets.NOW);
        assertEquals(new FleetDocument.Kept(rows, Fleets.NOW), FleetDocument.readKept(document));
        assertNull(FleetDocument.readKept(FleetDocument.write(rows)).lookFrom(), "documents from before it was kept");
        byte[] wrong = new String(document, StandardCharsets.UTF_8)
                .replace(Fleets.NOW.toString(), "soon")
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(DecisionFormatException.class, () -> FleetDocument.readKept(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"schema\":\"terraform-guard/fleet/v2\",\"asked\":[],\"rows\":[]}",
                "{\"schema\":\"terraform-guard/fleet/v1\",\"asked\":[],\"rows\":[{}]}",
                "{\"schema\":\"terraform-guard/fleet/v1\",\"asked\":[],\"rows\":[]}x",
            })
    void whatIsNoneIsRefused(String document) {
        assertThrows(
                DecisionFormatException.class, () -> FleetDocument.read(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void damageIsFound() throws Exception {
        byte[] document = FleetDocument.write(List.of(full("a"), Fleets.clean("b")));
        for (int length = 0; length < document.length; length += 7) {
            byte[] cut = Arrays.copyOf(document, length);
            assertThrows(DecisionFormatException.class, () -> FleetDocument.read(cut));
        }
        String text = new String(document, StandardCharsets.UTF_8);
        for (String[] wrong : new String[][] {
            {"\"asked\":1", "\"asked\":2"},
            {"\"asked\":1", "\"asked\":-1"},
            {"\"job\":\"b\"", "\"job\":\"a\",\"guard\":\"g\""},
            {"\"verdict\":\"fail\"", "\"verdict\":\"fine\""},
            {"\"build\":7", "\"build\":99999999999"},
            {"\"status\":\"none\"", "\"status\":\"well\""}
        }) {
            assertTrue(text.contains(wrong[0]), wrong[0]);
            byte[] changed = text.replace(wrong[0], wrong[1]).getBytes(StandardCharsets.UTF_8);
            assertThrows(DecisionFormatException.class, () -> FleetDocument.read(changed), wrong[1]);
        }
    }

    /** A score that somebody wrote into the file is not believed. */
    @Test
    void scoresAreCountedAnew() throws Exception {
        FleetRow row = full("a");
        String text = new String(FleetDocument.write(List.of(row)), StandardCharsets.UTF_8);
        String changed = text.replaceFirst("\"score\":[0-9]+", "\"score\":100");
        assertEquals(
                row,
                FleetDocument.read(changed.getBytes(StandardCharsets.UTF_8)).get(0));
    }

    @Test
    void waiversThatExemptFindingsEnd() {
        assertEquals(3, Lapses.of(SampleDecisions.exempt("why"), Fleets.NOW).size());
        List<WaiverUse> odd = Stream.of("9999-12-31", "2026-02-30", "never", "2026-04-01", "2026-03-14T12:30:00+01:00")
                .map(expires -> new WaiverUse(
                        "project", "w.yaml", 1, "P", List.of("*"), List.of(), "r", "o", expires, "", State.USED, 1, ""))
                .toList();
        assertEquals(
                List.of(
                        "2026-03-14T11:30:00Z",
                        "2026-03-14T12:00:00Z",
                        "2026-03-14T12:00:00Z",
                        "2026-04-02T00:00:00Z",
                        "9999-12-31T00:00:00Z"),
                Lapses.of(odd, Fleets.NOW).stream()
                        .map(lapse -> lapse.at().toString())
                        .toList());
        assertEquals(List.of(), Lapses.of(SampleDecisions.empty(), Fleets.NOW));
    }
}
