package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.BrokenPolicy;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.Cause;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import java.util.List;
import java.util.Map;

/** Decisions with drift of every class, and with an impact. */
public final class SampleImpact {
    private SampleImpact() {}

    /** {@link SampleDecisions#full()} with all that can be said of drift and impact. */
    public static Decision full() {
        return with(
                SampleDecisions.full(),
                List.of(drift(
                        "aws_security_group.web",
                        "Somebody opened port 22",
                        "ingress = [\n  {\n    from_port = 22\n  },\n]",
                        "infra/network.tf")),
                impact("aws_db_instance.orders", "The database goes with its automated backups"));
    }

    /** The decision with the same text wherever drift and impact say something. */
    public static Decision saying(Decision decision, String text) {
        return with(decision, List.of(drift(text, text, text, text)), impact(text, text));
    }

    /** The decision with that drift. */
    public static Decision with(Decision decision, List<Drift> drift, DriftSummary summary) {
        return with(decision, drift, summary, decision.impact());
    }

    /** The decision with that impact. */
    public static Decision with(Decision decision, Impact impact) {
        return with(decision, decision.drift(), decision.driftSummary(), impact);
    }

    private static Decision with(Decision decision, List<Drift> drift, Impact impact) {
        DriftSummary summary = new DriftSummary(
                DriftSummary.DRIFTED,
                1,
                3,
                Map.of(DriftClass.REVERTED.id(), 1, DriftClass.UNMANAGED.id(), 2),
                Map.of("list-order", 4),
                2,
                List.of(impact.notes().get(0)));
        return with(decision, drift, summary, impact);
    }

    private static Decision with(Decision decision, List<Drift> drift, DriftSummary summary, Impact impact) {
        return new Decision(
                decision.id(),
                decision.engineVersion(),
                decision.verdict(),
                decision.reasons(),
                decision.plan(),
                decision.changes(),
                decision.destructive(),
                decision.findings(),
                drift,
                summary,
                impact,
                decision.packs(),
                decision.settings(),
                decision.policies(),
                decision.notes(),
                decision.error(),
                decision.exemptions());
    }

    private static Drift drift(String address, String sentence, String text, String file) {
        return new Drift(
                address,
                "aws_security_group",
                "update",
                "",
                List.of(
                        path("ingress[0].from_port", text, DriftClass.REVERTED, "", ""),
                        path("tags.Owner", text, DriftClass.ACCEPTED, "", sentence),
                        path("vpc_security_group_ids", text, DriftClass.STATE_ONLY, "list-order", "")),
                2,
                "critical",
                List.of(new BrokenPolicy("TG-AWS-001", "critical", sentence)),
                List.of(
                        new DriftRemedy("revert", sentence, text, "sh", file, 12, sentence),
                        new DriftRemedy("accept", sentence, text, "hcl", file, 14, sentence)),
                file,
                12);
    }

    private static DriftedPath path(String path, String text, DriftClass driftClass, String noise, String ignored) {
        return new DriftedPath(
                path, "(not set)", text, "(not set)", driftClass, noise, ignored, true, true, "0123456789abcdef");
    }

    private static Impact impact(String address, String sentence) {
        return new Impact(
                Map.of(Reversibility.IRREVERSIBLE.id(), 1, Reversibility.REVERSIBLE.id(), 6),
                List.of(new ChangeImpact(
                        address,
                        "",
                        "aws_db_instance",
                        "replace",
                        Reversibility.IRREVERSIBLE,
                        false,
                        sentence,
                        sentence,
                        List.of(
                                new Cause("attribute", address, sentence),
                                new Cause("variable", address, sentence),
                                new Cause("lost", address, sentence)),
                        7)),
                3,
                new Risk(
                        62,
                        "high",
                        "medium",
                        List.of(sentence),
                        60,
                        List.of(new Risk.RiskPart("destroys", sentence, 30, 40, 2, sentence))),
                new BlastRadius(
                        1,
                        7,
                        List.of(
                                new BlastRadius.Node(address, "resource", "replace", 1, 0),
                                new BlastRadius.Node(address + "2", "data", "", 3, 1)),
                        List.of(new BlastRadius.Edge(address, address + "2", true)),
                        List.of(sentence),
                        4),
                List.of(sentence));
    }
}
