package io.jenkins.plugins.terraformguard.engine.fleet;

/**
 * A policy that found something.
 *
 * @param count its findings that count or are only recorded; not those that are exempt
 */
public record PolicyHit(String policy, int count) {}
