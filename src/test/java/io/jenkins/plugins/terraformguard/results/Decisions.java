package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Decisions for the pages. */
final class Decisions {
    /** Text that tries to be more than text. */
    static final String HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> javascript:alert(3) "
            + "\u001b[31mred\u001b[0m safe\u202egnp.exe ${7*7} {0} '%x'";

    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Decisions() {}

    static Decision named(String id, Decision decision) {
        return new Decision(
                id,
                decision.engineVersion(),
                decision.verdict(),
                decision.reasons(),
                decision.plan(),
                decision.changes(),
                decision.destructive(),
                decision.findings(),
                decision.drift(),
                decision.driftSummary(),
                decision.impact(),
                decision.packs(),
                decision.settings(),
                decision.policies(),
                decision.notes(),
                decision.error(),
                decision.exemptions());
    }

    /** Keeps the decision of a guard that judged a single plan. */
    static void save(Run<?, ?> run, Decision decision) throws IOException {
        DecisionStore.save(run, decision.id(), List.of(decision));
    }

    static Decision passed(String id) {
        return named(id, SampleDecisions.with(Verdict.PASS, List.of()));
    }

    /** Findings, destructive changes and drift by the thousand. */
    static Decision many(int count) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            findings.add(finding(i));
        }
        Decision base = SampleDecisions.with(Verdict.FAIL, findings);
        List<DestructiveChange> destructive = IntStream.range(0, 60)
                .mapToObj(i -> new DestructiveChange("aws_instance.gone[" + i + "]", "", "delete", ""))
                .toList();
        List<Drift> drift = IntStream.range(0, 60)
                .mapToObj(i -> Drifts.of("aws_instance.drift[" + i + "]", "delete", "", List.of(), 0))
                .toList();
        return new Decision(
                "many",
                base.engineVersion(),
                base.verdict(),
                base.reasons(),
                base.plan(),
                base.changes(),
                new Destructive(destructive, 7),
                findings,
                drift,
                base.driftSummary(),
                base.impact(),
                base.packs(),
                base.settings(),
                base.policies(),
                base.notes(),
                null,
                base.exemptions());
    }

    /** Every tenth is only recorded, every fourth undecided; severities and two policies take turns. */
    static Finding finding(int i) {
        return new Finding(
                i % 2 == 0 ? "P-EVEN" : "P-ODD",
                "pack",
                "aws_instance.web[" + i + "]",
                "aws_instance",
                "create",
                Severity.values()[i % 5],
                i % 10 == 9 ? EnforcementLevel.SHADOW : EnforcementLevel.HARD_MANDATORY,
                i % 4 == 3 ? Outcome.UNDECIDED : Outcome.VIOLATION,
                "Title " + i,
                "Message " + i + ".",
                "",
                List.of(),
                List.of(),
                "fp-" + i);
    }

    /** A decision in which everything that may be any text is the one given. */
    static Decision saying(String text) {
        Decision base = SampleDecisions.full();
        return new Decision(
                "hostile",
                base.engineVersion(),
                Verdict.FAIL,
                List.of(text),
                new PlanIdentity(text, DIGEST, "", text, "terraform", text, text, "true", "true", "false"),
                base.changes(),
                new Destructive(List.of(new DestructiveChange(text, text, "delete", text)), 0),
                List.of(new Finding(
                        "P-1",
                        text,
                        text,
                        text,
                        "create",
                        Severity.HIGH,
                        EnforcementLevel.HARD_MANDATORY,
                        Outcome.VIOLATION,
                        text,
                        text,
                        text,
                        List.of(new Evidence(text, "known", "string", text)),
                        List.of(text),
                        "fp")),
                List.of(Drifts.of(text, "update", text, List.of(Drifts.path(text, text, text)), 0)),
                List.of(new PackIdentity(text, text, DIGEST, "project")),
                List.of(new PolicyTally("P-1", text, text, "high", "advisory", 1, 0, 1, 0, 0)),
                List.of(text),
                null);
    }

    /** No decision, for a reason that is the text given. */
    static Decision brokenSaying(String text) {
        Decision base = SampleDecisions.broken();
        return new Decision(
                "hostile",
                base.engineVersion(),
                Verdict.ERROR,
                List.of(text),
                base.plan(),
                base.changes(),
                base.destructive(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(text),
                new GuardError("policy", text, text, 3, 4, text));
    }
}
