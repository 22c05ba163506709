package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link of a guard lies: a folder for each chain, in the order in which these were begun, and in it two files for
 * each number.
 *
 * @param chain name of the chain's folder
 * @param sequence number of the link
 */
record LinkName(ChainName chain, int sequence) implements Comparable<LinkName> {
    private static final Pattern FILE = Pattern.compile("([0-9]{8,10})" + ArtifactName.LINK.replace(".", "\\."));

    /** The link of a file of this name, if it is one. */
    static Optional<LinkName> of(ChainName chain, String file) {
        Matcher match = FILE.matcher(file);
        if (!match.matches() || Long.parseLong(match.group(1)) > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        LinkName name = new LinkName(chain, Integer.parseInt(match.group(1)));
        return name.link().equals(file) ? Optional.of(name) : Optional.empty();
    }

    String link() {
        return stem() + ArtifactName.LINK;
    }

    String signature() {
        return stem() + ArtifactName.SIGNATURE;
    }

    private String stem() {
        return String.format(Locale.ROOT, "%08d", sequence);
    }

    @Override
    public int compareTo(LinkName other) {
        return Comparator.comparing(LinkName::chain)
                .thenComparingInt(LinkName::sequence)
                .compare(this, other);
    }
}
