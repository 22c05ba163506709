package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words by which somebody says that a change may pass. That is not for a witness to say, and it is what a text in the data
 * would have one say: whoever approves shall not read it as if it came from the guard.
 */
final class VerdictWords {
    /** To ask for an approval by somebody is fine; to say that there is one, or that there may be, is not. */
    private static final Pattern WORDS = Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?:"
            + "(?:is|are|looks?|seems?|all|everything|quite|completely|perfectly) (?:safe|harmless|fine|ok|okay)"
            + "|(?<!not )safe to|good to go|lgtm|(?<!you )go ahead|no (?:risk|danger|action needed|need to worry)"
            + "|false positives?|pre-?approved|(?:was|were|is|are|been|already|has|have) approved"
            + "|(?:can|may|should|must) (?:safely )?be (?:approved(?! by)|waived|ignored|dismissed|merged)"
            + "|(?:you|please|just|simply|reviewers?|approvers?) (?:can |may |should |must )?(?:safely )?"
            + "(?:approve|waive|ignore|dismiss|merge)"
            + ")(?![\\p{L}\\p{N}_-])");

    private VerdictWords() {}

    /** In lower case, and with line ends as spaces. */
    static String comparable(String text) {
        return ClaimText.folded(text.replace('\n', ' ')).toLowerCase(Locale.ROOT);
    }

    /** Whether a text says so in words that are not those of a finding or of another fact of the engine. */
    static boolean in(String text, Collection<FactWords> facts) {
        Matcher words = WORDS.matcher(comparable(text));
        while (words.find()) {
            String said = words.group();
            if (facts.stream().noneMatch(fact -> fact.fact().kind() != Fact.Kind.INTENT && fact.text(said))) {
                return true;
            }
        }
        return false;
    }
}
