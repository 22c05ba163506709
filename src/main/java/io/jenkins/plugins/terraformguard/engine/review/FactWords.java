package io.jenkins.plugins.terraformguard.engine.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All that stands in a fact, put together once: a long text is compared with it many times. */
final class FactWords {
    /** Between two parts; no text that is compared holds it. */
    private static final char END = '\0';

    private final Fact fact;
    private final String words;
    private final String lower;
    private final String text;
    private final List<String> names;
    private final int said;

    FactWords(Fact fact) {
        this.fact = fact;
        StringBuilder all = new StringBuilder(fact.subject()).append(END).append(fact.text());
        for (Fact.FactValue value : fact.values()) {
            all.append(END).append(value.path());
            all.append(END).append(value.before());
            all.append(END).append(value.after());
        }
        words = ClaimText.plain(ClaimText.folded(all.toString()));
        text = VerdictWords.comparable(ClaimText.plain(fact.text()));
        lower = words.toLowerCase(Locale.ROOT);
        names = Stream.concat(Stream.of(fact.subject()), fact.values().stream().map(Fact.FactValue::path))
                .map(ClaimText::folded)
                .filter(FactWords::isName)
                .toList();
        said = ActionWords.said(ClaimText.plain(fact.text()));
    }

    Fact fact() {
        return fact;
    }

    /** Its subject and the paths of its values, as far as they can't be words of a sentence. */
    List<String> names() {
        return names;
    }

    private static boolean isName(String text) {
        return text.length() > 2 && text.chars().anyMatch(one -> "._[".indexOf(one) >= 0);
    }

    /** What its text says is done; see {@link ActionWords#said}. */
    int said() {
        return said;
    }

    /** Whether somewhere in it stands this text, in whatever case. */
    boolean mention(String wanted) {
        return lower.contains(wanted.toLowerCase(Locale.ROOT));
    }

    /** The same of a text with marks in place of names, which need not be looked for. */
    boolean mentionParts(String wanted) {
        return Stream.of(wanted.split(Character.toString(ClaimText.NAME)))
                .map(String::strip)
                .allMatch(this::mention);
    }

    /** Whether these words, in lower case, stand in its text; values are not looked at. */
    boolean text(String wanted) {
        return text.contains(wanted);
    }

    /** Whether the number stands there as a whole: 1 does not stand in 10. */
    boolean haveNumber(String number) {
        for (int at = words.indexOf(number); at >= 0; at = words.indexOf(number, at + 1)) {
            int end = at + number.length();
            boolean begins = at == 0 || !Character.isDigit(words.charAt(at - 1));
            boolean ends = end == words.length() || !Character.isDigit(words.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
