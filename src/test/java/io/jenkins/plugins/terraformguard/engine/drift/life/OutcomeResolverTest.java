package io.jenkins.plugins.terraformguard.engine.drift.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeResolverTest {
    private static final String ID = "0123456789abcdef";

    private static Tracked update(String path, String before, String after) {
        return new Tracked(ID, "test_thing.t", "update", path, before, after);
    }

    private static Tracked whole(String kind) {
        return new Tracked(ID, "test_thing.t", kind, "", "", "");
    }

    private static Map<String, Outcome> resolve(List<Tracked> tracked, String plan) throws Exception {
        OutcomeResolver resolver = new OutcomeResolver(tracked);
        Plan open = TestPlans.open(TestPlans.source(plan));
        open.stream(new ChangeVisitor() {
            @Override
            public Set<PlanSection> sections() {
                return EnumSet.of(PlanSection.RESOURCE_CHANGES, PlanSection.PRIOR_STATE);
            }

            @Override
            public void change(ResourceChange change) {
                resolver.change(change);
            }

            @Override
            public void stateResource(PlanSection section, StateResource resource) {
                resolver.resource(resource);
            }
        });
        return resolver.outcomes(open.facts().has(PlanSection.PRIOR_STATE));
    }

    private static Outcome resolve(Tracked tracked, String plan) throws Exception {
        return resolve(List.of(tracked), plan).get(ID);
    }

    private static String noOp(String values) {
        return TestPlans.plan(TestPlans.resource(
                "test_thing", "t", "\"actions\":[\"no-op\"],\"before\":" + values + ",\"after\":" + values));
    }

    private static String state(String resources) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":[],\"prior_state\":"
                + "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{"
                + "\"resources\":[" + resources + "]}}}}";
    }

    private static String inState(String values) {
        return state("{\"address\":\"test_thing.t\",\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"t\","
                + "\"provider_name\":\"registry.terraform.io/hashicorp/test\",\"schema_version\":0,\"values\":" + values
                + ",\"sensitive_values\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p              | 443    | 22     | {\"p\":443}                       | RESTORED",
                "p              | 443    | 22     | {\"p\":22}                        | KEPT",
                "p              | 443    | 22     | {\"p\":80}                        | OTHER",
                "p              | 443    | null   | {}                                | KEPT",
                "p              | null   | 22     | {\"p\":null}                      | RESTORED",
                "tags[\"a.b\"]  | x      | y      | {\"tags\":{\"a.b\":\"x\"}}        | RESTORED",
                "tags.a         | x      | y      | {\"tags\":null}                   | OTHER",
                "l[1]           | a      | c      | {\"l\":[\"a\",\"b\"]}             | RESTORED",
                "l[1]           | a      | c      | {\"l\":[\"b\",\"c\"]}             | KEPT",
                "l[1]           | a      | c      | {\"l\":[\"a\",\"c\"]}             | UNKNOWN",
                "l[1]           | a      | c      | {\"l\":[]}                        | OTHER",
                "l[2]           | null   | c      | {\"l\":[\"a\",\"b\"]}             | RESTORED",
                "l[2]           | null   | c      | {\"l\":[\"a\",\"c\"]}             | KEPT",
                "l[0]           | a      | null   | {\"l\":[\"a\",\"c\"]}             | RESTORED",
                "l[0]           | a      | null   | {\"l\":[\"c\"]}                   | KEPT",
                "r[0].p         | 443    | 22     | {\"r\":[{\"p\":80},{\"p\":443}]}  | RESTORED",
                "not a path     | 443    | 22     | {\"p\":443}                       | UNKNOWN",
                "p              | same   | same   | {\"p\":\"same\"}                  | UNKNOWN",
            })
    void anAttributeIsLookedUp(String path, String before, String after, String values, Outcome outcome)
            throws Exception {
        assertEquals(outcome, resolve(update(path, before, after), noOp(values)), "in a change");
        assertEquals(outcome, resolve(update(path, before, after), inState(values)), "in the state");
    }

    @Test
    void whatIsHiddenTellsNothing() throws Exception {
        String plan = TestPlans.plan(TestPlans.resource(
                "test_thing",
                "t",
                "\"actions\":[\"no-op\"],\"before\":{\"p\":\"s3cret\"},\"after\":{\"p\":\"s3cret\"},"
                        + "\"before_sensitive\":{\"p\":true},\"after_sensitive\":{\"p\":true}"));
        assertEquals(Outcome.UNKNOWN, resolve(update("p", "(sensitive value)", "x"), plan));
    }

    @Test
    void longValuesAreComparedAsTheyAreShown() throws Exception {
        String start = "x".repeat(Sighting.MAX_VALUE - 1);
        assertEquals(
                Outcome.RESTORED, resolve(update("p", start + "\u2026", "y"), noOp("{\"p\":\"" + start + "abc\"}")));
    }

    @Test
    void aResourceIsThereOrGone() throws Exception {
        String there = inState("{}");
        assertEquals(Outcome.RESTORED, resolve(whole("delete"), there));
        assertEquals(Outcome.KEPT, resolve(whole("create"), there));
        assertEquals(Outcome.RESTORED, resolve(whole("move"), there));
        String gone = state("");
        assertEquals(Outcome.GONE, resolve(update("p", "1", "2"), gone));
        assertEquals(Outcome.KEPT, resolve(whole("delete"), gone));
        assertEquals(Outcome.RESTORED, resolve(whole("create"), gone));
        assertEquals(Outcome.GONE, resolve(whole("move"), gone));
    }

    @Test
    void withoutAStateAResourceThatIsNotSeenMayBeAnywhere() throws Exception {
        assertEquals(Outcome.UNKNOWN, resolve(update("p", "1", "2"), TestPlans.plan()));
        assertEquals(Outcome.UNKNOWN, resolve(whole("delete"), TestPlans.plan()));
    }

    @Test
    void aResourceThatWillBeCreatedIsNotThere() throws Exception {
        String create = TestPlans.resource("test_thing", "t", "\"actions\":[\"create\"],\"before\":null,\"after\":{}");
        assertEquals(Outcome.KEPT, resolve(whole("delete"), state("").replace("[],", "[" + create + "],")));
    }

    @Test
    void aMoveIsFollowed() throws Exception {
        String moved = noOp("{\"p\":443}").replace("\"mode\"", "\"previous_address\":\"test_thing.old\",\"mode\"");
        Tracked old = new Tracked(ID, "test_thing.old", "update", "p", "443", "22");
        assertEquals(Outcome.RESTORED, resolve(old, moved));
    }

    @Test
    void aDeposedObjectIsAnother() throws Exception {
        String deposed = noOp("{\"p\":443}").replace("\"mode\"", "\"deposed\":\"00000001\",\"mode\"");
        Tracked tracked = new Tracked(ID, "test_thing.t (deposed 00000001)", "update", "p", "443", "22");
        assertEquals(Outcome.RESTORED, resolve(tracked, deposed));
        assertEquals(Outcome.UNKNOWN, resolve(update("p", "443", "22"), deposed));
    }

    @Test
    void hugeListsEndInUnknown() throws Exception {
        String list = "{\"l\":"
                + IntStream.range(0, 200_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"))
                + "}";
        List<Tracked> tracked = IntStream.range(0, 5_000)
                .mapToObj(i -> new Tracked("%016x".formatted(i), "test_thing.t", "update", "l[" + i + "]", "x", "y"))
                .toList();
        Map<String, Outcome> outcomes =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> resolve(tracked, noOp(list)));
        assertEquals(5_000, outcomes.size());
        assertEquals(Set.of(Outcome.UNKNOWN), Set.copyOf(outcomes.values()));
    }
}
