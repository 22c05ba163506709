package io.jenkins.plugins.terraformguard.engine.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCaseTest {
    private static final String PACK = """
            pack: own
            version: 1
            policies:
              - id: OWN-1
                title: Things are small
                severity: low
                enforcement: soft-mandatory
                resources: [test_thing]
                assert: after.size < 10
                message: "${after.size} is too much"
            """;
    private static final String PLAN = """
            {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
              {"address":"test_thing.a","mode":"managed","type":"test_thing","name":"a","provider_name":"p",
               "change":{"actions":["create"],"before":null,"after":{"size":5},"after_unknown":{}}},
              {"address":"test_thing.b","mode":"managed","type":"test_thing","name":"b","provider_name":"p",
               "change":{"actions":["create"],"before":null,"after":{"size":50},"after_unknown":{}}}],
             "configuration":{"root_module":{}}}
            """;

    private static PlanCaseRunner.Result run(String expect) throws Exception {
        PlanCase planCase = PlanCase.read("plan: plan.json\nexpect:\n" + expect.indent(2), "c.yaml", Set.of("OWN-1"));
        PlanCaseRunner runner = new PlanCaseRunner(List.of(new PolicyFile("own.yaml", PACK)), Set.of("own"));
        return runner.run(
                planCase,
                PlanSource.of("plan.json", () -> new ByteArrayInputStream(PLAN.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsExpectedIsFound() throws Exception {
        PlanCaseRunner.Result result = run("""
                verdict: approval-required
                findings:
                  - { policy: OWN-1, address: test_thing.b, outcome: violation }
                complete: true
                """);
        assertEquals(List.of(), result.differences());
    }

    @Test
    void whatIsOtherwiseIsToldWithWhatIsThereInstead() throws Exception {
        PlanCaseRunner.Result result = run("""
                verdict: pass
                findings:
                  - { policy: OWN-1, address: test_thing.a }
                complete: true
                """);
        assertFalse(result.isGood());
        assertEquals(3, result.differences().size(), result.differences().toString());
        assertTrue(result.differences().get(0).startsWith("expected the verdict pass, but it is approval-required"));
        assertEquals(
                "line 5: not found: OWN-1 violation on test_thing.a; there is OWN-1 violation on test_thing.b:"
                        + " 50 is too much",
                result.differences().get(1));
        assertEquals(
                "found as well: OWN-1 violation on test_thing.b: 50 is too much",
                result.differences().get(2));
    }

    @Test
    void withoutCompleteOtherFindingsDoNotMatter() throws Exception {
        assertTrue(run("verdict: approval-required").isGood());
        assertFalse(run("complete: true").isGood());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        ~plam: a\nexpect: {verdict: pass}~ ; 1:1 ; did you mean 'plan'
        ~plan: a~ ; 1:1 ; 'expect' is missing
        ~plan: a\nexpect: {}~ ; 2:9 ; expects nothing
        ~plan: a\nexpect: {verdict: pas}~ ; 2:19 ; did you mean 'pass'
        ~plan: a\nexpect: {complete: perhaps}~ ; 2:20 ; true or false
        ~plan: a\nexpect: {findings: [{policy: OWN-2}]}~ ; 2:30 ; did you mean 'OWN-1'
        ~plan: a\nexpect: {findings: [{policy: OWN-1, outcome: pass}]}~ ; 2:46 ; not 'pass'
        ~plan: a\nexpect: {findings: [{address: a}]}~ ; 2:21 ; 'policy' is missing
        ~plan: /etc/passwd\nexpect: {verdict: pass}~ ; 1:7 ; does not lie in
        ~plan: ../plan.json\nexpect: {verdict: pass}~ ; 1:7 ; does not lie in
        ~plan: a/../../b\nexpect: {verdict: pass}~ ; 1:7 ; does not lie in
        ~plan: 'C:plan'\nexpect: {verdict: pass}~ ; 1:7 ; does not lie in
        ~plan: '\\\\host\\a'\nexpect: {verdict: pass}~ ; 1:7 ; does not lie in
        """)
    void aMistakeIsFoundAtItsPlace(String yaml, String place, String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> PlanCase.read(yaml, "c.yaml", Set.of("OWN-1")));
        assertEquals(place, e.line() + ":" + e.column(), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertFalse(e.remedy().isBlank());
    }
}
