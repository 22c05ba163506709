package io.jenkins.plugins.terraformguard.engine.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    /** Nothing was said. */
    static final CheckedReview NONE = new CheckedReview("", List.of(), List.of(), List.of(), 0);

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
     * @param detail a fact that is not there, an action that is not borne out, or what the critic says; fit to be shown
     */
    public record Struck(String claim, StrikeReason reason, String detail) {}

    /** Share of the claims that the facts bear out, in percent; 0 where there are none. It says nothing of the model's own word. */
    public int supported() {
        return claims == 0 ? 0 : (int) ((claims - struck.size()) * 100L / claims);
    }

    /**
     * The same without concerns that somebody else struck.
     *
     * @param reasons why, by concern
     */
    CheckedReview without(Map<Concern, String> reasons) {
        if (reasons.isEmpty()) {
            return this;
        }
        List<Concern> kept = new ArrayList<>();
        List<Struck> all = new ArrayList<>(struck);
        for (Concern concern : concerns) {
            if (reasons.containsKey(concern)) {
                all.add(new Struck(concern.title(), StrikeReason.CRITIC, reasons.get(concern)));
            } else {
                kept.add(concern);
            }
        }
        return new CheckedReview(summary, kept, questions, all, claims);
    }
}
