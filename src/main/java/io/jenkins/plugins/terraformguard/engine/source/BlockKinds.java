package io.jenkins.plugins.terraformguard.engine.source;

import java.util.Map;
import java.util.Set;

/** What the two languages have at the top of a file. */
final class BlockKinds {
    static final String CHECK = "check";
    static final String DATA = "data";
    static final String DYNAMIC = "dynamic";
    static final String CONTENT = "content";
    static final String MODULE = "module";
    static final String PROVIDER = "provider";
    static final String ALIAS = "alias";

    private static final Set<String> WITH_TYPE_AND_NAME = Set.of("resource", DATA, "ephemeral", "action");
    private static final Set<String> WITH_NAME = Set.of(MODULE, PROVIDER, "variable", "output", CHECK);
    private static final Map<String, Set<String>> LITERALS =
            Map.of(MODULE, Set.of("source", "version"), PROVIDER, Set.of(ALIAS, "version", "constraints"));

    private BlockKinds() {}

    /** How many labels a block of this type has; 0 for one that is not known. */
    static int labels(String kind) {
        if (WITH_TYPE_AND_NAME.contains(kind)) {
            return 2;
        }
        return WITH_NAME.contains(kind) ? 1 : 0;
    }

    /** The attributes whose text is kept. */
    static Set<String> literals(String kind) {
        return LITERALS.getOrDefault(kind, Set.of());
    }
}
