package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;

/** Something that may hold of a change. */
@FunctionalInterface
public interface Condition {
    Condition ALWAYS = change -> Truth.TRUE;

    Truth ask(ResourceChange change);

    /** The same condition, which knows nothing of what this one was asked before. */
    default Condition forgetful() {
        return this;
    }
}
