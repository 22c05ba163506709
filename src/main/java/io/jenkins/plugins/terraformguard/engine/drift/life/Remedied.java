package io.jenkins.plugins.terraformguard.engine.drift.life;

/**
 * The end of a drift.
 *
 * @param how how it came to an end
 * @param when the first build that no longer saw it
 */
public record Remedied(Remedy how, Seen when) {}
