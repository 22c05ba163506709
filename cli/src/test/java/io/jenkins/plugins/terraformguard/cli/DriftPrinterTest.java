package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.report.DriftText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drift and impact at a terminal. */
class DriftPrinterTest {
    private static String drift(Decision decision, boolean remedies) {
        StringWriter out = new StringWriter();
        new DriftPrinter(new PrintWriter(out, true), new Style(false), remedies).brief(decision, 20);
        return out.toString();
    }

    private static String impact(Decision decision) {
        StringWriter out = new StringWriter();
        new ImpactPrinter(new PrintWriter(out, true), new Style(false)).print(decision.impact());
        return out.toString();
    }

    @Test
    void saysWhatCountsAndRemediesOnlyIfAsked() {
        String text = drift(SampleImpact.full(), false);
        for (String line : List.of(
                "1 resource changed outside Terraform, 3 differences; there may be more. 1 will be reverted, 2 unmanaged",
                "CRITICAL update aws_security_group.web  infra/network.tf:12",
                "    ... and 2 more attributes",
                "    breaks TG-AWS-001 [critical] Somebody opened port 22",
                "4 differences are noise (4 " + DriftText.noise("list-order") + "), 2 are ignored")) {
            assertTrue(text.lines().anyMatch(line::equals), line + "\nin\n" + text);
        }
        assertTrue(text.contains("  [will be reverted, security, the plan depends on it]"), text);
        assertFalse(text.contains("tags.Owner"), "what is ignored is only counted");
        assertFalse(text.contains("revert: "), text);

        String ways = drift(SampleImpact.full(), true);
        assertTrue(
                ways.contains("    accept: Somebody opened port 22  infra/network.tf:14\n      | ingress = [\n"), ways);
        assertTrue(ways.contains("      risk: Somebody opened port 22\n"), ways);
    }

    @Test
    void whatIsNotKnownIsSaidAndWhatNobodyAskedForIsNot() {
        DriftSummary unknown =
                new DriftSummary(DriftSummary.INCOMPLETE, 0, 0, Map.of(), Map.of(), 0, List.of("Planning failed"));
        String text = drift(SampleImpact.with(SampleDecisions.empty(), List.of(), unknown), false);
        assertTrue(text.startsWith("It is not known whether anything was changed outside Terraform."), text);
        assertTrue(text.contains("problem: Planning failed\n"), text);
        assertEquals("", drift(SampleDecisions.empty(), true));
        assertEquals("", impact(SampleDecisions.empty()));
    }

    @Test
    void longListsAreCutAndCounted() {
        Drift drift = Drifts.of("a.b", "delete", "", List.of(Drifts.path("", DriftClass.DELETED, "", "")), 0);
        DriftSummary summary = new DriftSummary(
                DriftSummary.DRIFTED, 500, 500, Map.of("deleted-outside", 500), Map.of(), 0, List.of());
        String text =
                drift(SampleImpact.with(SampleDecisions.empty(), Collections.nCopies(100, drift), summary), false);
        assertEquals(20, text.lines().filter("LOW delete a.b"::equals).count());
        assertTrue(text.contains("    ... and 480 more drifted resources"), text);
    }

    @Test
    void theRiskAndWhatCantBeUndone() {
        String text = impact(SampleImpact.full());
        for (String line : List.of(
                "Risk 62 of 100: high. Somebody has to approve: the threshold is 60. Confidence: medium.",
                "  30 The database goes with its automated backups",
                "Changes: 1 irreversible, 6 reversible. 1 block of the configuration changes; 7 resources depend on that.",
                "  irreversible replace aws_db_instance.orders  not certain",
                "      replaced because: The database goes with its automated backups")) {
            assertTrue(text.lines().anyMatch(line::equals), line + "\nin\n" + text);
        }
    }

    @Test
    void textCantMoveTheCursor() {
        Decision hostile = SampleImpact.saying(SampleDecisions.empty(), "\u001b[31mred\u001b[0m\u202e\r");
        String text = drift(hostile, true) + impact(hostile);
        assertFalse(text.contains("\u001b") || text.contains("\u202e") || text.contains("\r"), text);
        assertTrue(text.contains("\\u001b[31mred"), text);
    }
}
