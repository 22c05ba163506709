package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.review.Fact;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reviewers can be told is collected while a plan is judged, and changes nothing of what is judged. */
class JudgeAllTest {
    private static final String PLAN = """
            {"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[
             {"address":"x.a","mode":"managed","type":"x","name":"a","change":{"actions":["update"],
              "before":{"n":1,"pw":"hunter2"},"after":{"n":2,"pw":"hunter3"},"before_sensitive":{"pw":true},
              "after_sensitive":{"pw":true}}},
             {"address":"x.b","mode":"managed","type":"x","name":"b","change":{"actions":["no-op"],
              "before":{"n":1},"after":{"n":1}}},
             {"address":"x.c","mode":"managed","type":"x","name":"c","change":{"actions":["delete"],
              "before":{"n":1},"after":null}}],
             "output_changes":{"o":{"actions":["create"],"before":null,"after":"v"}}}
            """;

    private static GuardRequest request(String text) {
        return new GuardRequest("g", TestPlans.source(text), "", List.of(), ReadLimits.parse(""));
    }

    private static List<Judged> judge(String text) throws IOException {
        return new GuardEngine("1.0").judgeAll(request(text), GuardProgress.SILENT, PlanSink.NONE);
    }

    @Test
    void whatThePlanDoesIsTheWeightiestFirstAndWithoutSecrets() throws Exception {
        FactPool facts = judge(PLAN).get(0).facts();

        assertEquals(
                List.of("x.c delete", "x.a update", "output.o create"),
                facts.facts().stream()
                        .map(FactPool.Weighed::fact)
                        .map(fact -> fact.subject() + " " + fact.action())
                        .toList());
        assertEquals(
                List.of("n 1 2"),
                facts.facts().get(1).fact().values().stream()
                        .filter(value -> value.path().equals("n"))
                        .map(value -> value.path() + " " + value.before() + " " + value.after())
                        .toList());
        assertFalse(facts.toString().contains("hunter"), facts.toString());
    }

    @Test
    void theDecisionIsTheSame() throws Exception {
        GuardEngine engine = new GuardEngine("1.0");
        assertArrayEquals(
                DecisionWriter.write(engine.evaluate(request(PLAN), GuardProgress.SILENT)),
                DecisionWriter.write(judge(PLAN).get(0).decision()));
    }

    @Test
    void eachOfSeveralPlansHasItsOwn() throws Exception {
        List<Judged> all = judge(PLAN + "\n{}\n" + PLAN);

        assertEquals(
                List.of("g", "g.plan2", "g.plan3"),
                all.stream().map(one -> one.decision().id()).toList());
        assertEquals(Verdict.ERROR, all.get(1).decision().verdict());
        assertEquals(FactPool.NONE, all.get(1).facts());
        assertEquals(all.get(0).facts(), all.get(2).facts());
        assertEquals(3, all.get(2).facts().facts().size());
    }

    @Test
    void ofAHugePlanTheWeightiestAreKept() throws Exception {
        StringBuilder changes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            String action = i % 10 == 0 ? "delete" : "create";
            changes.append(i == 0 ? "" : ",")
                    .append("{\"address\":\"x.r")
                    .append(10_000 + i)
                    .append("\",\"mode\":\"managed\",\"type\":\"x\",\"name\":\"r\",\"change\":{\"actions\":[\"")
                    .append(action)
                    .append("\"],\"before\":null,\"after\":null}}");
        }
        FactPool facts = judge("{\"format_version\":\"1.2\",\"resource_changes\":[" + changes + "]}")
                .get(0)
                .facts();

        assertEquals(2_000, facts.facts().size());
        assertEquals(3_000, facts.omitted());
        assertEquals(
                500,
                facts.facts().stream()
                        .map(FactPool.Weighed::fact)
                        .map(Fact::action)
                        .filter("delete"::equals)
                        .count());
        assertTrue(facts.facts().get(500).fact().subject().equals("x.r10001"));
        assertEquals("x.r11666", facts.facts().get(1_999).fact().subject());
    }
}
