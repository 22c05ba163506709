package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a saved plan may be applied: only if exactly this plan has a decision that lets it pass, which is not too old and
 * which judging it again does not make worse. What is not known counts against it. Every reason is listed.
 */
public final class GateRules {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String JUDGE = "Judge this saved plan first: terraformGuard plan: 'FILE' with the same id";
    private static final String NEW_PLAN = "Make a new plan, have it judged, and apply that one";

    /** Of two decisions of the same moment the worse one counts. */
    private static final Comparator<RecordedDecision> NEWEST_LAST = Comparator.comparing(RecordedDecision::recordedAt)
            .thenComparing(recorded -> recorded.decision().verdict());

    private final GateQuestion question;
    private final List<GateReason> reasons = new ArrayList<>();

    private GateRules(GateQuestion question) {
        this.question = question;
    }

    /** Answers the question. */
    public static GateDecision judge(GateQuestion question) {
        return new GateRules(question).judge();
    }

    /** Of what is on record the decision on this plan that counts, whatever it says. */
    public static Optional<RecordedDecision> counted(GateQuestion question) {
        return new GateRules(question).counted();
    }

    private boolean isSaved() {
        return DIGEST.matcher(question.savedPlanSha256()).matches();
    }

    private Optional<RecordedDecision> counted() {
        boolean saved = isSaved();
        return question.onRecord().stream()
                .filter(recorded -> saved && concerns(recorded.decision()))
                .max(NEWEST_LAST);
    }

    private GateDecision judge() {
        boolean saved = isSaved();
        if (!saved) {
            add(
                    Kind.NO_SAVED_PLAN,
                    "This is no saved plan, so nothing binds a decision to what will be applied",
                    "Name the file that terraform plan -out=FILE has written, and apply that file");
        }
        Optional<RecordedDecision> counted = counted();
        Approval approval = null;
        if (counted.isPresent()) {
            approval = verdict(counted.get());
            age(counted.get());
        } else if (saved) {
            nothing();
        }
        Decision again = question.again();
        boolean judged = again(again);
        plan(counted.map(RecordedDecision::decision).orElse(again));
        List<PackChange> packs = List.of();
        if (judged && counted.isPresent()) {
            Worsening worse = new Worsening(counted.get().decision(), again);
            reasons.addAll(worse.reasons());
            packs = worse.packs();
        }
        return new GateDecision(
                reasons.isEmpty(),
                reasons,
                packs,
                question.asker(),
                question.now().truncatedTo(ChronoUnit.SECONDS),
                saved ? question.savedPlanSha256() : "",
                counted.map(GateRules::brief).orElse(null),
                counted.map(recorded -> Math.max(0, age(recorded.recordedAt()).toSeconds()))
                        .orElse(0L),
                question.maxAge().toSeconds(),
                again.verdict(),
                DecisionWriter.digest(again),
                approval == null ? "" : approval.status().id(),
                approval == null ? "" : approval.by());
    }

    private static GateDecision.Counted brief(RecordedDecision recorded) {
        return new GateDecision.Counted(
                recorded.sha256(),
                recorded.decision().verdict(),
                recorded.job(),
                recorded.build(),
                recorded.recordedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Whether a decision is about the plan at hand, or may be: one that could not read its plan does not say which it was,
     * and JSON may be that of this plan.
     */
    private boolean concerns(Decision decision) {
        Decision.PlanIdentity plan = decision.plan();
        return plan.savedPlanSha256().equals(question.savedPlanSha256())
                || plan.savedPlanSha256().isEmpty()
                        && (decision.verdict() == Verdict.ERROR
                                || !plan.sha256().isEmpty()
                                        && plan.sha256()
                                                .equals(question.again().plan().sha256()));
    }

    private void nothing() {
        List<RecordedDecision> onRecord = question.onRecord();
        if (onRecord.isEmpty()) {
            add(Kind.NO_DECISION, "There is no decision of the guard '" + id() + "' on record", JUDGE);
        } else if (onRecord.stream().anyMatch(recorded -> isUnbound(recorded.decision()))) {
            unbound();
        } else {
            reasons.add(new GateReason(
                    Kind.OTHER_PLAN,
                    "What the guard '" + id()
                            + "' has decided is about another plan: this file was changed or exchanged"
                            + " since, or another one was judged",
                    "Apply exactly the file that was judged, or judge this one",
                    onRecord.stream()
                            .map(recorded -> "decided on: "
                                    + recorded.decision().plan().savedPlanSha256() + ", at hand: "
                                    + question.savedPlanSha256())
                            .distinct()
                            .toList()));
        }
    }

    private static boolean isUnbound(Decision decision) {
        return decision.plan().savedPlanSha256().isEmpty() && decision.verdict() != Verdict.ERROR;
    }

    private void unbound() {
        add(
                Kind.UNBOUND_DECISION,
                "The decision on record was made from plan JSON: nothing binds it to this saved plan",
                "Give the guard the saved plan itself, terraformGuard plan: 'FILE', not its JSON");
    }

    /** @return what lets a decision pass that asks for approval, or null */
    private Approval verdict(RecordedDecision recorded) {
        Verdict verdict = recorded.decision().verdict();
        if (isUnbound(recorded.decision())) {
            unbound();
        }
        if (verdict == Verdict.APPROVAL_REQUIRED) {
            ApprovalCheck check = ApprovalCheck.of(question, recorded);
            if (check.refusal() != null) {
                reasons.add(check.refusal());
            }
            return check.approval();
        }
        if (verdict != Verdict.PASS && verdict != Verdict.ADVISORY) {
            add(
                    Kind.VERDICT,
                    "The newest decision on this plan does not let it pass (" + verdict.id() + "): "
                            + (recorded.decision().error() == null
                                    ? String.join("; ", recorded.decision().reasons())
                                    : recorded.decision().error().message()),
                    "Correct what it says, plan again, and have the new plan judged");
        }
        return null;
    }

    private void age(RecordedDecision recorded) {
        Duration age = age(recorded.recordedAt());
        if (age.isNegative()) {
            add(
                    Kind.FROM_THE_FUTURE,
                    "The decision was recorded at " + recorded.recordedAt() + ", which is later than now ("
                            + question.now() + ")",
                    "Set the clock right, and judge the plan again");
        } else if (age.compareTo(question.maxAge()) > 0) {
            add(
                    Kind.TOO_OLD,
                    "The decision is " + GateAge.text(age) + " old, and may be at most "
                            + GateAge.text(question.maxAge()),
                    NEW_PLAN);
        }
    }

    private Duration age(Instant recordedAt) {
        return Duration.between(recordedAt, question.now());
    }

    private boolean again(Decision again) {
        boolean same = again.plan().savedPlanSha256().equals(question.savedPlanSha256());
        boolean applying = again.grounds().provenance().run().phase().equals(RunFacts.APPLY);
        if (again.verdict() == Verdict.ERROR) {
            boolean told = again.error() != null;
            add(
                    Kind.NOT_JUDGED_AGAIN,
                    "The plan could not be judged again: "
                            + (told ? again.error().message() : String.join("; ", again.reasons())),
                    told ? again.error().remedy() : NEW_PLAN);
        } else if (!same || !applying) {
            add(
                    Kind.NOT_JUDGED_AGAIN,
                    same
                            ? "The plan was not judged again as one that is about to be applied"
                            : "The plan that was judged again is another one: the file changed meanwhile",
                    "Make sure that nothing writes to the file, then ask once more");
        }
        return again.verdict() != Verdict.ERROR && same;
    }

    /** Older tools, and OpenTofu, do not say all of this of their plans; what they do not say is not held against them. */
    private void plan(Decision decision) {
        Decision.PlanIdentity now = question.again().plan();
        Decision.PlanIdentity then = decision.plan();
        if (then.errored().equals("true") || now.errored().equals("true")) {
            add(Kind.PLAN_ERRORED, "Planning failed: this is only a part of a plan", NEW_PLAN);
        }
        if (then.complete().equals("false") || now.complete().equals("false")) {
            add(
                    Kind.PLAN_INCOMPLETE,
                    "The plan is not complete: some of it could not be planned yet",
                    "Plan so that nothing is deferred or left out, or apply it in parts that are complete");
        }
        if (isNotApplyable(decision) || isNotApplyable(question.again())) {
            add(Kind.PLAN_NOT_APPLYABLE, "The plan says that it can't be applied", NEW_PLAN);
        }
    }

    /** A plan that changes nothing says the same, and does no harm. */
    private static boolean isNotApplyable(Decision decision) {
        return decision.plan().applyable().equals("false")
                && (!decision.changes().isEmpty() || decision.plan().errored().equals("true"));
    }

    private String id() {
        return question.asker().id();
    }

    private void add(Kind kind, String message, String remedy) {
        reasons.add(new GateReason(kind, message, remedy));
    }
}
