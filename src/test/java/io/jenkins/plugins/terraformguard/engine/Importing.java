package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A plan with a configuration, and reports of other scanners about it. */
public final class Importing {
    static final String MAIN = """
            resource "test_thing" "one" {
              x = 2
            }

            resource "test_thing" "many" {
              count = 2
            }

            module "net" {
              source   = "./net"
              for_each = toset(["a", "b"])
            }

            variable "v" {
            }
            """;
    static final String NET = "resource \"test_thing\" \"inner\" {\n  x = 2\n}\n";

    public final List<ForeignReport> reports = new ArrayList<>();
    public final List<PolicyFile> organisation = new ArrayList<>();
    final List<PolicyFile> folder = new ArrayList<>();
    final List<PolicyFile> project = new ArrayList<>();
    SourceIndex sources = new SourceIndex.Builder()
            .add(List.of(), scan("infra/main.tf", MAIN))
            .add(List.of("net"), scan("infra/net/n.tf", NET))
            .build();
    public String plan = TestPlans.plan(
            thing("test_thing.one"),
            thing("test_thing.many[0]"),
            thing("test_thing.many[1]"),
            thing("module.net[\\\"a\\\"].test_thing.inner"),
            thing("module.net[\\\"b\\\"].test_thing.inner"));

    static ModuleSource scan(String file, String text) {
        return ModuleSource.of(List.of(HclScanner.scan(text, file)), List.of());
    }

    static String thing(String address) {
        return Exempting.element(address, "", "update", "{\"x\":2,\"secret\":\"s3cr3t-Of-The-Plan-9137\"}")
                .replace("\"before\":{}", "\"after_sensitive\":{\"secret\":true},\"before\":{}");
    }

    public Importing settings(List<PolicyFile> layer, String yaml) {
        layer.add(new PolicyFile("settings.yaml", yaml));
        return this;
    }

    /** A pack with an advisory policy that is violated and has these references. */
    public static String referring(String... references) {
        return Decisions.pack(
                "OWN", "advisory", "assert: after.x == 1", "references: {" + String.join(", ", references) + "}");
    }

    /** A result of checkov at a line. */
    public static ForeignResult at(String rule, String file, int line) {
        return result(rule, "error", "message of " + rule, file, line);
    }

    public static ForeignResult result(String rule, String level, String message, String file, int line) {
        return new ForeignResult(
                rule, "title of " + rule, level, "", message, "help", file, line, line, List.of(), "", false);
    }

    static ForeignResult named(String rule, String... addresses) {
        return new ForeignResult(rule, "", "error", "critical", "m", "", "", 0, 0, List.of(addresses), "", false);
    }

    static ForeignResult suppressed(String rule, String file, int line) {
        return new ForeignResult(rule, "", "error", "", "m", "", file, line, line, List.of(), "", true);
    }

    public Importing report(String tool, ForeignResult... results) {
        reports.add(new ForeignReport(
                "r" + reports.size() + ".sarif", tool, "1.0", "c".repeat(64), List.of(results), List.of()));
        return this;
    }

    public GuardRequest request() {
        PlanSource source = TestPlans.source(plan);
        return new GuardRequest(
                        "g",
                        source,
                        "",
                        new PolicyInput(organisation, List.of(folder), project),
                        ReadLimits.DEFAULT,
                        sources,
                        Instant.parse("2026-11-01T00:00:00Z"))
                .with(reports);
    }

    public Decision judge() throws IOException {
        return new GuardEngine("1.0").evaluate(request(), GuardProgress.SILENT);
    }

    /** Addresses of the findings of one policy, in their order. */
    static List<String> addresses(Decision decision, String policy) {
        return Decisions.of(decision, policy).stream().map(Finding::address).toList();
    }
}
