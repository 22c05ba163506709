package io.jenkins.plugins.terraformguard.results.trail;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a chain.
 *
 * @param order number among the chains of the guard, from 1
 * @param id of the chain
 */
record ChainName(int order, String id) implements Comparable<ChainName> {
    private static final Pattern FOLDER = Pattern.compile("([1-9][0-9]{0,8})-([0-9a-f-]{36})");

    static Optional<ChainName> of(String folder) {
        Matcher match = FOLDER.matcher(folder);
        return match.matches()
                ? Optional.of(new ChainName(Integer.parseInt(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    String folder() {
        return order + "-" + id;
    }

    @Override
    public int compareTo(ChainName other) {
        return Comparator.comparingInt(ChainName::order)
                .thenComparing(ChainName::id)
                .compare(this, other);
    }
}
