package io.jenkins.plugins.terraformguard.engine.equivalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layout of answers is read, and what is not understood is said. */
class AnswerReaderTest {
    private static final String CREATED = "\"actions\":[\"create\"],\"before\":null,\"after\":{}";
    private static final String PLAN =
            TestPlans.plan(TestPlans.resource("a_b", "one", CREATED), TestPlans.resource("a_b", "one_more", CREATED));

    @TempDir
    private Path folder;

    @BeforeEach
    void plan() throws Exception {
        Files.createDirectories(folder.resolve("expected"));
        Files.writeString(folder.resolve("plan.json"), PLAN);
        Files.writeString(
                folder.resolve("mock.json"), "{\"mock\":{\"x\":" + PLAN + ",\"y\":{\"tfplan\":" + PLAN + "}}}");
    }

    private List<RuleAnswer> read(String plan, String kind, String told) throws Exception {
        Files.writeString(
                folder.resolve("expected/answer.json"),
                "{\"id\":\"tool-report/a__rule\",\"plan\":\"" + plan + "\",\"kind\":\"" + kind + "\",\"expectation\":"
                        + told.replace('\'', '"') + "}");
        return AnswerReader.read(folder);
    }

    private Map<String, Map<String, Boolean>> byRule(String kind, String told) throws Exception {
        Map<String, Map<String, Boolean>> rules = new TreeMap<>();
        for (RuleAnswer answer : read("plan.json", kind, told)) {
            assertEquals("tool", answer.tool());
            rules.put(answer.rule(), answer.denied());
        }
        return rules;
    }

    @Test
    void answersByResource() throws Exception {
        Map<String, Boolean> both = Map.of("a_b.one", false, "a_b.one_more", true);
        assertEquals(
                Map.of("R1 + R2", both),
                byRule(
                        "policy-scan (tool): passed/failed",
                        "{'checks':{'R1':'','R2':''},'passed_resources':['a_b.one'],'failed_resources':['a_b.one_more']}"));
        assertEquals(
                Map.of("r", both),
                byRule(
                        "policy: resource id -> valid(true)/invalid(false)",
                        "{'rule_package':'rules.r','resources':{'a_b.one':true,'a_b.one_more':false}}"));
        assertEquals(
                Map.of("R1", both, "R2", Map.of("", true)),
                byRule(
                        "tool full rule results",
                        "{'summary':{'PASS':1,'FAIL':2},'rule_results':["
                                + "{'resource':'a_b.one','result':'PASS','rule_id':'R1'},"
                                + "{'resource':'a_b.one_more','result':'FAIL','rule_id':'R1'},"
                                + "{'resource':'what.is_missing','result':'FAIL','rule_id':'R2'}]}"));
        assertEquals(
                Map.of("allowed_actions_filter", Map.of("a_b.one", false)),
                byRule("x+action-filter", "{'allowed_actions_filter':{'a_b.one':['create']}}"));
    }

    @Test
    void answersAboutThePlan() throws Exception {
        assertEquals(Map.of("a/rule", Map.of("", true)), byRule("policy: deny set", "{'deny':['not this one']}"));
        assertEquals(Map.of("a/rule", Map.of("", false)), byRule("policy: deny set", "{'deny':[]}"));
        assertEquals(Map.of("a/rule", Map.of("", true)), byRule("bdd-feature pass/fail", "{'must_fail':true}"));
        assertEquals(
                Map.of("constraint_a", Map.of("", false)),
                byRule("x + constraint violation", "{'assets':[],'constraint_a':{'wantViolation':false}}"));
        assertEquals(Map.of(), byRule("change-counts", "{'add':1}"));
    }

    /** The longer address is not taken for the shorter one that it begins with. */
    @Test
    void messagesNameTheResources() throws Exception {
        assertEquals(
                Map.of("a/rule", Map.of("a_b.one_more", true)),
                byRule("policy: deny set", "{'deny':['R-1: a_b.one_more is wrong']}"));
    }

    @Test
    void answersByCase() throws Exception {
        for (String told : List.of(
                "{'x':{'expected':'deny','deny_messages_opa':['a_b.one']},'y':{'expected':'allow','deny_messages_opa':[]}}",
                "{'cases':{'t1':{'mock':'data.mock.x','expected':'deny','deny':['a_b.one']},"
                        + "'t2':{'mock':'data.mock.y','expected':'allow','deny':[]}}}")) {
            List<RuleAnswer> answers = read("mock.json", "policy: per-mock-case", told);
            assertEquals(
                    List.of("x", "y"),
                    answers.stream().map(answer -> answer.plan().name()).toList());
            assertEquals(Map.of("a_b.one", true), answers.get(0).denied());
            assertEquals(Map.of("", false), answers.get(1).denied());
        }
        List<RuleAnswer> answers =
                read("mock.json", "policy: deny/allow per test", "{'tests':{'t':{'mock':'y','expected':'deny'}}}");
        assertEquals(Map.of("", true), answers.get(0).denied());
        assertEquals(2, answers.get(0).plan().changes().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a new kind|{}|unknown kind",
                "policy: per-mock-case|{}|holds no answer",
                "policy: per-mock-case|{'x':{}}|no 'expected'",
                "policy: per-mock-case|{'x':{'expected':'maybe'}}|unknown answer",
                "policy: per-mock-case|{'x':{'expected':'allow','deny':['no']}}|but with messages",
                "policy: per-mock-case|{'z':{'expected':'allow'}}|no case z",
                "full rule results|{'summary':{'FAIL':1},'rule_results':[]}|not the summary",
            })
    void whatIsNotUnderstoodIsSaid(String row) {
        String[] parts = row.split("\\|", -1);
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> read(parts[0].startsWith("policy") ? "mock.json" : "plan.json", parts[0], parts[1]));
        assertTrue(e.getMessage().contains(parts[2]), e.getMessage());
    }
}
