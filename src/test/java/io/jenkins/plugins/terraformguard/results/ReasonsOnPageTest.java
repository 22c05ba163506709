package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page makes of the reasons for policies, of what layers set, and of what is exempt. */
class ReasonsOnPageTest {
    private static GuardView view(Decision decision, Map<String, String> parameters) {
        return new GuardView(
                new DecisionStore.Stored(decision, "0123456789abcdef"), FindingQuery.of(parameters::get), "/page/");
    }

    private static GuardView view(Decision decision) {
        return view(decision, Map.of());
    }

    private static List<String> found(Decision decision, String state) {
        return view(decision, Map.of("state", state)).getFindings().getRows().getItems().stream()
                .map(GuardRows.FindingRow::exemptMark)
                .toList();
    }

    @Test
    void findingsLeadToReasonsAndBack() {
        FindingTable findings = view(SampleReasons.full()).getFindings();
        List<String> anchors =
                findings.getReasons().stream().map(GuardRows.ReasonRow::anchor).toList();
        assertEquals(4, anchors.size());
        findings.getRows().getItems().forEach(row -> assertTrue(anchors.contains(row.guide()), row.guide()));
        GuardRows.ReasonRow tags = findings.getReasons().get(2);
        assertEquals("/page/?policy=ACME-TAG-001#findings", tags.href());
        assertEquals(2, tags.count());
        assertEquals(
                "Anyone can try the door.",
                findings.getReasons().get(0).rationale().get(0).text());
    }

    @Test
    void reasonsStayWhateverIsAskedFor() {
        FindingTable filtered = view(SampleReasons.full(), Map.of("severity", "critical", "drift", "2"))
                .getFindings();
        assertEquals(1, filtered.getRows().getTotal());
        assertEquals(4, filtered.getReasons().size());
        assertEquals(
                "/page/?policy=ACME-S3-001&drift=2#findings",
                filtered.getReasons().get(1).href());
        assertEquals(0, filtered.getOmittedReasons());
    }

    @Test
    void settingsAreShownOnlyIfThereAreAny() {
        assertEquals(0, view(SampleDecisions.full()).getSettingTotal());
        GuardView set = view(SampleReasons.full());
        assertEquals(
                List.of("Profile", "Level", "Switched off", "Parameter", "Approvals", "Review", "Roll-out", "File"),
                set.getSettings().stream()
                        .map(GuardRows.SettingRow::kind)
                        .distinct()
                        .toList());
        assertEquals(0, set.getOmittedSettings());
    }

    @Test
    void whatIsExemptCanBePicked() {
        Decision exempt = SampleDecisions.exempt("because");
        assertEquals(List.of("", "Waived", "Baselined"), found(exempt, "none of these"));
        assertEquals(List.of(""), found(exempt, "counts"));
        assertEquals(List.of("Waived"), found(exempt, "waived"));
        assertEquals(List.of("Baselined"), found(exempt, "baselined"));

        FindingTable waived = view(exempt, Map.of("state", "waived")).getFindings();
        assertTrue(waived.isFiltered());
        assertEquals(
                List.of("Counts 1 false", "Waived 1 true", "Baselined 1 false"),
                waived.getStates().stream()
                        .map(choice -> choice.name() + " " + choice.count() + " " + choice.selected())
                        .toList());
        String group = waived.getGroups().get(0).href();
        assertTrue(group.contains("state=waived"), group);
        assertEquals(
                List.of(), view(SampleDecisions.full()).getFindings().getStates(), "there is nothing to choose from");
        assertFalse(view(exempt).getFindings().isFiltered());
    }
}
