package io.jenkins.plugins.terraformguard.engine.fleet;

import java.time.Instant;

/**
 * A waiver that exempts findings, and ends.
 *
 * @param policy id, or pattern, of what it waives
 * @param at when it ends
 * @param count findings that it exempts
 */
public record Lapse(String policy, Instant at, int count) {}
