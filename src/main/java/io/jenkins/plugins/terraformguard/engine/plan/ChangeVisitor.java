package io.jenkins.plugins.terraformguard.engine.plan;

/** Receives the parts of a plan one at a time, in the order of the file. */
public interface ChangeVisitor {
    void change(ResourceChange change);

    default void drift(ResourceChange drift) {}

    default void output(OutputChange output) {}
}
