package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;

/**
 * A review of which every claim was compared with the facts.
 *
 * @param summary sentences of the summary that the facts bear out
 * @param concerns those that they bear out
 * @param questions those that ask about something that is there
 * @param struck what they do not bear out, with the reason
 * @param claims how many claims there were
 */
public record CheckedReview(
        String summary, List<Concern> concerns, List<String> questions, List<Struck> struck, int claims) {
    public CheckedReview {
        concerns = List.copyOf(concerns);
        questions = List.copyOf(questions);
        struck = List.copyOf(struck);
    }

    /**
     * A claim that does not count.
     *
     * @param claim its beginning
     * @param reason why
     */
    public record Struck(String claim, StrikeReason reason, String detail) {}

    /** Share of the claims that the facts bear out, in percent; 0 where there are none. It says nothing of the model's own word. */
    public int supported() {
        return claims == 0 ? 0 : (int) ((claims - struck.size()) * 100L / claims);
    }
}
