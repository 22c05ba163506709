package io.jenkins.plugins.terraformguard.engine.drift.noise;

/**
 * A reason why two values that are written differently are the same thing, or why a difference says nothing.
 *
 * @param id short name, as reports count it
 * @param title what it holds to be the same
 * @param description when it speaks, and when it does not
 */
public record NoiseRule(String id, String title, String description) {}
