package io.jenkins.plugins.terraformguard.engine.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into what can be compared: names, quotations, numbers. All patterns are linear in the text. */
final class ClaimWords {
    /** Something in quotation marks or backticks. */
    private static final Pattern QUOTE =
            Pattern.compile("`([^`]{1,300})`|\"([^\"]{1,300})\"|\u201c([^\u201d]{1,300})\u201d");

    /** An index with a text in it, as addresses have: no quotation. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:/@*-](?:[\\p{L}\\p{N}_.:/@*\\[\\]\"-])*+");

    /** What stands alone in front of a number, such as a sign, makes no name of it. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:(?<![\\p{L}\\p{N}_.:/-])|(?<=(?<![^\\s(])[.:/-]))\\d{1,18}(?:[.,]\\d{1,18}){0,8}");
    /** Letters with digits among them that are no word of a language: an id, a type of machine, a password. */
    private static final int MIN_MIXED = 6;

    /** In place of what nobody knows. */
    private static final String MASK = "(?)";

    private static final Pattern FACT = Pattern.compile("F\\d{1,6}");

    private ClaimWords() {}

    /** Words that can only be names: addresses, types, attribute paths, ids of policies. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String name = trimmed(word.group());
            if (isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    static List<String> quotes(String text) {
        List<String> quotes = new ArrayList<>();
        Matcher quote = QUOTE.matcher(text);
        while (quote.find()) {
            for (int i = 1; i <= quote.groupCount(); i++) {
                if (quote.group(i) != null) {
                    quotes.add(quote.group(i).strip());
                }
            }
        }
        return quotes;
    }

    /** Numbers as they stand there. */
    static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(number.group());
        }
        return numbers;
    }

    /** The text with a mark in place of each name, quotation and number that nobody knows. */
    static String masked(String text, Predicate<String> known, Predicate<String> knownNumber) {
        String quotes = QUOTE.matcher(text)
                .replaceAll(quote -> known.test(inner(quote)) ? Matcher.quoteReplacement(quote.group()) : MASK);
        String names = WORD.matcher(quotes).replaceAll(word -> {
            String name = trimmed(word.group());
            return Matcher.quoteReplacement(
                    isName(name) && !known.test(name) ? MASK + word.group().substring(name.length()) : word.group());
        });
        return NUMBER.matcher(names).replaceAll(number -> knownNumber.test(number.group()) ? number.group() : MASK);
    }

    private static String inner(MatchResult quote) {
        String group = quote.group();
        return group.substring(1, group.length() - 1).strip();
    }

    /** A number without separators of thousands. */
    static String plain(String number) {
        return number.replaceAll(",(?=\\d{3}(?!\\d))", "");
    }

    /** Punctuation at the end belongs to the sentence, and so do brackets without a partner. */
    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && ".:,/*-\"".indexOf(word.charAt(end - 1)) >= 0
                || end > 0 && word.charAt(end - 1) == ']' && word.lastIndexOf('[', end - 1) < 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isName(String word) {
        if (word.length() < 3 || FACT.matcher(word).matches() || word.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        int dot = word.indexOf('.');
        boolean dotted = dot > 1 && dot < word.length() - 2;
        boolean upperId = word.indexOf('-') > 0
                && word.chars().anyMatch(Character::isDigit)
                && word.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
        boolean mixed = word.length() >= MIN_MIXED && word.chars().anyMatch(Character::isDigit);
        return word.indexOf('_') >= 0 || word.indexOf('[') >= 0 || dotted || upperId || mixed;
    }
}
