package io.jenkins.plugins.terraformguard.engine.gate;

import static io.jenkins.plugins.terraformguard.engine.gate.Judged.JSON;
import static io.jenkins.plugins.terraformguard.engine.gate.Judged.NOW;
import static io.jenkins.plugins.terraformguard.engine.gate.Judged.OTHER;
import static io.jenkins.plugins.terraformguard.engine.gate.Judged.PLAN;
import static io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel.ADVISORY;
import static io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel.HARD_MANDATORY;
import static io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel.SHADOW;
import static io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel.SOFT_MANDATORY;
import static io.jenkins.plugins.terraformguard.engine.policy.Outcome.UNDECIDED;
import static io.jenkins.plugins.terraformguard.engine.policy.Outcome.VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a plan may be applied, and every reason why not. */
class GateRulesTest {
    static final GateQuestion.Asker ASKER = new GateQuestion.Asker("default", "1.0", "shop/apply", "3", "ada");
    private static final Duration DAY = Duration.ofDays(1);

    private static GateDecision ask(List<RecordedDecision> onRecord, Judged again, Approval... approvals) {
        return GateRules.judge(new GateQuestion(ASKER, PLAN, onRecord, again.decision(), DAY, NOW, List.of(approvals)));
    }

    /** An approval that holds. */
    static Approval approved(String decision) {
        return new Approval(decision, Status.APPROVED, "grace", "it is fine", NOW, NOW.plus(DAY));
    }

    private static Set<Kind> kinds(GateDecision gate) {
        return gate.reasons().stream()
                .map(GateReason::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    private static Set<Kind> kinds(Judged then, Judged again) {
        return kinds(ask(List.of(then.recorded()), again));
    }

    @Test
    void exactlyThisPlanWithAPassingDecisionPasses() {
        GateDecision gate = ask(List.of(Judged.pass().recorded()), Judged.again());
        assertTrue(gate.passed(), gate.reasons().toString());
        assertEquals(PLAN, gate.savedPlanSha256());
        assertEquals(Judged.pass().recorded().sha256(), gate.decision().sha256());
        assertEquals(600, gate.ageSeconds());
        assertEquals(86_400, gate.allowedSeconds());
        assertEquals(Verdict.PASS, gate.again());
        assertEquals(Set.of(), kinds(Judged.pass().verdict(Verdict.ADVISORY), Judged.again()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"FAIL", "ERROR"})
    void noOtherVerdictPasses(Verdict verdict) {
        assertEquals(Set.of(Kind.VERDICT), kinds(Judged.pass().verdict(verdict), Judged.again()));
    }

    @Test
    void anApprovedDecisionDoesNotCoverMore() {
        Judged asking = Judged.pass().verdict(Verdict.APPROVAL_REQUIRED).finding("P-1", SOFT_MANDATORY, VIOLATION);
        asking.rule("soft-mandatory/violation", Verdict.APPROVAL_REQUIRED, 1);
        Approval approval = approved(asking.recorded().sha256());
        Judged same = Judged.again().verdict(Verdict.APPROVAL_REQUIRED).finding("P-1", SOFT_MANDATORY, VIOLATION);
        same.rule("soft-mandatory/violation", Verdict.APPROVAL_REQUIRED, 1);
        assertEquals(Set.of(), kinds(ask(List.of(asking.recorded()), same, approval)));
        same.finding("P-2", SOFT_MANDATORY, VIOLATION);
        assertEquals(Set.of(Kind.NEW_FINDING), kinds(ask(List.of(asking.recorded()), same, approval)));
        same.rule("hard-mandatory/undecided", Verdict.APPROVAL_REQUIRED, 1);
        assertEquals(
                Set.of(Kind.NEW_FINDING, Kind.WORSE_VERDICT),
                kinds(ask(List.of(asking.recorded()), same, approval)),
                "findings that are not listed count by their rules");
    }

    @Test
    void theNewestDecisionOnThisPlanCounts() {
        RecordedDecision pass = Judged.pass().recorded(NOW.minusSeconds(100));
        RecordedDecision laterFail = Judged.pass().verdict(Verdict.FAIL).recorded(NOW.minusSeconds(50));
        RecordedDecision laterPass = Judged.pass().verdict(Verdict.ADVISORY).recorded(NOW.minusSeconds(20));
        RecordedDecision otherPlan = Judged.pass()
                .saved(OTHER)
                .json("d".repeat(64))
                .verdict(Verdict.FAIL)
                .recorded(NOW.minusSeconds(1));
        assertEquals(Set.of(Kind.VERDICT), kinds(ask(List.of(pass, laterFail), Judged.again())));
        assertEquals(Set.of(Kind.VERDICT), kinds(ask(List.of(laterFail, pass), Judged.again())));
        GateDecision gate = ask(List.of(laterPass, pass, otherPlan, laterFail), Judged.again());
        assertTrue(gate.passed(), gate.reasons().toString());
        assertEquals(laterPass.sha256(), gate.decision().sha256());
        RecordedDecision sameMoment = Judged.pass().verdict(Verdict.FAIL).recorded(NOW.minusSeconds(100));
        assertEquals(Set.of(Kind.VERDICT), kinds(ask(List.of(sameMoment, pass), Judged.again())), "the worse counts");
    }

    @Test
    void aDecisionThatCouldNotReadItsPlanMayBeOnThisOne() {
        RecordedDecision pass = Judged.pass().recorded(NOW.minusSeconds(100));
        RecordedDecision unread =
                Judged.pass().verdict(Verdict.ERROR).saved("").json("").recorded(NOW.minusSeconds(50));
        assertEquals(Set.of(Kind.VERDICT), kinds(ask(List.of(pass, unread), Judged.again())));
        RecordedDecision json = Judged.pass().saved("").verdict(Verdict.FAIL).recorded(NOW.minusSeconds(50));
        assertTrue(kinds(ask(List.of(pass, json), Judged.again())).contains(Kind.VERDICT), "the JSON of this plan");
    }

    @Test
    void otherPlansNothingAndJson() {
        assertEquals(Set.of(Kind.NO_DECISION), kinds(ask(List.of(), Judged.again())));
        GateDecision other = ask(List.of(Judged.pass().saved(OTHER).json("").recorded()), Judged.again());
        assertEquals(Set.of(Kind.OTHER_PLAN), kinds(other));
        assertTrue(other.reasons().get(0).details().get(0).contains(OTHER));
        assertNull(other.decision());
        assertEquals(Set.of(Kind.UNBOUND_DECISION), kinds(Judged.pass().saved(""), Judged.again()));
        assertEquals(
                Set.of(Kind.UNBOUND_DECISION), kinds(Judged.pass().saved("").json("1".repeat(64)), Judged.again()));
        assertTrue(other.reasons().get(0).remedy().length() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "A" + "a", "../../etc/passwd"})
    void whatIsNoSavedPlanNeverPasses(String digest) {
        GateDecision gate = GateRules.judge(new GateQuestion(
                ASKER,
                digest,
                List.of(Judged.pass().saved(digest).recorded()),
                Judged.again().saved(digest).decision(),
                DAY,
                NOW,
                List.of()));
        assertEquals(Set.of(Kind.NO_SAVED_PLAN), kinds(gate));
        assertEquals("", gate.savedPlanSha256());
    }

    @Test
    void theAgeHasAnEdge() {
        assertEquals(Set.of(), kinds(ask(List.of(Judged.pass().recorded(NOW.minus(DAY))), Judged.again())));
        GateDecision old = ask(List.of(Judged.pass().recorded(NOW.minus(DAY).minusMillis(1))), Judged.again());
        assertEquals(Set.of(Kind.TOO_OLD), kinds(old));
        assertEquals(Set.of(), kinds(ask(List.of(Judged.pass().recorded(NOW)), Judged.again())));
        assertEquals(
                Set.of(Kind.FROM_THE_FUTURE),
                kinds(ask(List.of(Judged.pass().recorded(NOW.plusMillis(1))), Judged.again())));
    }

    @ParameterizedTest
    @CsvSource({
        "true,    true,    false,   ",
        "unknown, unknown, unknown, ",
        "false,   true,    false,   PLAN_INCOMPLETE",
        "true,    false,   false,   PLAN_NOT_APPLYABLE",
        "true,    true,    true,    PLAN_ERRORED",
        "false,   false,   true,    PLAN_ERRORED PLAN_INCOMPLETE PLAN_NOT_APPLYABLE"
    })
    void aPlanHasToBeAWholeOne(String complete, String applyable, String errored, String expected) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (expected != null) {
            List.of(expected.split(" ")).forEach(name -> kinds.add(Kind.valueOf(name)));
        }
        Judged odd = Judged.pass().flags(complete, applyable, errored);
        assertEquals(kinds, kinds(odd, Judged.again()));
        assertEquals(kinds, kinds(Judged.pass(), Judged.again().flags(complete, applyable, errored)));
    }

    @Test
    void aPlanThatChangesNothingDoesNoHarm() {
        Judged nothing = Judged.pass().nothing().flags("true", "false", "false");

        assertEquals(Set.of(), kinds(nothing, Judged.again().nothing().flags("true", "false", "false")));
        assertEquals(
                Set.of(Kind.PLAN_ERRORED, Kind.PLAN_NOT_APPLYABLE),
                kinds(nothing, Judged.again().nothing().flags("true", "false", "true")));
    }

    @Test
    void judgingAgainHasToBeOnThisPlanAndAsOneToApply() {
        assertEquals(
                Set.of(Kind.NOT_JUDGED_AGAIN),
                kinds(Judged.pass(), Judged.again().verdict(Verdict.ERROR)));
        assertEquals(
                Set.of(Kind.NOT_JUDGED_AGAIN),
                kinds(Judged.pass(), Judged.again().saved(OTHER)));
        assertEquals(
                Set.of(Kind.NOT_JUDGED_AGAIN),
                kinds(Judged.pass(), Judged.again().saved("")));
        assertEquals(
                Set.of(Kind.NOT_JUDGED_AGAIN),
                kinds(Judged.pass(), Judged.again().phase("plan")));
    }

    @Test
    void findingsThatAreNewOrCountForMore() {
        assertEquals(
                Set.of(Kind.NEW_FINDING),
                kinds(Judged.pass(), Judged.again().finding("P-1", SOFT_MANDATORY, UNDECIDED)));
        assertEquals(
                Set.of(Kind.STRICTER_POLICY),
                kinds(
                        Judged.pass().finding("P-1", ADVISORY, VIOLATION),
                        Judged.again().finding("P-1", SOFT_MANDATORY, VIOLATION)));
        assertEquals(
                Set.of(Kind.STRICTER_POLICY),
                kinds(
                        Judged.pass().finding("P-1", SOFT_MANDATORY, UNDECIDED),
                        Judged.again().finding("P-1", SOFT_MANDATORY, VIOLATION)));
        assertEquals(
                Set.of(),
                kinds(
                        Judged.pass().finding("P-1", HARD_MANDATORY, VIOLATION),
                        Judged.again().finding("P-1", SOFT_MANDATORY, UNDECIDED)));
        assertEquals(Set.of(), kinds(Judged.pass(), Judged.again().finding("P-1", ADVISORY, VIOLATION)));
        assertEquals(Set.of(), kinds(Judged.pass(), Judged.again().finding("P-1", SHADOW, VIOLATION)));
        assertEquals(Set.of(), kinds(Judged.pass(), Judged.again().waived("P-1", HARD_MANDATORY)));
        assertEquals(Set.of(Kind.FREEZE), kinds(Judged.pass(), Judged.again().frozen()));
    }

    @Test
    void aWaiverThatIsOverIsNamed() {
        GateDecision gate = ask(
                List.of(Judged.pass().waived("P-1", HARD_MANDATORY).recorded()),
                Judged.again()
                        .verdict(Verdict.FAIL)
                        .finding("P-1", HARD_MANDATORY, VIOLATION)
                        .expired());
        assertEquals(Set.of(Kind.WAIVER_LOST, Kind.WORSE_VERDICT), kinds(gate));
        String detail = gate.reasons().get(0).details().get(0);
        assertTrue(detail.contains("waivers.yaml, line 3, until 2026-03-01T00:00:00Z (expired)"), detail);
    }

    @Test
    void packsThatChangedAreTold() {
        GateDecision gate = ask(
                List.of(Judged.pass()
                        .pack("a", "1.0")
                        .pack("b", "1.0")
                        .pack("c", "1.0")
                        .recorded()),
                Judged.again().pack("a", "1.0").pack("b", "2.0").pack("d", "1.0"));
        assertTrue(gate.passed(), "what changed may have become no stricter");
        assertEquals(
                List.of("b", "c", "d"),
                gate.packs().stream().map(PackChange::pack).toList());
        assertEquals("2.0 " + "d".repeat(64), gate.packs().get(0).now());
        assertEquals("", gate.packs().get(1).now());
    }

    @Test
    void allReasonsAreListed() {
        GateDecision gate = ask(
                List.of(Judged.pass()
                        .verdict(Verdict.FAIL)
                        .waived("P-2", SOFT_MANDATORY)
                        .finding("P-3", ADVISORY, VIOLATION)
                        .recorded(NOW.minus(DAY.multipliedBy(2)))),
                Judged.again()
                        .verdict(Verdict.FAIL)
                        .rule("hard-mandatory/violation", Verdict.FAIL, 1)
                        .flags("false", "false", "true")
                        .finding("P-1", HARD_MANDATORY, VIOLATION)
                        .finding("P-2", SOFT_MANDATORY, VIOLATION)
                        .finding("P-3", SOFT_MANDATORY, VIOLATION)
                        .frozen());
        assertEquals(
                EnumSet.complementOf(EnumSet.of(
                        Kind.NO_SAVED_PLAN,
                        Kind.NO_DECISION,
                        Kind.OTHER_PLAN,
                        Kind.UNBOUND_DECISION,
                        Kind.APPROVAL_MISSING,
                        Kind.APPROVAL_PENDING,
                        Kind.APPROVAL_REJECTED,
                        Kind.APPROVAL_EXPIRED,
                        Kind.APPROVAL_VOID,
                        Kind.FROM_THE_FUTURE,
                        Kind.NOT_JUDGED_AGAIN)),
                kinds(gate));
        gate.reasons().forEach(reason -> assertFalse(reason.remedy().isEmpty(), reason.toString()));
        assertEquals(JSON.length(), gate.againSha256().length());
    }
}
