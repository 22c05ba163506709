package io.jenkins.plugins.terraformguard.engine.policy.relation;

import java.util.List;
import java.util.Set;

/**
 * What is kept of a block of the configuration that refers to something.
 *
 * @param expanded whether it has count or for_each
 * @param forEach what those refer to
 * @param leaves the expressions that refer to something
 * @param attributes the attributes and nested blocks at its top that the configuration sets
 */
record Configured(boolean expanded, List<String> forEach, List<Leaf> leaves, Set<String> attributes) {
    /**
     * An expression.
     *
     * @param path names of blocks and of the attribute with dots
     * @param references what it refers to, without the prefixes of what is there as well
     */
    record Leaf(String path, List<String> references) {}
}
