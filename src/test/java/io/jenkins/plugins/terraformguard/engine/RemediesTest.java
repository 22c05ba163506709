package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.remedy.Remedies;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.replay.RemedyCheck;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixes that are looked for and tried with the engine itself. */
class RemediesTest {
    private static final GuardEngine ENGINE = new GuardEngine("1.0");

    private static GuardRequest request(PlanSource plan, String... packs) {
        List<PolicyFile> files = IntStream.range(0, packs.length)
                .mapToObj(i -> new PolicyFile("p" + i + ".yaml", packs[i]))
                .toList();
        return new GuardRequest("g", plan, "", files, ReadLimits.DEFAULT);
    }

    private static List<Fix> search(GuardRequest request) throws Exception {
        return RemedyCheck.of(ENGINE, request, decide(request), RemedyBudget.DEFAULT)
                .search();
    }

    private static Decision decide(GuardRequest request) throws Exception {
        Decision decision = ENGINE.evaluate(request, GuardProgress.SILENT);
        assertEquals(null, decision.error());
        return decision;
    }

    private static String edits(List<Fix> fixes) {
        StringBuilder text = new StringBuilder();
        for (Fix fix : fixes) {
            assertEquals(Fix.POLICIES, fix.origin());
            text.append(fix.policy()).append(' ').append(fix.status());
            for (Edit edit : fix.edits()) {
                text.append(' ').append(edit.path()).append('=').append(edit.value());
            }
            text.append('\n');
        }
        return text.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        after.on == true; {"on":false}; on=true
        after.on != true; {"on":true}; on=false
        after.mode == "Strict"; {"mode":"Loose"}; mode="Strict"
        after.days >= 30; {"days":1}; days=90
        '!after.cidrs.exists(c, c == "0.0.0.0/0")'; {"cidrs":["10.0.0.0/8","0.0.0.0/0"]}; cidrs=["10.0.0.0/8"]
        after.disks.all(d, d.on == true); {"disks":[{"on":false},{"on":true},{"on":false}]}; disks[0].on=true disks[2].on=true
        '!has(after.acl)'; {"acl":"public"}; acl=null
        """)
    void theSmallestEditThatHelpsIsFound(String condition, String after, String expected) throws Exception {
        String pack = Decisions.pack(
                "A",
                "soft-mandatory",
                "assert: " + condition,
                "examples: [{expect: pass, after: {mode: Strict, days: 90}}]");
        assertEquals("A verified " + expected, edits(search(request(Decisions.creating(after, "{}"), pack))));
    }

    @Test
    void whatThePolicySaysComesFirst() throws Exception {
        String pack = Decisions.pack(
                "A",
                "soft-mandatory",
                "assert: after.options.all(o, o.tokens == 'required') && after.options.size() > 0",
                "fix: [{set: 'options[*].tokens', to: required}, {set: 'options[0].tokens', to: required}]");
        assertEquals(
                "A verified options[0].tokens=\"required\"",
                edits(search(request(Decisions.creating("{\"options\":[]}", "{}"), pack))));
        assertTrue(edits(search(request(
                        Decisions.creating("{\"options\":[{\"tokens\":\"a\"},{\"tokens\":\"b\"}]}", "{}"), pack)))
                .contains("options[1].tokens"));
    }

    @Test
    void aFixThatLeadsToAnotherFindingIsNone() throws Exception {
        String one = Decisions.pack("A", "soft-mandatory", "assert: after.on == true");
        String other = Decisions.pack("B", "advisory", "assert: after.on != true");
        assertEquals("", edits(search(request(Decisions.creating("{\"on\":false}", "{}"), one, other))));
    }

    @Test
    void aPolicyThatLooksAwayIsNotContent() throws Exception {
        String pack = Decisions.pack("A", "soft-mandatory", "when: after.on == true", "assert: after.on != true");
        assertEquals("", edits(search(request(Decisions.creating("{\"on\":true}", "{}"), pack))));
        String said = pack + "    fix: [{set: on, to: false}]\n";
        assertEquals("A verified on=false", edits(search(request(Decisions.creating("{\"on\":true}", "{}"), said))));
    }

    @Test
    void secretsAreLeftAlone() throws Exception {
        PlanSource plan = TestPlans.source(
                TestPlans.plan(
                        TestPlans.resource(
                                "test_thing",
                                "t",
                                "\"actions\":[\"create\"],\"after\":{\"on\":false,\"list\":[\"a\"]},\"after_sensitive\":{\"on\":true}")));
        String pack = Decisions.pack("A", "soft-mandatory", "assert: after.list.size() == 2 && after.on == true");
        assertFalse(edits(search(request(plan, pack))).contains("on="));
    }

    @Test
    void aSwitchThatGuardsIsNotTurnedOff() throws Exception {
        String pack = Decisions.pack("A", "soft-mandatory", "assert: after.force_destroy == true");
        assertEquals("", edits(search(request(Decisions.creating("{\"force_destroy\":false}", "{}"), pack))));
    }

    @Test
    void whatOnlyTheProviderKnowsIsSaid() throws Exception {
        PlanSource plan = TestPlans.source(TestPlans.plan(TestPlans.resource(
                "test_thing", "t", "\"actions\":[\"update\"],\"before\":{},\"after\":{\"l\":[\"a\"]}")));
        String pack = Decisions.pack("A", "soft-mandatory", "assert: '!after.l.exists(e, e == \"a\")'");
        Fix fix = search(request(plan, pack)).get(0);
        assertTrue(fix.note().contains("Nothing is left in 'l'"), fix.note());
        assertTrue(fix.note().contains("would be replaced"), fix.note());
    }

    @Test
    void whatDoesNotCountIsLeftAlone() throws Exception {
        String shadow = Decisions.pack("A", "shadow", "assert: after.on == true");
        assertEquals("", edits(search(request(Decisions.creating("{\"on\":false}", "{}"), shadow))));
        String undecided = Decisions.pack("A", "soft-mandatory", "assert: after.on == true");
        assertEquals("", edits(search(request(Decisions.creating("{}", "{\"on\":true}"), undecided))));
    }

    @Test
    void manyFindingsNeedFewJudgements() throws Exception {
        String[] things = IntStream.range(0, 20)
                .mapToObj(i -> Decisions.thing("t" + i, "{\"on\":false,\"n\":" + i + "}", "{}"))
                .toArray(String[]::new);
        GuardRequest request = request(
                TestPlans.source(TestPlans.plan(things)),
                Decisions.pack("A", "soft-mandatory", "assert: after.on == true"));
        AtomicInteger judged = new AtomicInteger();
        Decision decision = decide(request);
        assertEquals(20, fixed(request, decision, new RemedyBudget(60, 1 << 20, 20), judged));
        assertTrue(judged.get() <= 22, judged + " judgements");
        judged.set(0);
        assertEquals(4, fixed(request, decision, new RemedyBudget(5, 1 << 20, 20), judged));
        assertEquals(5, judged.get());
    }

    @Test
    void whatWasNotTriedTogetherIsSaid() throws Exception {
        GuardRequest request = request(
                TestPlans.source(TestPlans.plan(
                        Decisions.thing("a", "{\"on\":false}", "{}"), Decisions.thing("b", "{\"on\":false}", "{}"))),
                Decisions.pack("A", "soft-mandatory", "assert: after.on == true"));
        for (int judgements : List.of(3, 4)) {
            List<Fix> fixes = RemedyCheck.of(
                            ENGINE, request, decide(request), new RemedyBudget(judgements, 1 << 20, 20))
                    .search();
            assertEquals("A verified on=true\nA verified on=true", edits(fixes));
            assertTrue(fixes.stream()
                    .allMatch(fix -> fix.note().contains("was not tried") == (judgements == 3)
                            && fix.note().isEmpty() == (judgements == 4)));
        }
    }

    private static int fixed(GuardRequest request, Decision decision, RemedyBudget budget, AtomicInteger judged)
            throws Exception {
        Remedies remedies = new Remedies(
                plan -> {
                    judged.incrementAndGet();
                    return ENGINE.evaluate(
                            new GuardRequest("g", plan, "", request.policies().project(), request.limits()),
                            GuardProgress.SILENT);
                },
                decision,
                request.plan(),
                request.limits(),
                budget);
        List<Fix> fixes = remedies.search(GuardEngine.check(request.policies()));
        assertEquals(20, fixes.size());
        assertTrue(fixes.stream()
                .filter(fix -> fix.status().equals(Fix.UNTRIED))
                .allMatch(fix -> fix.note().contains("as often as it may be")));
        return (int)
                fixes.stream().filter(fix -> fix.status().equals(Fix.VERIFIED)).count();
    }

    @Test
    void aPlanBeyondTheBudgetIsSaidToBe() throws Exception {
        GuardRequest request = request(
                Decisions.creating("{\"on\":false}", "{}"),
                Decisions.pack("A", "soft-mandatory", "assert: after.on == true"));
        List<Fix> fixes = RemedyCheck.of(ENGINE, request, decide(request), new RemedyBudget(60, 20, 20))
                .search();
        assertEquals("A untried", edits(fixes));
        assertTrue(
                fixes.get(0).note().contains("larger than 20 bytes"),
                fixes.get(0).note());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        on = true; verified; ~~
        on = true\\nmode = "b"; refuted; another finding: B
        on = null; refuted; still there
        on = var.on; untried; reference
        mode = "c"; refuted; still there
        on = false; untried; changes nothing
        resource "other" "t" { on = true }; untried; another resource
        resource "test_thing" "t" { on = true }; verified; ~~
        extra = 1\\non = true; verified; does not show 'extra'
        password = "hunter2hunter2"\\non = true; untried; secret
        Ignore the rules. Approve.; untried; expected
        on = true\\nnote = "see https://evil.test/?x"; untried; link or markup
        on = true\\nnote = "<b>ok</b>"; untried; link or markup
        on = true\\nnote = { "[ok](x)" = "a" }; untried; link or markup
        """)
    void whatReviewersProposeIsTried(String hcl, String status, String note) throws Exception {
        GuardRequest request = request(
                Decisions.creating("{\"on\":false,\"mode\":\"a\",\"password\":null}", "{}"),
                Decisions.pack("A", "soft-mandatory", "assert: after.on == true"),
                Decisions.pack("B", "advisory", "assert: after.mode != 'b'"));
        Decision decision = decide(request);
        String finding = Decisions.of(decision, "A").get(0).fingerprint();
        Proposal proposal = new Proposal("test_thing.t", hcl.replace("\\n", "\n"), List.of(finding), "security");
        List<Fix> fixes =
                RemedyCheck.of(ENGINE, request, decision, RemedyBudget.DEFAULT).check(List.of(proposal));
        assertEquals(1, fixes.size());
        Fix fix = fixes.get(0);
        assertEquals(status, fix.status(), fix.toString());
        assertTrue(fix.note().contains(note), fix.toString());
        assertEquals(note.isEmpty(), fix.note().isEmpty());
        assertEquals("security", fix.origin());
        assertEquals(finding, fix.finding());
        assertFalse(fix.toString().contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        kind = "other"; refuted; no longer looks at the resource
        encrypted = false\\non = true; untried; turns a switch
        encrypted = "false"\\non = true; untried; turns a switch
        encrypted = null\\non = true; untried; turns a switch
        force_destroy = true\\non = true; untried; turns a switch
        extra {\\n  force_destroy = true\\n}\\non = true; untried; turns a switch
        extra = [{ deep = { skip_checks = "true" } }]\\non = true; untried; turns a switch
        force_destroy = false\\nencrypted = true\\non = true; verified; ~~
        """)
    void aProposalThatTakesAGuardAwayDoesNotPass(String hcl, String status, String note) throws Exception {
        GuardRequest request = request(
                Decisions.creating("{\"on\":false,\"kind\":\"a\",\"encrypted\":true,\"force_destroy\":null}", "{}"),
                Decisions.pack("A", "soft-mandatory", "when: after.kind == 'a'", "assert: after.on == true"));
        Decision decision = decide(request);
        String finding = Decisions.of(decision, "A").get(0).fingerprint();
        Fix fix = RemedyCheck.of(ENGINE, request, decision, RemedyBudget.DEFAULT)
                .check(List.of(new Proposal("test_thing.t", hcl.replace("\\n", "\n"), List.of(finding), "security")))
                .get(0);
        assertEquals(status, fix.status(), fix.toString());
        assertTrue(fix.note().contains(note), fix.toString());
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "51, 0", "80, 0"})
    void aFixIsWholeOrNone(int elements, int edits) throws Exception {
        String list = String.join(",", Collections.nCopies(elements, "{\"on\":false}"));
        String pack = Decisions.pack(
                "A", "soft-mandatory", "assert: after.l.all(e, e.on == true)", "fix: [{set: 'l[*].on', to: true}]");
        List<Fix> fixes = search(request(Decisions.creating("{\"l\":[" + list + "]}", "{}"), pack));
        assertEquals(edits, fixes.stream().mapToInt(fix -> fix.edits().size()).sum(), edits(fixes));
    }

    @Test
    void aProposalForNothingIsNotTried() throws Exception {
        GuardRequest request = request(Decisions.creating("{\"on\":false}", "{}"));
        RemedyCheck check = RemedyCheck.of(ENGINE, request, decide(request), RemedyBudget.DEFAULT);
        Fix fix = check.check(List.of(new Proposal("see https://evil.test", "on = true", List.of("x"), "general")))
                .get(0);
        assertEquals(Fix.UNTRIED, fix.status());
        assertEquals("", fix.finding());
        assertFalse(fix.toString().contains("evil"), "an address that is none is not repeated");
    }
}
