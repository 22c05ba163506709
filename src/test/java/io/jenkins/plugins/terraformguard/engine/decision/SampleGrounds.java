package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Configuration;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Module;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Provider;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Run;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decisions that say where their plan comes from, for tests. */
public final class SampleGrounds {
    private SampleGrounds() {}

    /** The full sample with all that can be said of its origin. */
    public static Decision full() {
        return with(SampleDecisions.full(), "shop/network", "main", "aws_instance.web");
    }

    /** The decision with the same text wherever a stranger may write one about its origin. */
    public static Decision saying(Decision decision, String text) {
        return with(decision, text, text, text);
    }

    private static Decision with(Decision decision, String job, String branch, String address) {
        return of(
                decision,
                new Grounds(
                        new Provenance(
                                new Run(
                                        RunFacts.PLAN,
                                        job,
                                        "42",
                                        "https://ci.example.com/job/" + job + "/42/",
                                        "user " + job,
                                        "2026-03-14T09:20:11Z",
                                        List.of("OPS-1234", job),
                                        "all of " + job),
                                new Configuration(
                                        "https://git.example.com/" + job + ".git",
                                        branch,
                                        "4f2a91c07b1e5d3c9a8f6b2d1e0c7a5b3f4d6e89",
                                        List.of(
                                                new Module(
                                                        "vpc", "registry.terraform.io/a/" + branch + "/aws", "5.1.2"),
                                                new Module("vpc.sub", "./sub", "")),
                                        List.of(new Provider(
                                                "registry.terraform.io/hashicorp/" + branch, "5.31.0", "~> 5.0")),
                                        List.of("Modules are not known: " + job)),
                                new TreeMap<>(Map.of("jenkins", "2.541.3", "terraform-guard", "1.4.0"))),
                        List.of(
                                new VerdictRule("hard-mandatory/violation", Verdict.FAIL, 1),
                                new VerdictRule("soft-mandatory/undecided", Verdict.APPROVAL_REQUIRED, 2)),
                        List.of(new Obligation(
                                "ACME-NET-002", address, "soft-mandatory", List.of("after." + branch), "f00d")),
                        new Effects(
                                "1".repeat(64),
                                12,
                                3,
                                List.of(
                                        new Effect(address, "replace", "2".repeat(64)),
                                        new Effect("output." + branch, "create", "3".repeat(64)))),
                        ReviewSummary.NONE,
                        List.of(),
                        new Scope(
                                List.of("registry.terraform.io/hashicorp/aws"), List.of("eu-central-1", "eu-west-1"))));
    }

    static Decision of(Decision decision, Grounds grounds) {
        return new Decision(
                decision.id(),
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
                decision.exemptions(),
                grounds);
    }
}
