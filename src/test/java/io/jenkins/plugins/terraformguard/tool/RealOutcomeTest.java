package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome.State;
import io.jenkins.plugins.terraformguard.engine.outcome.OutcomeCheck;
import io.jenkins.plugins.terraformguard.engine.outcome.OutcomeQuestion;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome.Kind;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification.Status;
import io.jenkins.plugins.terraformguard.engine.outcome.VerificationDocument;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that the real program applies, as a whole, half-way, or with somebody interfering. */
class RealOutcomeTest {
    private static final String PASSWORD = "Qv7-only-in-tests-1312";

    private static final PolicyInput POLICIES = PolicyInput.ofProject(List.of(new PolicyFile("own.yaml", """
            pack: own
            version: 1.0.0
            policies:
              - id: OWN-1
                title: Outputs are long
                severity: high
                enforcement: hard-mandatory
                resources: [terraform_data]
                when: resource.name == "second"
                assert: after.output.size() > 10
                message: "${resource.address} has ${after.output}"
            """)));

    @TempDir
    Path folder;

    private PlanFiles.Tool tool() {
        return new PlanFiles.Tool("terraform", System.getenv(), folder, Duration.ofSeconds(180));
    }

    private static Verification.StateVersion version(StateIdentity identity) {
        return new Verification.StateVersion(identity.lineage(), identity.serial());
    }

    private Verification verify() throws Exception {
        PlanFiles.Opened plan = PlanFiles.open(folder.resolve("plan.out"), tool());
        Decision decision = new GuardEngine("1")
                .evaluate(
                        new GuardRequest(
                                "default",
                                plan.source(),
                                plan.savedPlanSha256(),
                                POLICIES,
                                ReadLimits.DEFAULT,
                                SourceIndex.EMPTY),
                        (phase, done, total) -> {});
        Verification verification = OutcomeCheck.verify(new OutcomeQuestion(
                new Verification.Subject(
                        "default",
                        "1",
                        "",
                        plan.savedPlanSha256(),
                        version(plan.state()),
                        version(CurrentState.identity(folder, tool())),
                        "",
                        "",
                        "",
                        Instant.EPOCH),
                decision,
                plan.source(),
                CurrentState.source(folder, tool()),
                POLICIES,
                ReadLimits.DEFAULT));
        String text = new String(VerificationDocument.write(verification), StandardCharsets.UTF_8);
        assertTrue(!text.contains(PASSWORD), text);
        return verification;
    }

    private static Map<String, Kind> kinds(Verification verification) {
        return verification.resources().stream().collect(Collectors.toMap(one -> one.address(), one -> one.kind()));
    }

    private static String configuration(String first, String fails) {
        return """
                locals { password = sensitive(join("-", ["Qv7", "only", "in", "tests", "1312"])) }
                resource "terraform_data" "first" { input = "%s" }
                resource "terraform_data" "secret" { input = { p = local.password, q = "open" } }
                resource "terraform_data" "second" {
                  input = terraform_data.first.id
                  %s
                }
                resource "terraform_data" "third" { input = terraform_data.second.id }
                output "first" { value = terraform_data.first.output }
                """.formatted(first, fails);
    }

    @Test
    void planApplyAndLook() throws Exception {
        RealTerraform terraform = new RealTerraform(folder);
        terraform.file("main.tf", configuration("x", "")).init().plan();
        Verification early = verify();
        assertEquals(Status.INCOMPLETE, early.status(), "nothing is applied yet");
        assertEquals(4, kinds(early).size());

        terraform.run("apply", "-input=false", "-no-color", "plan.out");
        Verification closed = verify();
        assertEquals(Status.CLOSED, closed.status(), closed.toString());
        assertEquals(4, closed.counts().asPlanned());
        assertTrue(
                closed.counts().hidden() > 0 && closed.counts().becameKnown() > 0,
                closed.counts().toString());
        assertEquals(
                List.of(State.DISCHARGED),
                closed.obligations().stream().map(one -> one.state()).toList());

        terraform.file("main.tf", configuration("y", "")).plan();
        Verification stale = verify();
        assertEquals(Status.INCOMPLETE, stale.status(), "the state is the one that the plan was made from");
        assertTrue(
                stale.reasons().toString().contains("not written"),
                stale.reasons().toString());

        terraform.run("apply", "-input=false", "-no-color", "plan.out");
        Path state = folder.resolve("terraform.tfstate");
        Files.writeString(state, Files.readString(state).replace("\"value\": \"y\"", "\"value\": \"z\""));
        Verification behind = verify();
        assertEquals(Status.DIFFERS, behind.status(), behind.toString());
        assertEquals(Map.of("terraform_data.first", Kind.DIFFERS), kinds(behind));
        assertEquals(
                "z", behind.resources().get(0).differences().get(0).actual().replace("\"", ""));
    }

    @Test
    void anApplyThatFailsHalfWay() throws Exception {
        RealTerraform terraform = new RealTerraform(folder);
        terraform
                .file("main.tf", configuration("x", "provisioner \"local-exec\" { command = \"exit 3\" }"))
                .init()
                .plan()
                .tryTo("apply", "-input=false", "-no-color", "plan.out");
        Verification partial = verify();
        assertEquals(Status.INCOMPLETE, partial.status(), partial.toString());
        assertEquals(
                Map.of("terraform_data.second", Kind.TAINTED, "terraform_data.third", Kind.MISSING), kinds(partial));
        assertEquals(2, partial.counts().asPlanned());

        terraform.file("main.tf", "").plan().run("apply", "-input=false", "-no-color", "plan.out");
        Verification gone = verify();
        assertEquals(Status.CLOSED, gone.status(), gone.toString());
        assertEquals(3, gone.counts().planned());
    }
}
