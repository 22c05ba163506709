package io.jenkins.plugins.terraformguard.engine.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a drifted attribute: recorded, real, planned and configured values joined. */
class DriftClassesTest {
    private static final String ADDRESS = "module.m[\"x.y\"].test_thing.a[0]";

    private static DriftResult result(String plan, DriftContext context) throws Exception {
        DriftCollector collector = new DriftCollector(context);
        Plan read = new PlanReader(ReadLimits.DEFAULT).open(TestPlans.source(plan), done -> {});
        read.stream(new ChangeVisitor() {
            @Override
            public Set<PlanSection> sections() {
                return PlanSection.ALL;
            }

            @Override
            public void change(ResourceChange change) {
                collector.change(change);
            }

            @Override
            public void drift(ResourceChange drift) {
                collector.drift(drift);
            }

            @Override
            public void configuredResource(ConfiguredResource resource) {
                collector.configured(resource);
            }

            @Override
            public void relevantAttribute(RelevantAttribute attribute) {
                collector.relevant(attribute);
            }
        });
        return collector.finish(read.facts());
    }

    private static String element(String actions, String before, String after, String unknown) {
        return "{\"address\":\"" + ADDRESS.replace("\"", "\\\"")
                + "\",\"module_address\":\"module.m[\\\"x.y\\\"]\",\"mode\":\"managed\",\"type\":\"test_thing\","
                + "\"name\":\"a\",\"index\":0,\"provider_name\":\"p\",\"change\":{\"actions\":" + actions
                + ",\"before\":" + before + ",\"after\":" + after + ",\"after_unknown\":" + unknown + "}}";
    }

    private static String plan(String drift, String change, String expressions) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_drift\":[" + drift
                + "],\"resource_changes\":[" + change + "]"
                + (expressions.isEmpty()
                        ? ""
                        : ",\"configuration\":{\"root_module\":{\"module_calls\":{\"m\":{\"module\":{\"resources\":["
                                + "{\"address\":\"test_thing.a\",\"mode\":\"managed\",\"type\":\"test_thing\","
                                + "\"name\":\"a\",\"expressions\":" + expressions + "}]}}}}}")
                + "}";
    }

    private static DriftContext ignoring(DriftContext.IgnoreChanges ignoreChanges) {
        return new DriftContext() {
            @Override
            public IgnoreChanges ignoreChanges(String address) {
                return ignoreChanges;
            }
        };
    }

    private static String classOf(
            String recorded, String real, String change, String expressions, DriftContext.IgnoreChanges ignore)
            throws Exception {
        DriftResult result =
                result(plan(element("[\"update\"]", recorded, real, "{}"), change, expressions), ignoring(ignore));
        Drift drift = result.drifts().get(0);
        assertEquals(1, drift.paths().size(), drift.paths().toString());
        assertEquals(ADDRESS, drift.address());
        String found = drift.paths().get(0).driftClass().id();
        assertEquals(1, result.summary().classes().get(found));
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // recorded, real, planned, configured
                "{'v':'r'} | {'v':'a'} | {'v':'r'} | {'v':{'constant_value':'r'}} | will-be-reverted",
                "{'v':'r'} | {'v':'a'} | {'v':'n'} | {'v':{'constant_value':'n'}} | will-be-overwritten",
                "{'v':'r'} | {'v':'a'} | {'v':'a'} | {'v':{'constant_value':'a'}} | accepted",
                "{'v':'r'} | {'v':'a'} | {'v':'a'} | {'v':{'constant_value':'r'}} | state-only",
                "{'v':'r'} | {'v':'a'} | {'v':'a'} | {'w':{'constant_value':'r'}} | state-only",
                "{'v':null} | {'v':'a'} | {'v':'a'} | {'w':{}} | unmanaged",
                "{'v':[]} | {'v':[{'p':1}]} | {'v':[{'p':1}]} | {'w':{}} | unmanaged",
                "{'v':'r'} | {'v':'a'} | {'v':'a'} | `` | undetermined",
                // maps, key by key
                "{'t':{'k':1}} | {'t':{'k':1,'m':2}} | {'t':{'k':1}} | {'t':{'constant_value':{'k':1}}} | will-be-reverted",
                "{'t':{'k':1}} | {'t':{'k':2}} | {'t':{'k':2,'n':3}} | {'t':{'constant_value':{'k':2,'n':3}}} | accepted",
                // sets, element by element
                "{'s':['a']} | {'s':['b','a']} | {'s':['a']} | {'s':{'constant_value':['a']}} | will-be-reverted",
                "{'s':['a']} | {'s':['b','a']} | {'s':['a','b','c']} | {'s':{'constant_value':['a','b','c']}} | state-only",
                "{'s':['a','b']} | {'s':['a']} | {'s':['a','b']} | {'s':{'constant_value':['a','b']}} | will-be-reverted",
                "{'s':['a']} | {'s':['b','a']} | {'s':['c']} | {'s':{'constant_value':['c']}} | will-be-overwritten",
                "{'b':[{'p':1}]} | {'b':[{'p':2}]} | {'b':[{'p':1}]} | {'b':[{'p':{'constant_value':1}}]} | will-be-reverted"
            })
    void thePlanSaysWhatBecomesOfIt(String recorded, String real, String planned, String expressions, String expected)
            throws Exception {
        assertEquals(
                expected,
                classOf(
                        json(recorded),
                        json(real),
                        element("[\"update\"]", json(real), json(planned), "{}"),
                        json(expressions),
                        DriftContext.IgnoreChanges.UNKNOWN));
    }

    private static String json(String text) {
        return text == null ? "" : text.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource({"NONE, accepted", "SOME, undetermined", "UNKNOWN, undetermined"})
    void whatAnExpressionAsksForMayBeIgnored(DriftContext.IgnoreChanges ignore, String expected) throws Exception {
        String change = element("[\"no-op\"]", "{\"v\":\"a\"}", "{\"v\":\"a\"}", "{}");
        assertEquals(
                expected,
                classOf("{\"v\":\"r\"}", "{\"v\":\"a\"}", change, "{\"v\":{\"references\":[\"var.v\"]}}", ignore));
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"delete\"]', null, will-be-overwritten",
        "'[\"forget\"]', null, unmanaged",
        "'[\"delete\",\"create\"]', {}, will-be-overwritten",
        "'[\"update\"]', {}, undetermined"
    })
    void whatIsNotKnownBeforeApply(String actions, String after, String expected) throws Exception {
        String change = element(actions, "{\"v\":\"a\"}", after, after.equals("null") ? "{}" : "{\"v\":true}");
        assertEquals(
                expected, classOf("{\"v\":\"r\"}", "{\"v\":\"a\"}", change, "{}", DriftContext.IgnoreChanges.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"v\":{\"constant_value\":\"r\"}}', NONE, will-be-reverted",
        "'{\"v\":{\"constant_value\":\"r\"}}', SOME, undetermined",
        "'{\"v\":{\"constant_value\":\"a\"}}', SOME, accepted",
        "'{\"v\":{\"constant_value\":\"n\"}}', NONE, will-be-overwritten",
        "'{\"v\":{\"references\":[\"var.v\"]}}', NONE, undetermined",
        "'{}', NONE, state-only"
    })
    void aRefreshOnlyPlanIsJoinedWithTheConfigurationAlone(
            String expressions, DriftContext.IgnoreChanges ignore, String expected) throws Exception {
        assertEquals(expected, classOf("{\"v\":\"r\"}", "{\"v\":\"a\"}", "", expressions, ignore));
    }

    @Test
    void aSecretThatDriftedIsNeverTheSameAsAnother() throws Exception {
        String drift = element("[\"update\"]", "{\"v\":\"one\"}", "{\"v\":\"two\"}", "{}")
                .replace(
                        "\"after_unknown\"",
                        "\"before_sensitive\":{\"v\":true},\"after_sensitive\":{\"v\":true},\"x\"");
        Drift found = result(plan(drift, "", "{}"), DriftContext.NONE).drifts().get(0);
        assertEquals("(sensitive value)", found.paths().get(0).before());
        assertTrue(found.counts());
    }

    @Test
    void whatThePlanDependsOnIsSaid() throws Exception {
        String drift = element("[\"update\"]", "{\"v\":\"r\",\"w\":1}", "{\"v\":\"a\",\"w\":2}", "{}");
        String relevant = plan(drift, "", "{\"x\":{}}")
                .replaceFirst(
                        "\\}$",
                        ",\"relevant_attributes\":[{\"resource\":\"module.m.test_thing.a\",\"attribute\":[\"v\"]}]}");
        List<Drift.DriftedPath> paths =
                result(relevant, DriftContext.NONE).drifts().get(0).paths();
        assertEquals(
                List.of(true, false),
                paths.stream().map(Drift.DriftedPath::relevant).toList());
    }

    @Test
    void anErroredPlanWithoutDriftIsIncomplete() throws Exception {
        String plan = plan("", "", "");
        assertEquals("none", result(plan, DriftContext.NONE).summary().status());
        String errored = plan.replaceFirst("\\}$", ",\"errored\":true}");
        DriftSummary summary = result(errored, DriftContext.NONE).summary();
        assertEquals("incomplete", summary.status());
        assertEquals(1, summary.problems().size());
        String old = plan.replace("1.11.4", "0.14.9").replace("\"resource_drift\":[],", "");
        assertEquals("not-asked", result(old, DriftContext.NONE).summary().status());
    }

    @Test
    void ofVeryMuchDriftWhatMattersMostIsListedAndAllIsCounted() throws Exception {
        StringBuilder drift = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            String action = i >= 11_990 ? "delete" : "update";
            drift.append(i == 0 ? "" : ",")
                    .append("{\"address\":\"test_thing.a[")
                    .append(i)
                    .append("]\",\"type\":\"test_thing\",\"change\":{\"actions\":[\"")
                    .append(action)
                    .append("\"],\"before\":{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1},\"after\":")
                    .append(action.equals("delete") ? "null" : "{\"a\":2,\"b\":2,\"c\":2,\"d\":2,\"e\":2,\"f\":2}")
                    .append("}}");
        }
        DriftResult result = result(plan(drift.toString(), "", ""), DriftContext.NONE);
        assertEquals(12_000, result.summary().resources());
        assertEquals(11_990 * 6 + 10, result.summary().attributes());
        assertTrue(result.drifts().stream().mapToInt(one -> one.paths().size()).sum() <= DriftCollector.MAX_ATTRIBUTES);
        assertEquals(
                10,
                result.drifts().stream()
                        .filter(one -> one.kind().equals("delete"))
                        .count());
        assertEquals("delete", result.drifts().get(0).kind());
        assertEquals(1, result.summary().problems().size());
    }
}
