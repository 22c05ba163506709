package io.jenkins.plugins.terraformguard.engine.plan;

/** A change of a root output, without its secrets. */
public record OutputChange(String name, ChangeKind kind, Value before, Value after) {}
