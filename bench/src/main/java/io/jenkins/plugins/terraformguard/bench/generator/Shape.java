package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.Locale;

/** How the bytes of a plan are spread. */
enum Shape {
    /** Many small changes, about 1.1 per kilobyte; of the two states only the root module is written. */
    DENSE,
    /** Both states and larger resources, as in a plan of Terraform: about 2.5 kilobytes per change. */
    FULL;

    /** Whether a resource of this module stands in the two states. */
    boolean hasState(String module) {
        return this == FULL || module.isEmpty();
    }

    static Shape named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
