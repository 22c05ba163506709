package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.review.CheckedReview.Struck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares what a reviewer says with the facts that it was told. A claim counts only if it rests on facts that exist, and
 * if every name, quotation, number and action in it stands in those facts. In doubt it is struck: a good claim that is
 * lost costs a remark, a bad one that is kept costs trust.
 */
public final class ClaimCheck {
    private static final Pattern UNSAFE =
            Pattern.compile("(?i)https?:|ftp:|javascript:|data:text|www\\.|\\]\\(|<[a-z!/]|&#|&[a-z]{2,8};");

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");
    private static final int MAX_SHOWN = 160;

    private final FactSheet sheet;
    private final List<Struck> struck = new ArrayList<>();
    private int claims;

    private ClaimCheck(FactSheet sheet) {
        this.sheet = sheet;
    }

    /** The review with what the facts do not bear out struck. */
    public static CheckedReview check(FactSheet sheet, Review review) {
        return new ClaimCheck(sheet).check(review);
    }

    private CheckedReview check(Review review) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE.split(review.summary())) {
            if (!sentence.isBlank() && holds(sentence, problem(sentence, sheet.facts(), ""))) {
                sentences.add(sentence.strip());
            }
        }
        List<Concern> concerns = new ArrayList<>();
        for (Concern concern : review.concerns()) {
            if (holds(concern.title(), problem(concern))) {
                concerns.add(concern);
            }
        }
        List<String> questions = review.questions().stream()
                .filter(question -> holds(question, problem(question, sheet.facts(), "")))
                .toList();
        return new CheckedReview(String.join(" ", sentences), concerns, questions, struck, claims);
    }

    private boolean holds(String claim, Optional<Struck> problem) {
        claims++;
        problem.ifPresent(one -> struck.add(new Struck(shown(claim), one.reason(), shown(one.detail()))));
        return problem.isEmpty();
    }

    private Optional<Struck> problem(Concern concern) {
        if (concern.facts().isEmpty()) {
            return strike(StrikeReason.NO_FACT, "");
        }
        List<Fact> cited = new ArrayList<>();
        for (String id : concern.facts()) {
            Fact fact = sheet.find(id);
            if (fact == null) {
                return strike(StrikeReason.UNKNOWN_FACT, id);
            }
            cited.add(fact);
        }
        String said = concern.title() + "\n" + concern.detail();
        return problem(said, cited, Integer.toString(cited.size()))
                .or(() -> unsafe(concern.remediation() + concern.patch()));
    }

    /** @param count a number that may stand in the text although no fact has it: how many facts there are */
    private static Optional<Struck> problem(String text, Collection<Fact> facts, String count) {
        Optional<Struck> unsafe = unsafe(text);
        if (unsafe.isPresent()) {
            return unsafe;
        }
        for (String quote : ClaimWords.quotes(text)) {
            if (facts.stream()
                    .noneMatch(fact -> fact.mentions(quote) || fact.action().equals(quote))) {
                return strike(StrikeReason.UNKNOWN_QUOTE, quote);
            }
        }
        for (String name : ClaimWords.names(text)) {
            if (facts.stream().noneMatch(fact -> fact.mentions(name))) {
                return strike(StrikeReason.UNKNOWN_NAME, name);
            }
        }
        for (String number : ClaimWords.numbers(text)) {
            if (!number.equals(count) && facts.stream().noneMatch(fact -> hasNumber(fact, number))) {
                return strike(StrikeReason.UNKNOWN_NUMBER, number);
            }
        }
        String action = ActionWords.unsupported(text, facts);
        return action.isEmpty() ? Optional.empty() : strike(StrikeReason.OTHER_ACTION, action);
    }

    private static Optional<Struck> unsafe(String text) {
        return UNSAFE.matcher(text).find() || HIDDEN.matcher(text).find()
                ? strike(StrikeReason.UNSAFE_TEXT, "")
                : Optional.empty();
    }

    /** Whether the number stands there as a whole: 1 does not stand in 10. */
    private static boolean hasNumber(Fact fact, String number) {
        return has(fact.subject(), number)
                || has(fact.text(), number)
                || fact.values().stream()
                        .anyMatch(value ->
                                has(value.path(), number) || has(value.before(), number) || has(value.after(), number));
    }

    private static boolean has(String text, String number) {
        for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
            int end = at + number.length();
            boolean begins = at == 0 || !Character.isDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Struck> strike(StrikeReason reason, String detail) {
        return Optional.of(new Struck("", reason, detail));
    }

    private static String shown(String text) {
        String line = HIDDEN.matcher(text.replaceAll("\\s+", " ")).replaceAll("?");
        return line.length() <= MAX_SHOWN ? line : FactText.name(line.substring(0, MAX_SHOWN));
    }
}
