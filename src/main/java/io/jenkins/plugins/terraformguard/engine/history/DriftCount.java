package io.jenkins.plugins.terraformguard.engine.history;

/**
 * Drift in numbers.
 *
 * @param status as a decision says it
 * @param open drifted resources that count
 * @param remedied drifts that this build saw the end of
 * @param remedySeconds how long these were there, all together
 */
public record DriftCount(String status, int open, int remedied, int remedySeconds) {}
