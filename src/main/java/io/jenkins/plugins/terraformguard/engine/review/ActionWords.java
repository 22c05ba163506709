package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says is done, compared with what facts say. Words for what is gone for good need a fact that deletes or
 * replaces; milder ones are also true of a value that appears or disappears.
 */
final class ActionWords {
    private static final Set<String> GONE = Set.of("delete", "replace");
    private static final Set<String> NEW = Set.of("create", "replace", "create-and-forget");

    private record Rule(Pattern words, Predicate<Fact> borneOut) {}

    private static final List<Rule> RULES = List.of(
            rule("destroy|terminat|wip(?:e|ing)", fact -> GONE.contains(fact.action())),
            rule(
                    "delet|remov|drop",
                    fact -> GONE.contains(fact.action())
                            || fact.action().equals("forget")
                            || fact.values().stream()
                                    .anyMatch(value -> value.after().isEmpty() || isShorter(value))),
            rule("replac|re-?creat", fact -> fact.action().equals("replace")),
            rule(
                    "creat",
                    fact -> NEW.contains(fact.action())
                            || fact.values().stream()
                                    .anyMatch(value -> value.before().isEmpty())),
            rule("import", fact -> fact.text().contains("imported")),
            rule("forget|forgot", fact -> fact.action().endsWith("forget")));

    private ActionWords() {}

    private static Rule rule(String stems, Predicate<Fact> borneOut) {
        return new Rule(Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?:" + stems + ")"), borneOut);
    }

    /** Which of the rules have a word in a text, a bit for each. */
    static int said(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int said = 0;
        for (int i = 0; i < RULES.size(); i++) {
            said |= RULES.get(i).words.matcher(lower).find() ? 1 << i : 0;
        }
        return said;
    }

    /** The first word of the text that no fact bears out, or an empty text. What facts say in their own words is borne out. */
    static String unsupported(String text, Collection<FactWords> facts) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < RULES.size(); i++) {
            Rule rule = RULES.get(i);
            int bit = 1 << i;
            Matcher word = rule.words.matcher(lower);
            if (word.find()
                    && facts.stream().noneMatch(one -> rule.borneOut.test(one.fact()) || (one.said() & bit) != 0)) {
                return word.group();
            }
        }
        return "";
    }

    private static boolean isShorter(Fact.FactValue value) {
        return value.after().length() < value.before().length();
    }
}
