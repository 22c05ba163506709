package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackReportTest {
    private static final ChangeCounts COUNTS =
            new ChangeCounts(0, 1, 0, 1, 1, 2, 1, 0, 0, 0, 0, new ChangeCounts.OutputCounts(0, 0, 0, 0));

    private static ChangeImpact change(String address, String action, Reversibility reversibility, String text) {
        return new ChangeImpact(
                address, "", "t", action, reversibility, false, "Why " + text, "Restore " + text, List.of(), 0);
    }

    private static Decision decision(ChangeCounts counts, ChangeImpact... changes) {
        BlastRadius blast = new BlastRadius(
                1,
                1,
                List.of(
                        new BlastRadius.Node("t.z", "resource", "update", 1, 0),
                        new BlastRadius.Node("t.a", "resource", "update", 1, 1)),
                List.of(),
                List.of(),
                0);
        Impact impact = new Impact(Map.of(), List.of(changes), 3, Risk.NONE, blast, List.of("Something is not known"));
        Decision base = SampleDecisions.empty();
        return new Decision(
                base.id(),
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                counts,
                base.destructive(),
                base.findings(),
                base.drift(),
                base.driftSummary(),
                impact,
                base.packs(),
                base.settings(),
                base.policies(),
                base.notes(),
                base.error(),
                base.exemptions());
    }

    private static String render(Decision decision, RunContext last) {
        return RollbackReport.render(decision, last);
    }

    @Test
    void theClassesInOrderAndWithinThemWhatOthersDependOnFirst() {
        String report = render(
                decision(
                        COUNTS,
                        change("t.b", "update", Reversibility.REVERSIBLE, "b"),
                        change("t.a", "update", Reversibility.REVERSIBLE, "a"),
                        change("t.z[0]", "update", Reversibility.REVERSIBLE, "z"),
                        change("t.db", "delete", Reversibility.IRREVERSIBLE, "db"),
                        change("t.disk", "replace", Reversibility.LOSSY, "disk"),
                        change("t.left", "forget", Reversibility.REVERSIBLE, "left")),
                RunContext.UNKNOWN);
        List<String> order = List.of(
                "## Where to go back to",
                "## What can't come back (1)",
                "| `t.db` | delete | Why db \\(not certain\\) | Restore db |",
                "## What has to be restored (1)",
                "`t.disk`",
                "## What comes back by applying (4)",
                "`t.z[0]`",
                "`t.a`",
                "`t.b`",
                "3 more changes",
                "## What changes its place in the state",
                "- 1 resource is moved",
                "- 2 resources are imported",
                "- `t.left` is forgotten",
                "## What not to do",
                "terraform state push",
                "## What is not known",
                "- Something is not known");
        int at = 0;
        for (String part : order) {
            int next = report.indexOf(part, at);
            assertTrue(next >= 0, () -> part + " is not where it should be in\n" + report);
            at = next;
        }
    }

    @Test
    void theLastGoodBuildIsNamedWithItsCommands() {
        Decision decision = decision(COUNTS, change("t.a", "update", Reversibility.REVERSIBLE, "a"));
        String known = render(
                decision,
                new RunContext(
                        "#41", "https://ci.example/job/x/41/", "0123456789abcdef0123456789abcdef01234567", "main"));
        assertTrue(known.contains("The last build that went well is `#41` (`https://ci.example/job/x/41/`)"), known);
        assertTrue(known.contains("\ngit checkout 0123456789abcdef0123456789abcdef01234567\n"), known);
        assertTrue(known.contains("on the branch `main`"), known);
        String unknown = render(decision, RunContext.UNKNOWN);
        assertTrue(unknown.contains("No earlier build that went well is known."), unknown);
        assertTrue(unknown.contains("\ngit checkout COMMIT\n"), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(rm -rf ~)", "abc; reboot", "main", "--force", "0123456\nreboot", "012345g"})
    void whatIsNoCommitGetsIntoNoCommand(String commit) {
        assertEquals("", new RunContext("1", "", commit, "").commit());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void foreignTextStaysText(String text) {
        String report = render(
                decision(COUNTS, change(text, "delete", Reversibility.LOSSY, text)),
                new RunContext(text, text, text, text));
        List<String> rows =
                report.lines().filter(line -> line.contains("Restore ")).toList();
        assertEquals(1, rows.size(), report);
        String active = MarkdownProse.active(rows.get(0));
        assertEquals(5, active.chars().filter(c -> c == '|').count(), rows.get(0));
        assertFalse(active.contains("<") || active.contains("["), rows.get(0));
        MarkdownProse.assertNoReference(rows.get(0));
        assertEquals(2, report.lines().filter(line -> line.startsWith("```")).count(), report);
    }

    @Test
    void aPlanThatDoesNothingNeedsNoWayBackAndAnErrorHasNone() {
        assertTrue(render(decision(ChangeCounts.NONE), RunContext.UNKNOWN).contains("there is nothing to go back to"));
        assertTrue(render(SampleDecisions.broken(), RunContext.UNKNOWN).contains("There is no decision on this plan"));
    }
}
