package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody heard, and compared with the facts.
 *
 * @param testimonies of the reviewers, in their order, without what the critic struck
 * @param critic the call to the critic, if there was one
 * @param strikes what the critic said, if there was one
 */
record Hearing(List<Testimony> testimonies, Optional<ReviewCall> critic, Optional<CriticCheck> strikes) {
    Hearing {
        testimonies = List.copyOf(testimonies);
    }

    static Hearing of(FactSheet sheet, List<ReviewCall> calls) {
        ClaimCheck check = new ClaimCheck(sheet);
        List<Testimony> before = testimonies(check, calls);
        Optional<ReviewCall> critic = calls.stream().filter(Hearing::isCritic).findFirst();
        Optional<CriticCheck> strikes = critic.map(call -> CriticCheck.of(check, Docket.of(before), call));
        Map<String, Map<Concern, String>> reasons =
                strikes.map(CriticCheck::reasons).orElse(Map.of());
        List<Testimony> after = before.stream()
                .map(one -> one.without(reasons.getOrDefault(one.call().role(), Map.of())))
                .toList();
        return new Hearing(after, critic, strikes);
    }

    /** What reviewers said, before a critic was asked. */
    static List<Testimony> testimonies(FactSheet sheet, List<ReviewCall> calls) {
        return testimonies(new ClaimCheck(sheet), calls);
    }

    private static List<Testimony> testimonies(ClaimCheck check, List<ReviewCall> calls) {
        return calls.stream()
                .filter(call -> !isCritic(call))
                .map(call -> Testimony.of(check, call))
                .toList();
    }

    /** Reviews that count. */
    List<CheckedReview> reviews() {
        return testimonies.stream()
                .filter(Testimony::answered)
                .map(Testimony::review)
                .toList();
    }

    private static boolean isCritic(ReviewCall call) {
        return call.role().equals(ReviewCall.CRITIC);
    }
}
