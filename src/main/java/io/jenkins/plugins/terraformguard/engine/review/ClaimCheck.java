package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.review.CheckedReview.Struck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares what a reviewer says with the facts that it was told. A claim counts only if it rests on facts that exist, and
 * if every name, quotation, number and action in it stands in those facts. In doubt it is struck: a good claim that is
 * lost costs a remark, a bad one that is kept costs trust.
 */
public final class ClaimCheck {
    /** Stands for a claim that is not even fit to be shown. */
    static final String NOT_SHOWN = "(not shown: there is a link, markup, a credential or something hidden in it)";

    /** Stands for a claim that nobody shall read, for it may be believed. */
    static final String NOT_TO_SAY = "(not shown: it says that the change may pass)";

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");
    private static final Pattern FACT_ID = Pattern.compile("F\\d{1,6}");
    private static final int MAX_SHOWN = 160;

    private final Map<String, FactWords> facts = new LinkedHashMap<>();

    ClaimCheck(FactSheet sheet) {
        sheet.facts().forEach(fact -> facts.put(fact.id(), new FactWords(fact)));
    }

    /** The review with what the facts do not bear out struck. */
    public static CheckedReview check(FactSheet sheet, Review review) {
        return new ClaimCheck(sheet).check(review);
    }

    /** One check serves several reviews of the same sheet. */
    CheckedReview check(Review review) {
        List<Struck> struck = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        int claims = 0;
        for (String sentence : SENTENCE.split(review.summary())) {
            if (!sentence.isBlank()) {
                claims++;
                if (holds(sentence, problem(sentence, facts.values(), "", false), struck)) {
                    sentences.add(sentence.strip());
                }
            }
        }
        List<Concern> concerns = new ArrayList<>();
        for (Concern concern : review.concerns()) {
            if (holds(concern.title(), problem(concern), struck)) {
                concerns.add(concern);
            }
        }
        List<String> questions = new ArrayList<>();
        for (String question : review.questions()) {
            if (holds(question, problem(question, facts.values(), "", true), struck)) {
                questions.add(question);
            }
        }
        claims += review.concerns().size() + review.questions().size();
        return new CheckedReview(String.join(" ", sentences), concerns, questions, struck, claims);
    }

    /**
     * What is wrong with a text that may rest on any fact of the sheet, and on what somebody else said.
     *
     * @param said the words of the other
     */
    Optional<Struck> problem(String text, String said) {
        List<FactWords> known = new ArrayList<>(facts.values());
        known.add(new FactWords(new Fact("", Fact.Kind.INTENT, "", "", List.of(), said)));
        return problem(text, known, "", false);
    }

    private boolean holds(String claim, Optional<Struck> problem, List<Struck> struck) {
        problem.ifPresent(one -> struck.add(new Struck(
                one.reason() == StrikeReason.VERDICT ? NOT_TO_SAY : shown(claim), one.reason(), one.detail())));
        return problem.isEmpty();
    }

    private Optional<Struck> problem(Concern concern) {
        if (concern.facts().isEmpty()) {
            return strike(StrikeReason.NO_FACT, "");
        }
        Map<String, FactWords> cited = new LinkedHashMap<>();
        for (String id : concern.facts()) {
            FactWords fact = facts.get(id);
            if (fact == null) {
                return strike(StrikeReason.UNKNOWN_FACT, FACT_ID.matcher(id).matches() ? id : "");
            }
            cited.put(id, fact);
        }
        if (!PlainText.is(concern.remediation()) || !PlainText.is(concern.patch())) {
            return strike(StrikeReason.UNSAFE_TEXT, "");
        }
        String remediation = ClaimText.withoutNames(ClaimText.folded(concern.remediation()), cited.values());
        if (ClaimText.isOdd(remediation, cited.values())) {
            return strike(StrikeReason.UNSAFE_TEXT, "");
        }
        if (VerdictWords.in(ClaimText.plain(remediation), cited.values())) {
            return strike(StrikeReason.VERDICT, "");
        }
        String said = concern.title() + "\n" + concern.detail();
        return problem(said, cited.values(), Integer.toString(cited.size()), false);
    }

    /**
     * @param count a number that may stand in the text although no fact has it: how many facts there are
     * @param asks whether it is a question: what it asks is no verdict
     */
    private static Optional<Struck> problem(String text, Collection<FactWords> facts, String count, boolean asks) {
        if (!PlainText.is(text)) {
            return strike(StrikeReason.UNSAFE_TEXT, "");
        }
        String others = ClaimText.withoutNames(ClaimText.folded(text), facts);
        if (ClaimText.isOdd(others, facts)) {
            return strike(StrikeReason.UNSAFE_TEXT, "");
        }
        String rest = ClaimText.plain(others);
        if (VerdictWords.in(asks ? ClaimText.asserted(rest) : rest, facts)) {
            return strike(StrikeReason.VERDICT, "");
        }
        for (String quote : ClaimWords.quotes(rest)) {
            if (facts.stream()
                    .noneMatch(one ->
                            one.mentionParts(quote) || one.fact().action().equals(quote))) {
                return strike(StrikeReason.UNKNOWN_QUOTE, "");
            }
        }
        for (String name : ClaimWords.names(rest)) {
            if (facts.stream().noneMatch(one -> one.mention(name))) {
                return strike(StrikeReason.UNKNOWN_NAME, "");
            }
        }
        for (String number : ClaimWords.numbers(rest)) {
            if (!number.equals(count) && facts.stream().noneMatch(one -> isThere(one, number))) {
                return strike(StrikeReason.UNKNOWN_NUMBER, "");
            }
        }
        String action = ActionWords.unsupported(rest, facts);
        return action.isEmpty() ? Optional.empty() : strike(StrikeReason.OTHER_ACTION, action);
    }

    /** As it stands in the text, for it may be a list, or without separators of thousands. */
    private static boolean isThere(FactWords fact, String number) {
        return fact.haveNumber(number) || fact.haveNumber(ClaimWords.plain(number));
    }

    private static Optional<Struck> strike(StrikeReason reason, String detail) {
        return Optional.of(new Struck("", reason, detail));
    }

    /** The beginning of a claim, fit to be shown: what nobody told the reviewer is masked, be it made up or a secret. */
    private String shown(String claim) {
        String folded = ClaimText.folded(claim);
        if (!PlainText.is(claim) || ClaimText.isOdd(ClaimText.withoutNames(folded, facts.values()), facts.values())) {
            return NOT_SHOWN;
        }
        String masked = ClaimWords.masked(
                ClaimText.plain(folded),
                word -> facts.values().stream().anyMatch(one -> one.mention(word)),
                number -> facts.values().stream().anyMatch(one -> isThere(one, number)));
        return PlainText.line(masked, MAX_SHOWN);
    }
}
