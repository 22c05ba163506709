package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of several plans: each gets its own decision, and none gets lost. */
class SeveralPlansTest {
    private static final String POLICY =
            Decisions.pack("P", "hard-mandatory", "assert: after.x < 2", "message: x is ${after.x}");

    private static String plan(int x) {
        return TestPlans.plan(Decisions.thing("t", "{\"x\":" + x + "}", "{}"));
    }

    private static List<Decision> judge(String id, String text, String limits) throws IOException {
        return new GuardEngine("1.0")
                .evaluateAll(
                        new GuardRequest(
                                id,
                                TestPlans.source(text),
                                "",
                                List.of(new PolicyFile("p.yaml", POLICY)),
                                ReadLimits.parse(limits)),
                        GuardProgress.SILENT);
    }

    private static List<Decision> judge(String text) throws IOException {
        return judge("g", text, "");
    }

    private static List<Verdict> verdicts(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).toList();
    }

    private static List<String> ids(List<Decision> decisions) {
        return decisions.stream().map(Decision::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s%s",
                "%s\n%s\n%s\n",
                "\ufeff%s\r\n\r\n%s  %s",
                "[%s,%s, %s]",
                "[%s,%s,\n%s]",
                "[\n%s,\n%s,\n%s\n]\n"
            })
    void eachIsJudgedInItsOrder(String form) throws Exception {
        List<Decision> decisions = judge(form.formatted(plan(1), plan(2), plan(1)));
        assertEquals(List.of("g", "g.plan2", "g.plan3"), ids(decisions));
        assertEquals(List.of(Verdict.PASS, Verdict.FAIL, Verdict.PASS), verdicts(decisions));
        assertEquals("x is 2", decisions.get(1).findings().get(0).message());
        assertEquals(
                List.of("plan.json (plan 1 of 3)", "plan.json (plan 2 of 3)", "plan.json (plan 3 of 3)"),
                decisions.stream().map(decision -> decision.plan().source()).toList());
        assertEquals(Sha256.hex(plan(2)), decisions.get(1).plan().sha256());
    }

    @Test
    void onePlanIsJudgedAsEver() throws Exception {
        List<Decision> decisions = judge(plan(2));
        assertEquals(
                List.of(Decisions.of(TestPlans.source(plan(2)), POLICY)).get(0).findings(),
                decisions.get(0).findings());
        assertEquals(List.of("g"), ids(decisions));
        assertEquals("plan.json", decisions.get(0).plan().source());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"format_version\":\"9.0\"}", "{\"format_version\":\"1.2\",\"resource_changes\":oops}"})
    void aBrokenOneDoesNotKeepTheOthersFromBeingJudged(String broken) throws Exception {
        for (String form : List.of("%s\n%s\n%s", "[%s,%s,%s]")) {
            List<Decision> decisions = judge(form.formatted(plan(2), broken, plan(1)));
            assertEquals(List.of(Verdict.FAIL, Verdict.ERROR, Verdict.PASS), verdicts(decisions), form);
            assertEquals("g.plan2", decisions.get(1).id());
            assertTrue(
                    decisions.get(1).error().file().contains("plan 2 of 3"),
                    decisions.get(1).error().file());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s{\"format_version\":\"1.2\",\"resource_changes\":[{",
                "%s%s{",
                "[%s,%s,{\"format_version\":\"1.2\"",
                "[%s,%s",
                "[%s,%s,",
                "%s\n%s\nError: something failed",
                "%s%s[]"
            })
    void whereAPlanMayBeMissingNothingPasses(String form) throws Exception {
        List<Decision> decisions = judge(form.formatted(plan(1), plan(1)));
        assertTrue(verdicts(decisions).contains(Verdict.ERROR), decisions.toString());
        for (Decision decision : decisions) {
            assertTrue(decision.error() == null || !decision.error().remedy().isEmpty(), decision.toString());
        }
    }

    @Test
    void thereMayNotBeMoreThanTheLimit() throws Exception {
        String three = plan(1) + plan(1) + plan(1);
        assertEquals(3, judge("g", three, "max-plans=3").size());
        List<Decision> refused = judge("g", three, "max-plans=2");
        assertEquals(List.of(Verdict.ERROR), verdicts(refused));
        assertTrue(
                refused.get(0).error().message().contains("max-plans")
                        || refused.get(0).error().remedy().contains("max-plans"),
                refused.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffff.plan2",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefffffff.plan10"
            })
    void idsOfPartsAreAsShortAsOthersAndNeverTheSame(String id) throws Exception {
        List<String> ids = IntStream.rangeClosed(1, 1200)
                .mapToObj(n -> GuardRequest.partId(id, n))
                .toList();
        assertEquals(id, ids.get(0));
        assertEquals(1200, ids.stream().distinct().count());
        for (int n = 2; n <= ids.size(); n++) {
            String part = ids.get(n - 1);
            assertTrue(part.length() <= 64 && part.endsWith(".plan" + n), part);
        }
        assertEquals(List.of(id, GuardRequest.partId(id, 2)), ids(judge(id, plan(1) + plan(1), "")));
    }
}
