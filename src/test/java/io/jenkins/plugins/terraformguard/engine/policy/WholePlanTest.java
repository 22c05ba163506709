package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy about the plan as a whole sees of it. */
class WholePlanTest {
    private static final String SECRET = "hQ7!vx-93kLpW-and-more";
    private static final String PLAN = """
            {"format_version": "1.2", "terraform_version": "1.14.0", "errored": false,
             "resource_changes": [
               {"address": "a.x", "mode": "managed", "type": "a", "name": "x", "change": {"actions": ["create"], "after": {}}},
               {"address": "a.y", "mode": "managed", "type": "a", "name": "y", "change": {"actions": ["delete"], "before": {}}}],
             "deferred_changes": [{"reason": "provider_config_unknown", "resource_change":
               {"address": "a.z", "mode": "managed", "type": "a", "name": "z", "change": {"actions": ["create"]}}}],
             "output_changes": {"url": {"actions": ["create"], "before": null, "after": "https://x"},
               "token": {"actions": ["create"], "before": null, "after": "SECRET", "after_sensitive": true}},
             "checks": [{"address": {"kind": "check", "to_display": "check.up"}, "status": "fail", "instances": [
               {"address": {"to_display": "check.up"}, "status": "fail", "problems": [{"message": "is down, SECRET"}]}]}],
             "action_invocations": [{"address": "action.aws_lambda_invoke.warm", "type": "aws_lambda_invoke",
               "name": "warm", "provider_name": "registry.terraform.io/hashicorp/aws",
               "lifecycle_action_trigger": {"triggering_resource_address": "a.x", "action_trigger_event": "AfterCreate"}}],
             "configuration": {
               "provider_config": {"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                 "version_constraint": "~> 5.0", "expressions": {"region": {"constant_value": "eu-west-1"},
                 "secret_key": {"constant_value": "SECRET"}}}},
               "root_module": {
                 "resources": [{"address": "a.x", "mode": "managed", "type": "a", "name": "x", "provider_config_key": "aws",
                   "provisioners": [{"type": "local-exec"}], "expressions": {"size": {"constant_value": 3}}}],
                 "module_calls": {"net": {"source": "./net", "module": {
                   "resources": [{"address": "b.y", "mode": "data", "type": "b", "name": "y"}]}}}}}}
            """.replace("SECRET", SECRET);

    private static Decision judge(String plan, String assertion) throws Exception {
        String pack = """
                pack: whole
                version: 1.0.0
                policies:
                  - id: W
                    title: It holds
                    severity: high
                    enforcement: soft-mandatory
                    scope: plan
                    assert: >-
                      ASSERTION
                """.replace("ASSERTION", assertion);
        return new GuardEngine("test")
                .evaluate(
                        new GuardRequest(
                                "g",
                                TestPlans.source(plan),
                                "",
                                List.of(new PolicyFile("whole.yaml", pack)),
                                ReadLimits.DEFAULT),
                        GuardProgress.SILENT);
    }

    private static String outcome(String plan, String assertion) throws Exception {
        Decision decision = judge(plan, assertion);
        assertEquals(null, decision.error());
        return decision.findings().stream()
                .filter(finding -> finding.policy().equals("W"))
                .map(finding -> finding.outcome().name())
                .findFirst()
                .orElse("PASS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.changes.create == 1 && plan.changes.delete == 1 && plan.changes[\"no-op\"] == 0",
                "plan.deferred.exists_one(d, d.address == \"a.z\" && d.reason == \"provider_config_unknown\" && d.type == \"a\")",
                "plan.outputs.exists_one(o, o.name == \"url\" && o.kind == \"create\" && o.after == \"https://x\")",
                "plan.checks.all(c, c.status == \"fail\" && c.address == \"check.up\" && c.kind == \"check\" && size(c.problems) == 1)",
                "plan.actions.exists(a, a.type == \"aws_lambda_invoke\" && a.triggering_resource == \"a.x\" && a.event == \"AfterCreate\")",
                "plan.configuration.resources.filter(r, r.mode == \"managed\").all(r, r.provisioners == [\"local-exec\"] && r.expressions.size.constant_value == 3)",
                "plan.configuration.resources.exists(r, r.module == \"module.net\" && r.type == \"b\")",
                "plan.configuration.providers.all(p, p.name == \"aws\" && p.version == \"~> 5.0\" && p.expressions.region.constant_value == \"eu-west-1\")",
                "plan.configuration.modules.all(m, m.name == \"net\" && m.source == \"./net\" && m.version == \"\")",
            })
    void isAllThere(String assertion) throws Exception {
        assertEquals("PASS", outcome(PLAN, assertion));
        assertEquals("VIOLATION", outcome(PLAN, "!(" + assertion + ")"));
    }

    @Test
    void showsNoSecret() throws Exception {
        Decision decision = judge(
                PLAN,
                "size(plan.outputs) == 0 && size(plan.checks) == 0 && plan.outputs.all(o, o.after == \"x\")"
                        + " && plan.configuration.providers.all(p, p.expressions.secret_key.constant_value == \"x\")");
        assertTrue(!decision.toString().contains(SECRET), decision::toString);
    }

    @Test
    void isUnknownWhereTheConfigurationWasCutOut() throws Exception {
        String without = PLAN.substring(0, PLAN.indexOf(",\n \"configuration\"")) + "}";
        assertEquals("UNDECIDED", outcome(without, "plan.configuration.resources.all(r, size(r.provisioners) == 0)"));
        assertEquals("PASS", outcome(without, "plan.changes.create == 1"));
    }

    @Test
    void isEmptyWhereAPlanHasNone() throws Exception {
        String plain = "{\"format_version\":\"1.2\",\"configuration\":{\"root_module\":{}}}";
        assertEquals(
                "PASS",
                outcome(
                        plain,
                        "size(plan.checks) + size(plan.deferred) + size(plan.actions) + size(plan.outputs)"
                                + " + size(plan.configuration.resources) == 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plan.configuration.resources.size() == 0", "plan.checks == []", "plan.changes.create == 0"})
    void isNotSeenByPoliciesAboutResources(String assertion) {
        String pack = """
                pack: one
                version: 1.0.0
                policies:
                  - id: R
                    title: It holds
                    severity: high
                    enforcement: soft-mandatory
                    resources: [a]
                    assert: ASSERTION
                """.replace("ASSERTION", assertion);
        PolicyException e =
                assertThrows(PolicyException.class, () -> new PackLoader().load(pack, "one.yaml", PolicyPack.PROJECT));
        assertTrue(e.getMessage().contains("undefined field"), e.getMessage());
        assertEquals(9, e.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.configuration.resources.all(r, r.typ == 1)", "plan.check.size() == 0"})
    void isTyped(String assertion) throws Exception {
        Decision decision = judge(PLAN, assertion);
        assertTrue(
                decision.error().message().contains("did you mean"),
                () -> decision.error().message());
    }
}
