package io.jenkins.plugins.terraformguard.engine.gate;

import static io.jenkins.plugins.terraformguard.engine.gate.Judged.NOW;
import static io.jenkins.plugins.terraformguard.engine.gate.Judged.OTHER;
import static io.jenkins.plugins.terraformguard.engine.gate.Judged.PLAN;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing that makes a question worse opens the gate. */
class GatePropertyTest {
    private static final int QUESTIONS = 3000;

    /** A question whose parts can be drawn, and made worse. */
    private static final class Draw {
        private final Random random;
        private final List<RecordedDecision> onRecord = new ArrayList<>();
        private Judged again = Judged.again();
        private Duration maxAge = Duration.ofHours(2);
        private String saved = PLAN;
        private final List<Approval> approvals = new ArrayList<>();

        Draw(long seed) {
            random = new Random(seed);
            int decisions = random.nextInt(3) + 1;
            for (int i = 0; i < decisions; i++) {
                onRecord.add(judged(Judged.pass(), true).recorded(NOW.minusSeconds(random.nextInt(9000))));
            }
            again = judged(Judged.again(), random.nextInt(3) > 0);
            for (RecordedDecision recorded : onRecord) {
                if (random.nextInt(3) == 0) {
                    approvals.add(GateRulesTest.approved(recorded.sha256()));
                }
            }
        }

        private Judged judged(Judged judged, boolean good) {
            if (random.nextInt(3) == 0) {
                judged.verdict(good ? Verdict.ADVISORY : Verdict.values()[random.nextInt(5)]);
            }
            if (random.nextInt(4) == 0) {
                judged.verdict(Verdict.APPROVAL_REQUIRED);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                judged.finding(
                        "P-" + random.nextInt(3),
                        EnforcementLevel.values()[random.nextInt(good ? 2 : 4)],
                        random.nextBoolean() ? Outcome.VIOLATION : Outcome.UNDECIDED);
            }
            return judged;
        }

        GateDecision ask() {
            return GateRules.judge(
                    new GateQuestion(GateRulesTest.ASKER, saved, onRecord, again.decision(), maxAge, NOW, approvals));
        }

        /** One step for the worse. */
        void worsen() {
            switch (random.nextInt(10)) {
                case 0 -> maxAge = maxAge.dividedBy(2);
                case 1 -> onRecord.clear();
                case 2 -> onRecord.add(Judged.pass().verdict(Verdict.FAIL).recorded(NOW));
                case 3 -> saved = OTHER;
                case 4 -> again.finding("N-1", EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION);
                case 5 -> again.verdict(Verdict.ERROR);
                case 6 -> again.flags("false", "true", "false");
                case 7 -> approvals.clear();
                case 8 ->
                    onRecord.forEach(recorded -> approvals.add(new Approval(
                            recorded.sha256(), Status.REJECTED, "ada", "not this way", NOW.minusSeconds(9), null)));
                default -> again.frozen();
            }
        }
    }

    @Test
    void worseNeverPassesWhereBetterDidNot() {
        int passed = 0;
        int closed = 0;
        for (int seed = 0; seed < QUESTIONS; seed++) {
            Draw draw = new Draw(seed);
            boolean before = draw.ask().passed();
            passed += before ? 1 : 0;
            draw.worsen();
            boolean after = draw.ask().passed();
            closed += before && !after ? 1 : 0;
            assertTrue(before || !after, "seed " + seed);
        }
        assertTrue(passed > QUESTIONS / 20, "too few pass to say anything: " + passed);
        assertTrue(closed > passed / 3, "too little happens: " + closed + " of " + passed);
    }
}
