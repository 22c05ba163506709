package io.jenkins.plugins.terraformguard.tool.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import io.jenkins.plugins.terraformguard.tool.ToolFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, where it is on the PATH; else these tests are left out, and say so. */
class RealOpaTest {
    @TempDir
    Path policies;

    private String program;

    @BeforeEach
    void program() {
        try {
            program = new ToolFinder(System.getenv(), policies).program("opa");
        } catch (ToolException e) {
            Assumptions.abort("There is no opa on the PATH: not tested with the real program");
        }
    }

    @BeforeEach
    void policies() throws IOException {
        OpaPlans.rego(policies, "buckets.rego", """
                package main

                deny contains msg if {
                    some change in input.resource_changes
                    change.change.after.acl == data.forbidden.acl
                    msg := sprintf("%s is %s", [change.address, data.forbidden.acl])
                }

                violation contains {"msg": msg, "id": "DB-1", "severity": "high", "details": {"address": resource.address}} if {
                    some path, resource
                    walk(input.planned_values, [path, resource])
                    resource.type == "aws_db_instance"
                    resource.values.public
                    msg := "A database is public"
                }

                warn_prior contains msg if {
                    some resource in input.prior_state.values.root_module.resources
                    msg := sprintf("%s was there", [resource.address])
                }

                exception contains ["prior"] if true
                """);
        OpaPlans.rego(policies, "data.yaml", "forbidden:\n  acl: public-read\n");
    }

    @Test
    void policiesAreEvaluated() throws Exception {
        ForeignReport report = ask();

        assertEquals(
                List.of(
                        "error main.deny.MARK: aws_s3_bucket.logs is public-read [] false",
                        "error DB-1: A database is public [module.a[\"x.y\"].module.b.aws_db_instance.main[0]] false",
                        "warning main.warn_prior: aws_vpc.old was there [] true"),
                report.results().stream()
                        .map(result -> result.level() + " " + result.rule().replaceFirst("[0-9a-f]{8}$", "MARK") + ": "
                                + result.message() + " " + result.addresses() + " " + result.suppressed())
                        .toList());
    }

    @Test
    void oldRegoIsEvaluated() throws Exception {
        Files.delete(policies.resolve("buckets.rego"));
        OpaPlans.rego(policies, "old.rego", """
                package old["x-y"]
                import future.keywords.in
                deny[msg] { change := input.resource_changes[_]; "delete" in change.change.actions; msg := change.address }
                deny_more["a name"] { true }
                warn = "always" { true }
                """);

        assertEquals(
                List.of("aws_vpc.old", "a name", "always"),
                ask().results().stream().map(result -> result.message()).toList());
    }

    @Test
    void whatIsWrongIsAnErrorWithItsPlace() throws IOException {
        OpaPlans.rego(policies, "bad.rego", "package bad\n\ndeny contains msg if {\n");
        assertTrue(refused().contains("/bad.rego:"), refused());

        OpaPlans.rego(policies, "bad.rego", "package bad\n\ndeny contains msg if {\n\tmsg := no_such(1)\n}\n");
        assertTrue(refused().contains("/bad.rego:4: "), refused());

        OpaPlans.rego(policies, "bad.rego", "package bad\n\nwarn := 1\n\nwarn := 2\n");
        assertTrue(refused().contains("bad"), refused());
    }

    @Test
    void nothingReachesOut() throws IOException {
        for (String call : List.of(
                "http.send({\"method\": \"get\", \"url\": \"http://127.0.0.1:1/\"})",
                "net.lookup_ip_addr(\"localhost\")",
                "opa.runtime()")) {
            OpaPlans.rego(policies, "out.rego", "package out\n\ndeny contains msg if {\n\tmsg := " + call + "\n}\n");
            assertTrue(refused().contains("undefined function"), refused());
        }
    }

    private String refused() {
        return assertThrows(ToolException.class, this::ask).getMessage();
    }

    private ForeignReport ask() throws Exception {
        return Opa.ask(
                RegoFolder.read(policies, "policy", null),
                OpaPlans.source(OpaPlans.PLAN),
                ReadLimits.parse(""),
                OpaPlans.tool(program, policies, 60));
    }
}
