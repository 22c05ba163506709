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
    private static final Pattern WORDS = Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?:"
            + "(?:is|are|be|looks?|seems?|all|everything|quite|completely|perfectly) (?:safe|harmless|fine|ok|okay)"
            + "|(?<!not )safe to|good to go|lgtm|go ahead|no (?:risk|danger|action needed|need to worry)"
            + "|false positives?|pre-?approved|approved|approve (?:it|this|the|all)"
            + "|(?:can|may|should|must|please|to) (?:be )?(?:waived?|ignored?|dismiss(?:ed)?|approved?)"
            + ")(?![\\p{L}\\p{N}_-])");

    private VerdictWords() {}

    /** Whether a text says so in words that are not those of a finding or of another fact of the engine. */
    static boolean in(String text, Collection<FactWords> facts) {
        Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String said = words.group();
            if (facts.stream().noneMatch(fact -> fact.fact().kind() != Fact.Kind.INTENT && fact.text(said))) {
                return true;
            }
        }
        return false;
    }
}
