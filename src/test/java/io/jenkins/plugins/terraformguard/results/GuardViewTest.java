package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a page makes of a decision. */
class GuardViewTest {
    private static GuardView view(Decision decision) {
        return new GuardView(new DecisionStore.Stored(decision, "0123456789abcdef"), FindingQuery.ALL, "/page/");
    }

    @Test
    void countsAreInTerraformsOrder() {
        GuardView full = view(SampleDecisions.full());
        assertEquals(
                List.of("import", "add", "change", "destroy", "forget", "move", "read"),
                full.getTiles().stream().map(GuardRows.Tile::id).toList());
        assertEquals(
                List.of(2, 5, 3, 3, 1, 1, 1),
                full.getTiles().stream().map(GuardRows.Tile::count).toList());
        assertEquals(
                List.of(
                        "Replaced, and so counted both as added and as destroyed: 1",
                        "Outputs: 1 to add, 2 to change, 0 to remove",
                        "Unchanged: 57"),
                full.getRemarks());
        assertEquals(
                List.of("add", "change", "destroy"),
                Counts.tiles(ChangeCounts.NONE).stream().map(GuardRows.Tile::id).toList());
        assertEquals(List.of("No changes to resources"), Counts.remarks(ChangeCounts.NONE));
    }

    @Test
    void listsAreCutAndCounted() {
        GuardView many = view(Decisions.many(100));
        assertEquals(50, many.getDestructive().size());
        assertEquals(67, many.getDestructiveTotal());
        assertEquals(17, many.getOmittedDestructive());
        assertEquals(25, many.getDrift().getRows().getItems().size());
        assertEquals("/page/?drift=2#drift", many.getDrift().getRows().getNext());
        assertEquals(3, many.getDrift().getRows().getPages());
    }

    @Test
    void longFindingsAreCut() {
        Finding finding = new Finding(
                "P-1",
                "pack",
                "a".repeat(5_000),
                "t",
                "create",
                Severity.LOW,
                EnforcementLevel.ADVISORY,
                Outcome.UNDECIDED,
                "title",
                "",
                "r".repeat(60_000),
                Collections.nCopies(30, new Evidence("p", "sensitive", "string", "")),
                Collections.nCopies(25, "after.x"),
                "");
        GuardRows.FindingRow row = RowFactory.finding(finding, "");
        assertEquals("title", row.message(), "a finding always says something");
        assertTrue(row.remediation().get(0).text().length() < 2_100);
        assertTrue(row.address().length() < 600);
        assertEquals(20, row.evidence().size());
        assertEquals(10, row.omittedEvidence());
        assertEquals(5, row.omittedPaths());
        assertEquals("(sensitive value)", row.evidence().get(0).value());
        assertTrue(row.evidence().get(0).opaque());
        assertEquals("Undecided until apply", row.outcomeName());
    }

    @Test
    void anEmptyValueCanBeSeen() {
        Finding one = Decisions.finding(1);
        Finding empty = new Finding(
                one.policy(),
                one.pack(),
                "",
                "",
                "",
                one.severity(),
                one.level(),
                one.outcome(),
                one.title(),
                one.message(),
                "",
                List.of(new Evidence("before.name", "known", "string", "")),
                List.of(),
                "");
        assertEquals("\"\"", RowFactory.finding(empty, "").evidence().get(0).value());
    }

    @Test
    void hiddenCharactersAreSpelledOut() {
        GuardRows.FindingRow row = RowFactory.finding(
                Decisions.saying(Decisions.HOSTILE).findings().get(0), "");
        String remediation = row.remediation().get(0).text();
        for (String text : List.of(row.title(), row.message(), row.address(), remediation, row.pack())) {
            assertTrue(text.contains("\\u001b[31m") && text.contains("\\u202e"), text);
            assertFalse(text.contains("\u202e") || text.contains("\u001b"), text);
        }
    }

    @Test
    void policiesNameVersionAndDigestOfTheirPack() {
        GuardView full = view(SampleDecisions.full());
        GuardRows.PolicyRow first = full.getPolicies().get(0);
        assertEquals("2.1.0", first.packVersion());
        assertEquals("2c26b46b68ff", first.packDigest());
        assertEquals(
                "",
                RowFactory.policy(SampleDecisions.full().policies().get(0), null)
                        .packVersion());
        assertEquals(6, full.getPolicyTotal());
        assertEquals(2, full.getPacks().size());
        assertEquals("0123456789ab", full.getShortDigest());
    }

    @Test
    void factsLeaveOutWhatIsNotKnown() {
        List<GuardRows.Fact> facts = view(SampleDecisions.full()).getFacts();
        assertEquals("0123456789abcdef", facts.get(0).value());
        assertTrue(facts.stream().anyMatch(fact -> fact.value().equals("Terraform 1.12.2")));
        assertTrue(facts.stream().noneMatch(fact -> fact.value().isBlank()));
        assertEquals(2, view(SampleDecisions.broken()).getFacts().size(), "only the decision and its engine");
        assertNotNull(view(SampleDecisions.broken()).getProblem());
        assertNull(view(SampleDecisions.full()).getProblem());
    }

    @Test
    void verdictsDifferInWordAndIcon() {
        Set<String> looks = new HashSet<>();
        for (Verdict verdict : Verdict.values()) {
            VerdictLook look = VerdictLook.of(verdict);
            assertTrue(looks.add(look.getWord()) && looks.add(look.getIcon()), verdict.id());
        }
        assertEquals("1 finding", Counts.findings(1));
        assertEquals(
                "Failed, 12 findings", VerdictLook.of(Verdict.FAIL).badge(12).getTooltip());
        assertEquals(
                "5 to add, 3 to change, 3 to destroy; 6 findings; 3 resources changed outside Terraform",
                GuardSummary.of(SampleDecisions.full(), "", "g", 1, 1, null)
                        .getText()
                        .replaceAll("\\d+ findings", "6 findings"));
        assertEquals(
                "plan 2 of 1,200: see why on its page",
                GuardSummary.of(SampleDecisions.broken(), "", "g", 2, 1200, null)
                        .getText());
        assertEquals(
                "see why on its page",
                GuardSummary.of(SampleDecisions.broken(), "", "g", 1, 1, null).getText());
    }
}
