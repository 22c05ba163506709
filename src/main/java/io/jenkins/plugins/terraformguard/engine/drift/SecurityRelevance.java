package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an attribute is about security: network exposure, identity and access, public access, encryption, logging and
 * audit, deletion protection, credentials. It goes by names alone, see {@link SecurityTable}; a change that is about
 * security under another name is not seen.
 */
public final class SecurityRelevance {
    private static final int LONGEST_TERM = 5;
    private static final Set<String> POLICY = Set.of("policy");

    private static final Set<String> WORDS = SecurityTable.CATEGORIES.stream()
            .flatMap(category -> category.words().stream())
            .map(SecurityRelevance::singular)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OTHERS =
            SecurityTable.OTHERS.stream().map(SecurityRelevance::singular).collect(Collectors.toUnmodifiableSet());
    private static final List<Glob> TYPES = globs(SecurityTable.TYPES);
    private static final List<Glob> POLICY_IS_NO_ACCESS = globs(SecurityTable.POLICY_IS_NO_ACCESS);
    private static final List<Glob> ALWAYS = globs(SecurityTable.ALWAYS);
    private static final List<Glob> NEVER = globs(SecurityTable.NEVER);

    private SecurityRelevance() {}

    /**
     * @param resourceType type of the resource, {@code aws_instance}
     * @param path attribute path as reports show it, {@code ingress[0].cidr_blocks}; also one that was cut. The empty path
     *     is the resource as a whole.
     */
    public static boolean matters(String resourceType, String path) {
        boolean whole = any(TYPES, resourceType);
        Set<String> without = any(POLICY_IS_NO_ACCESS, resourceType) ? POLICY : Set.of();
        for (String name : names(path)) {
            if (any(ALWAYS, resourceType + ":" + name)) {
                return true;
            }
            if (any(NEVER, name)) {
                return false;
            }
            if (hasTerm(name, without)) {
                return true;
            }
        }
        return whole;
    }

    private static boolean hasTerm(String name, Set<String> without) {
        List<String> words = words(name);
        int at = 0;
        while (at < words.size()) {
            int step = 1;
            StringBuilder term = new StringBuilder();
            String longest = "";
            for (int length = 1; length <= LONGEST_TERM && at + length <= words.size(); length++) {
                term.append(length == 1 ? "" : " ").append(words.get(at + length - 1));
                String candidate = term.toString();
                if (OTHERS.contains(candidate) || WORDS.contains(candidate) && !without.contains(candidate)) {
                    longest = candidate;
                    step = length;
                }
            }
            if (!longest.isEmpty() && !OTHERS.contains(longest)) {
                return true;
            }
            at += step;
        }
        return false;
    }

    /** The keys of a path from its root. A quoted key is one name; indexes are left out. */
    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        boolean index = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quoted && c == '\\' && i + 1 < path.length()) {
                name.append(path.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                name.append(c);
            } else if (c == '.' || c == '[' || c == ']') {
                add(names, name);
                index = c == '[';
            } else if (!index) {
                name.append(c);
            }
        }
        add(names, name);
        return names;
    }

    private static void add(List<String> names, StringBuilder name) {
        if (name.length() > 0) {
            names.add(name.toString());
            name.setLength(0);
        }
    }

    /** The words of a name in singular. Of an annotation, {@code domain/name}, the name counts. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = name.lastIndexOf('/') + 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                add(words, word);
                continue;
            }
            boolean before = i > 0 && Character.isLowerCase(name.charAt(i - 1));
            boolean after = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            if (Character.isUpperCase(c) && (before || after)) {
                add(words, word);
            }
            word.append(c);
        }
        add(words, word);
        return words.stream().map(SecurityRelevance::singularWord).toList();
    }

    private static String singular(String term) {
        return Stream.of(term.split(" ")).map(SecurityRelevance::singularWord).collect(Collectors.joining(" "));
    }

    private static String singularWord(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static List<Glob> globs(List<String> patterns) {
        return patterns.stream().map(Glob::new).toList();
    }

    private static boolean any(List<Glob> globs, String text) {
        return globs.stream().anyMatch(glob -> glob.matches(text));
    }
}
