package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan says beside its changes. */
class SectionsTest {
    private static PlanSource plan(String sections) {
        return TestPlans.source("{\"format_version\":\"1.2\",\"terraform_version\":\"1.14.0\"," + sections + "}");
    }

    private static ChangeVisitor actions(List<ActionInvocation> into) {
        return new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                throw new AssertionError("no change was asked for");
            }

            @Override
            public Set<PlanSection> sections() {
                return Set.of(PlanSection.ACTION_INVOCATIONS, PlanSection.DEFERRED_ACTION_INVOCATIONS);
            }

            @Override
            public void action(ActionInvocation action) {
                into.add(action);
            }
        };
    }

    private static List<CheckResult> checks(String sections) throws Exception {
        List<CheckResult> checks = new ArrayList<>();
        TestPlans.open(plan(sections)).stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                // Only the checks matter.
            }

            @Override
            public void check(CheckResult check) {
                checks.add(check);
            }
        });
        return checks;
    }

    @Test
    void deferredChanges() throws Exception {
        List<DeferredChange> deferred = new ArrayList<>();
        String change = TestPlans.resource("test_thing", "later", "\"actions\":[\"create\"],\"after\":{\"a\":1}")
                .replace("\"mode\":", "\"index_unknown\":true,\"mode\":");
        PlanSource source = plan(
                "\"deferred_changes\":[{\"reason\":\"instance_count_unknown\",\"resource_change\":" + change + "}]");
        TestPlans.open(source).stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                throw new AssertionError("a deferred change is no change of this plan");
            }

            @Override
            public void deferred(DeferredChange one) {
                deferred.add(one);
            }
        });
        assertEquals(1, deferred.size());
        assertEquals("instance_count_unknown", deferred.get(0).reason());
        assertEquals("test_thing.later", deferred.get(0).change().address());
        assertEquals(Value.UNKNOWN, deferred.get(0).change().index());
    }

    @Test
    void actionInvocations() throws Exception {
        String action =
                "{\"address\":\"action.aws_lambda_invoke.warm\",\"type\":\"aws_lambda_invoke\",\"name\":\"warm\","
                        + "\"config_values\":{\"a\":\"shown\",\"k\":\"h1dden-value\"},\"config_sensitive\":{\"k\":true},"
                        + "\"config_unknown\":{\"u\":true},\"provider_name\":\"registry.terraform.io/hashicorp/aws\"";
        List<ActionInvocation> found = new ArrayList<>();
        TestPlans.open(plan("\"action_invocations\":[" + action
                        + ",\"lifecycle_action_trigger\":{\"triggering_resource_address\":\"a.b\","
                        + "\"action_trigger_event\":\"AfterCreate\",\"on_failure\":\"taint\"}},"
                        + action + ",\"invoke_action_trigger\":{\"calling_resource_address\":\"c.d\"}}],"
                        + "\"deferred_action_invocations\":[{\"reason\":\"deferred_prereq\",\"action_invocation\":"
                        + action
                        + "}}]"))
                .stream(actions(found));
        assertEquals(3, found.size());
        ActionInvocation byChange = found.get(0);
        assertEquals("lifecycle", byChange.trigger());
        assertEquals("a.b", byChange.triggeringResource());
        assertEquals("AfterCreate", byChange.event());
        assertEquals("taint", byChange.onFailure());
        MapValue config = (MapValue) byChange.config();
        assertEquals(Value.of("shown"), config.get("a"));
        assertTrue(config.get("k") instanceof Value.Sensitive);
        assertEquals(Value.UNKNOWN, config.get("u"));
        assertEquals("invoke", found.get(1).trigger());
        assertEquals("c.d", found.get(1).triggeringResource());
        assertEquals("deferred_prereq", found.get(2).deferredReason());
    }

    @Test
    void checksAndConditionsOfTheFirstVersion() throws Exception {
        List<CheckResult> checks = checks("\"checks\":[{\"address\":{\"kind\":\"check\",\"to_display\":\"check.up\"},"
                + "\"status\":\"fail\",\"instances\":[{\"address\":{\"to_display\":\"check.up\"},\"status\":\"fail\","
                + "\"problems\":[{\"message\":\"It is down.\"}]}]},{\"address\":{\"kind\":\"var\",\"to_display\":\"var.x\"},"
                + "\"status\":\"unheard-of\"}]");
        assertEquals("check", checks.get(0).kind());
        assertEquals("check.up", checks.get(0).address());
        assertEquals(List.of("It is down."), checks.get(0).instances().get(0).problems());
        assertEquals("unheard-of", checks.get(1).status());
        List<CheckResult> first = checks(
                "\"condition_results\":["
                        + "{\"address\":\"a.b\",\"condition_type\":\"ResourcePrecondition\",\"result\":true,\"unknown\":false},"
                        + "{\"address\":\"output.o\",\"condition_type\":\"OutputPrecondition\",\"result\":false,\"unknown\":false,"
                        + "\"error_message\":\"No.\"},"
                        + "{\"address\":\"a.b\",\"condition_type\":\"ResourcePostcondition\",\"result\":false,\"unknown\":true}]");
        assertEquals(
                List.of("pass", "fail", "unknown"),
                first.stream().map(CheckResult::status).toList());
        assertEquals(
                List.of("resource", "output_value", "resource"),
                first.stream().map(CheckResult::kind).toList());
        assertEquals(List.of("No."), first.get(1).problems());
    }

    @Test
    void whatIsAbsentIsUnknown() throws Exception {
        PlanFacts facts = TestPlans.open(plan("\"resource_changes\":[]")).facts();
        assertEquals(Value.NULL, facts.complete());
        assertEquals(Value.NULL, facts.applyable());
        assertEquals(Value.NULL, facts.errored());
        assertTrue(facts.has(PlanSection.RESOURCE_CHANGES));
        assertFalse(facts.has(PlanSection.RESOURCE_DRIFT));
        assertFalse(facts.has(PlanSection.CHECKS));
        ResourceChange change = TestPlans.change("\"actions\":[\"create\"],\"after\":{}");
        assertNull(change.importTarget());
        assertEquals(Value.NULL, change.afterIdentity());
    }

    @Test
    void importsByIdByIdentityAndOfWhatIsNotKnownYet() {
        String start = "\"actions\":[\"no-op\"],\"before\":{},\"after\":{},\"importing\":";
        assertEquals(
                Value.of("vpc-1"),
                TestPlans.change(start + "{\"id\":\"vpc-1\"}").importTarget().id());
        assertEquals(
                Value.UNKNOWN,
                TestPlans.change(start + "{\"unknown\":true}").importTarget().id());
        ImportTarget identity =
                TestPlans.change(start + "{\"identity\":{\"id\":\"x\"}}").importTarget();
        assertEquals(Value.NULL, identity.id());
        assertEquals(Value.of("x"), ((MapValue) identity.identity()).get("id"));
        assertTrue(TestPlans.change(start + "{}").importing());
    }

    @Test
    void partsThatNobodyKnowsAreNamed() throws Exception {
        List<String> notes = TestPlans.open(plan("\"resource_changes\":[],\"sidecars\":[1],\"Weird key!\":{}"))
                .notes();
        assertEquals(List.of("The plan has parts that this version does not know: (another one), sidecars"), notes);
    }
}
