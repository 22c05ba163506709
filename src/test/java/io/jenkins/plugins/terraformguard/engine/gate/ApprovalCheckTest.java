package io.jenkins.plugins.terraformguard.engine.gate;

import static io.jenkins.plugins.terraformguard.engine.gate.Judged.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.Asker;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.approval.Terms;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people said to a decision, as the gate takes it. */
class ApprovalCheckTest {
    private static final RecordedDecision ASKING =
            Judged.pass().verdict(Verdict.APPROVAL_REQUIRED).recorded();
    private static final Instant ASKED = ASKING.recordedAt();

    private static GateDecision ask(Approval... approvals) {
        return GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(ASKING),
                Judged.again().verdict(Verdict.APPROVAL_REQUIRED).decision(),
                Duration.ofDays(1),
                NOW,
                List.of(approvals)));
    }

    private static Kind refused(Approval... approvals) {
        GateDecision gate = ask(approvals);
        assertEquals("", gate.approval());
        assertEquals("", gate.approvedBy());
        assertEquals(1, gate.reasons().size(), gate.reasons().toString());
        assertTrue(gate.reasons().get(0).remedy().length() > 10);
        return gate.reasons().get(0).kind();
    }

    private static Approval approval(Status status, Instant at, Instant until) {
        return new Approval(ASKING.sha256(), status, "grace", "because", at, until);
    }

    private static Approval of(Instant now, Act... acts) {
        return of(now, acts.length + 1, acts);
    }

    private static Approval of(Instant now, int recorded, Act... acts) {
        List<ApprovalItem> items = List.of(new ApprovalItem("f1", "P-1", "high", "soft-mandatory", "a.b", "no"));
        ApprovalRequest request = new ApprovalRequest(
                "r",
                "default",
                new Asker("shop/plan", "7", "", "ada"),
                ASKING.sha256(),
                Effects.NONE,
                List.of(),
                items,
                List.of(new Requirement("", List.of("f1"), acts.length == 2 ? 2 : 1, Set.of())),
                Terms.of(ApprovalRules.DEFAULT),
                new TreeMap<>(),
                ASKED,
                ASKED.plus(Duration.ofHours(8)));
        return Approval.of(new ApprovalLog(request, new ArrayList<>(List.of(acts)), recorded, null), now);
    }

    private static Act act(Act.Kind kind, String by) {
        return new Act(kind, by, Set.of(), List.of(), "because", ASKED.plusSeconds(5));
    }

    @Test
    void whatIsApprovedPassesForAsLongAsItHolds() {
        GateDecision gate = ask(approval(Status.APPROVED, NOW.minusSeconds(60), NOW));
        assertTrue(gate.passed(), gate.reasons().toString());
        assertEquals("approved", gate.approval());
        assertEquals("grace", gate.approvedBy());
        assertEquals(
                "broken-glass", ask(approval(Status.BROKEN_GLASS, NOW, NOW)).approval());
        assertTrue(
                ask(approval(Status.APPROVED, ASKED.minusSeconds(9000), NOW)).passed(), "kept from an earlier build");

        assertEquals(
                Kind.APPROVAL_EXPIRED, refused(approval(Status.APPROVED, NOW.minusSeconds(60), NOW.minusMillis(1))));
        assertEquals(Kind.APPROVAL_EXPIRED, refused(approval(Status.APPROVED, NOW.plusMillis(1), NOW.plusSeconds(9))));
        assertEquals(Kind.APPROVAL_EXPIRED, refused(approval(Status.APPROVED, NOW, null)));
    }

    @Test
    void whatIsNotInTheTrailYetDoesNotCount() {
        Act yes = act(Act.Kind.APPROVE, "grace");
        assertTrue(ask(of(NOW, 2, yes)).passed());
        assertEquals(Kind.APPROVAL_PENDING, refused(of(NOW, 1, yes)));
        assertEquals(Kind.APPROVAL_REJECTED, refused(of(NOW, 1, act(Act.Kind.REJECT, "grace"))));
    }

    @Test
    void anotherDecisionIsNotThisOne() {
        assertEquals(Kind.APPROVAL_MISSING, refused());
        assertEquals(Kind.APPROVAL_MISSING, refused(GateRulesTest.approved("0".repeat(64))));
        GateDecision failed = GateRules.judge(new GateQuestion(
                GateRulesTest.ASKER,
                Judged.PLAN,
                List.of(Judged.pass().verdict(Verdict.FAIL).recorded()),
                Judged.again().verdict(Verdict.FAIL).decision(),
                Duration.ofDays(1),
                NOW,
                List.of(GateRulesTest.approved(
                        Judged.pass().verdict(Verdict.FAIL).recorded().sha256()))));
        assertEquals(Kind.VERDICT, failed.reasons().get(0).kind(), "nobody can approve a failure");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, APPROVAL_PENDING",
        "REJECTED, APPROVAL_REJECTED",
        "EXPIRED, APPROVAL_EXPIRED",
        "ABORTED, APPROVAL_VOID",
        "VOID, APPROVAL_VOID"
    })
    void nothingElsePasses(Status status, Kind kind) {
        assertEquals(kind, refused(approval(status, NOW, null)));
        assertEquals(kind, refused(approval(status, NOW, NOW.plusSeconds(60))));
    }

    @Test
    void oneRejectionIsEnoughAndOneApprovalOutweighsTheRest() {
        Approval good = GateRulesTest.approved(ASKING.sha256());
        Approval rejected = approval(Status.REJECTED, NOW.minusSeconds(100), null);
        assertEquals(Kind.APPROVAL_REJECTED, refused(good, rejected));
        assertEquals(Kind.APPROVAL_REJECTED, refused(rejected, good));
        assertTrue(ask(approval(Status.PENDING, NOW, null), good).passed());
        assertEquals(
                Kind.APPROVAL_VOID,
                refused(approval(Status.PENDING, NOW.minusSeconds(5), null), approval(Status.VOID, NOW, null)),
                "the newest tells why");
    }

    @Test
    void aLogIsTakenAsItStandsAtTheTime() {
        assertEquals(Status.PENDING, of(NOW).status());
        assertEquals("", of(NOW).by());
        assertEquals(Status.EXPIRED, of(ASKED.plus(Duration.ofHours(9))).status());
        Approval two = of(NOW, act(Act.Kind.APPROVE, "zoe"), act(Act.Kind.APPROVE, "abe"));
        assertEquals(Status.APPROVED, two.status());
        assertEquals("zoe, abe", two.by());
        assertTrue(ask(two).passed());
        Approval old = of(ASKED.plus(Duration.ofHours(30)), act(Act.Kind.APPROVE, "zoe"));
        assertEquals(Status.EXPIRED, old.status(), "what was approved too long ago is over");
        Approval glass = of(NOW, act(Act.Kind.BREAK_GLASS, "zoe"));
        assertEquals("zoe", glass.by());
        assertEquals("broken-glass", ask(glass).approval());
        assertEquals(Kind.APPROVAL_REJECTED, refused(of(NOW, act(Act.Kind.REJECT, "zoe"))));
        assertEquals(
                Kind.APPROVAL_VOID,
                refused(of(NOW, act(Act.Kind.BREAK_GLASS, "zoe"), act(Act.Kind.VOID, "abe"))),
                "what was let pass can be taken back");
    }
}
