package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Struck;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts together what a review comes to, for one record. */
final class Outcome {
    static final String NOBODY = "No reviewer answered: the rules of the guard looked in their place";

    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 2_000;

    private final FactSheet sheet;
    private final ReviewRecord record;
    private final Hearing hearing;

    /** What the rules of the engine say, where no model does; else null. */
    private final CheckedReview rules;

    private final List<String> notes = new ArrayList<>();

    Outcome(FactSheet sheet, ReviewRecord record) {
        this.sheet = sheet;
        this.record = record;
        hearing = Hearing.of(sheet, record.calls());
        rules = hearing.reviews().isEmpty() ? ClaimCheck.check(sheet, new DeterministicReviewer().review(sheet)) : null;
        if (rules != null && !record.calls().isEmpty()) {
            notes.add(NOBODY);
        }
        record.notes().forEach(note -> notes.add(PlainText.or(note, MAX_NAME, "A note is not plain text")));
    }

    ReviewSummary summary() {
        List<Testimony> heard = heard();
        List<ReviewSummary.Concern> concerns = first(MergedConcerns.of(heard), ReviewSummary.MAX_CONCERNS, "concerns");
        List<String> raised = new RaiseRule(record.rules().raise()).raised(sheet, counting());
        return new ReviewSummary(
                Sha256.hex(ReviewRecordDocument.write(record)),
                witnesses(),
                first(raised, ReviewSummary.MAX_RAISED, "subjects that raise the verdict"),
                heard.stream()
                        .map(one -> one.review().summary())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .map(text -> PlainText.line(text, MAX_TEXT))
                        .orElse(""),
                concerns,
                questions(heard),
                struck(heard),
                first(CitedFacts.of(sheet, concerns), ReviewSummary.MAX_FACTS, "facts"),
                fixes(),
                notes.stream().distinct().toList());
    }

    /** Whoever says something. */
    private List<Testimony> heard() {
        return rules == null ? hearing.testimonies() : List.of(rules());
    }

    private Testimony rules() {
        ReviewCall call = new ReviewCall(
                ReviewRules.GENERAL,
                new ModelIdentity("", Witness.RULES, ""),
                "",
                "",
                "",
                "",
                "",
                ReviewCall.Status.ANSWERED,
                "",
                ModelAnswer.of(""),
                0);
        return new Testimony(call, ReviewCall.Status.ANSWERED, "", rules);
    }

    /**
     * Whoever may raise the verdict: those who answered, and the rules if nobody did. So who can keep a model from answering
     * gains nothing by it.
     */
    private List<CheckedReview> counting() {
        return rules == null ? hearing.reviews() : List.of(rules);
    }

    private List<Witness> witnesses() {
        List<Witness> witnesses = new ArrayList<>();
        for (Testimony testimony : hearing.testimonies()) {
            witnesses.add(witness(testimony));
        }
        if (rules != null) {
            witnesses.add(witness(rules()));
        }
        hearing.strikes()
                .ifPresent(critic -> witnesses.add(witness(
                        hearing.critic().orElseThrow(),
                        critic.status(),
                        critic.problem(),
                        critic.claims(),
                        critic.struck().size())));
        return witnesses;
    }

    private static Witness witness(Testimony testimony) {
        CheckedReview review = testimony.review();
        return witness(
                testimony.call(),
                testimony.status(),
                testimony.problem(),
                review.claims(),
                review.struck().size());
    }

    private static Witness witness(ReviewCall call, ReviewCall.Status status, String problem, int claims, int struck) {
        String said = PlainText.or(call.answer().model(), MAX_NAME, "");
        return new Witness(
                call.role(),
                PlainText.or(call.model().provider(), MAX_NAME, "unknown"),
                said.isEmpty() ? PlainText.or(call.model().model(), MAX_NAME, "") : said,
                status.id(),
                claims,
                struck,
                PlainText.or(problem, MAX_NAME, "The answer is not as it has to be"));
    }

    private List<String> questions(List<Testimony> heard) {
        Set<String> questions = new LinkedHashSet<>();
        heard.forEach(one -> one.review().questions().forEach(text -> questions.add(PlainText.line(text, MAX_TEXT))));
        return first(List.copyOf(questions), ReviewSummary.MAX_QUESTIONS, "questions");
    }

    private List<Struck> struck(List<Testimony> heard) {
        Stream<Struck> reviewers = heard.stream()
                .flatMap(one -> one.review().struck().stream()
                        .map(struck -> struck(one.call().role(), struck)));
        Stream<Struck> critic = hearing.strikes().stream()
                .flatMap(one -> one.struck().stream().map(struck -> struck(ReviewCall.CRITIC, struck)));
        return first(Stream.concat(reviewers, critic).toList(), ReviewSummary.MAX_STRUCK, "struck claims");
    }

    private static Struck struck(String role, CheckedReview.Struck struck) {
        return new Struck(role, struck.claim(), struck.reason().id(), struck.detail());
    }

    /** What a reviewer proposed has to be plain as well; what policies suggest is words of the organisation. */
    private List<ReviewSummary.Fix> fixes() {
        List<ReviewSummary.Fix> plain = record.fixes().stream()
                .filter(fix -> fix.origin().equals(ReviewSummary.Fix.POLICIES) || isPlain(fix))
                .toList();
        int more = record.fixes().size() - plain.size();
        if (more > 0) {
            notes.add(more + " more fixes are not shown: they are not plain text");
        }
        return first(plain, ReviewSummary.MAX_FIXES, "fixes");
    }

    private static boolean isPlain(ReviewSummary.Fix fix) {
        return PlainText.is(fix.note())
                && PlainText.is(fix.origin())
                && fix.edits().stream().allMatch(edit -> PlainText.is(edit.path()) && PlainText.is(edit.value()));
    }

    private <T> List<T> first(List<T> all, int max, String what) {
        if (all.size() <= max) {
            return all;
        }
        notes.add(all.size() - max + " more " + what + " are not listed");
        return all.subList(0, max);
    }
}
