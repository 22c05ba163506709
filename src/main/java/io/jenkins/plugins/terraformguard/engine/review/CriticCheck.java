package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.review.CheckedReview.Struck;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a critic says, compared with facts and concerns as any other witness: a strike counts only if its reason holds.
 *
 * @param status what came of the question
 * @param problem why there is no answer that counts, else empty
 * @param reasons why a concern is struck, by who said it and by concern
 * @param claims how many strikes there were
 * @param struck those that do not count
 */
record CriticCheck(
        Status status, String problem, Map<String, Map<Concern, String>> reasons, int claims, List<Struck> struck) {
    private static final int MAX_REASON = 300;

    static CriticCheck of(ClaimCheck check, Docket docket, ReviewCall call) {
        if (call.status() != Status.ANSWERED) {
            return new CriticCheck(call.status(), call.problem(), Map.of(), 0, List.of());
        }
        try {
            Critique critique =
                    Critique.read(Canaries.of(call.nonce()), call.answer().text());
            return of(check, docket, critique);
        } catch (ReviewException e) {
            return new CriticCheck(Status.DISCARDED, e.getMessage(), Map.of(), 0, List.of());
        }
    }

    private static CriticCheck of(ClaimCheck check, Docket docket, Critique critique) {
        Map<String, Docket.Entry> entries = new HashMap<>();
        docket.entries().forEach(entry -> entries.put(entry.id(), entry));
        Map<String, Map<Concern, String>> reasons = new HashMap<>();
        List<Struck> struck = new ArrayList<>();
        for (Critique.Strike strike : critique.strikes()) {
            Docket.Entry entry = entries.get(strike.concern());
            Optional<Struck> problem = problem(check, entry, strike.reason());
            if (problem.isPresent()) {
                String what = entry == null ? "a concern that is not there" : entry.id();
                struck.add(new Struck(
                        "Strikes " + what, problem.get().reason(), problem.get().detail()));
            } else {
                reasons.computeIfAbsent(entry.role(), role -> new HashMap<>())
                        .putIfAbsent(entry.concern(), PlainText.line(strike.reason(), MAX_REASON));
            }
        }
        return new CriticCheck(Status.ANSWERED, "", reasons, critique.strikes().size(), struck);
    }

    private static Optional<Struck> problem(ClaimCheck check, Docket.Entry entry, String reason) {
        if (entry == null || reason.isBlank()) {
            return Optional.of(new Struck("", entry == null ? StrikeReason.UNKNOWN_FACT : StrikeReason.NO_FACT, ""));
        }
        return check.problem(
                reason, entry.concern().title() + "\n" + entry.concern().detail());
    }
}
