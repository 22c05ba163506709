package io.jenkins.plugins.terraformguard.engine.approval;

import static io.jenkins.plugins.terraformguard.engine.approval.ApprovalStateTest.END;
import static io.jenkins.plugins.terraformguard.engine.approval.ApprovalStateTest.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueDatesTest {
    private static final Requirement DATA = new Requirement(
            "data", List.of("data"), 1, Set.of("dba"), at(60), new Requirement.Escalation(at(120), Set.of("oncall")));
    private static final Requirement NET = new Requirement(
            "net", List.of("net"), 1, Set.of("net"), at(90), new Requirement.Escalation(at(180), Set.of("boss")));
    private static final ApprovalLog ASKED = ApprovalLog.of(ApprovalStateTest.request(DATA, NET));

    private static Instant at(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private static Act yes(String by, int minutes, String item) {
        return new Act(Act.Kind.APPROVE, by, Set.of(by), List.of(item), "because", at(minutes));
    }

    private static ApprovalLog escalated(ApprovalLog log, int minutes) {
        return log.with(DueDates.escalate(log, at(minutes)).orElseThrow());
    }

    @Test
    void remindersComeWhenTheyAreDueAndOnce() {
        assertEquals(List.of(), DueDates.reminders(ASKED, at(59)));
        assertEquals(List.of(DATA), DueDates.reminders(ASKED, at(60)));
        ApprovalLog once = ASKED.reminded(at(61));
        assertEquals(List.of(), DueDates.reminders(once, at(62)));
        assertEquals(List.of(NET), DueDates.reminders(once, at(90)), "each has its own time");
        assertEquals(List.of(), DueDates.reminders(once.reminded(at(90)), at(239)));
        assertEquals(List.of(DATA, NET), DueDates.reminders(ASKED, at(200)), "what was missed comes once");
    }

    @Test
    void nobodyIsRemindedTwiceWhenTheClockIsSetBack() {
        ApprovalLog ahead = ASKED.reminded(at(200));
        assertEquals(List.of(), DueDates.reminders(ahead, at(10)));
        assertEquals(List.of(), DueDates.reminders(ahead, at(95)));
        ApprovalLog escalated = escalated(ASKED, 200);
        assertEquals(List.of(), DueDates.escalations(escalated, at(125)));
        assertEquals(List.of(), DueDates.escalations(escalated, at(201)));
    }

    @Test
    void nobodyIsRemindedOfWhatIsMet() {
        ApprovalLog met = ASKED.with(yes("dba", 5, "data"));
        assertEquals(List.of(NET), DueDates.reminders(met, at(200)));
        assertEquals(List.of(NET), DueDates.escalations(met, at(200)));
        ApprovalLog rejected = ASKED.with(new Act(Act.Kind.REJECT, "net", Set.of(), List.of(), "no, thanks", at(5)));
        assertEquals(List.of(), DueDates.reminders(rejected, at(200)));
        assertEquals(List.of(), DueDates.escalations(rejected, at(200)));
    }

    @Test
    void othersAreAskedOnceForEachTimeThatARuleNames() {
        assertTrue(DueDates.escalate(ASKED, at(119)).isEmpty());
        ApprovalLog first = escalated(ASKED, 120);
        assertEquals(List.of("data"), first.acts().get(0).items());
        assertEquals("", first.acts().get(0).by());
        assertTrue(DueDates.escalate(first, at(121)).isEmpty());
        ApprovalLog second = escalated(first, 180);
        assertEquals(List.of("net"), second.acts().get(1).items());
        assertTrue(DueDates.escalate(second, at(239)).isEmpty());
        assertEquals(List.of(DATA), DueDates.escalatedBy(second, 0));
        assertEquals(List.of(NET), DueDates.escalatedBy(second, 1));
        assertEquals(List.of("data", "net"), escalated(ASKED, 200).acts().get(0).items(), "both at once");
    }

    @Test
    void overIsOverOnlyAfterTheLastSecond() {
        assertFalse(DueDates.isOver(ASKED, END));
        assertTrue(DueDates.isOver(ASKED, END.plusSeconds(1)));
        assertEquals(List.of(), DueDates.reminders(ASKED, END.plusSeconds(1)), "too late to be reminded");
        assertTrue(DueDates.escalate(ASKED, END.plusSeconds(1)).isEmpty());
        ApprovalLog written =
                ASKED.with(new Act(Act.Kind.EXPIRE, "", Set.of(), List.of(), DueDates.LATE, END.plusSeconds(1)));
        assertFalse(DueDates.isOver(written, END.plusSeconds(2)), "written down already");
    }

    @Test
    void nothingIsAddedToALogThatSomebodyFills() {
        ApprovalLog full = new ApprovalLog(
                ASKED.request(), Collections.nCopies(ApprovalLog.MAX_ACTS / 2, yes("x", 1, "data")), 0, null);
        assertTrue(DueDates.escalate(full, at(200)).isEmpty());
    }
}
