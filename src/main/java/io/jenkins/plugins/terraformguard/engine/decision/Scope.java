package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * Where a plan works, as far as it says so. What is not there was not named, which is not the same as not used.
 *
 * @param providers sources of the providers of its resources, lower case, in their order, at most {@link #MAX}
 * @param regions regions that resources and providers name, lower case, in their order, at most {@link #MAX}
 */
public record Scope(List<String> providers, List<String> regions) {
    /** Names of one kind; the first of them by their order are kept. */
    public static final int MAX = 50;

    public static final Scope NONE = new Scope(List.of(), List.of());

    public Scope {
        providers = List.copyOf(providers);
        regions = List.copyOf(regions);
    }
}
