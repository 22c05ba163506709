package io.jenkins.plugins.terraformguard.engine.author.mutation;

/**
 * A policy with one change.
 *
 * @param name what was changed, and to what; no other mutant of the policy has the same. Long texts are cut
 * @param key {@code when} or {@code assert}
 * @param line line in the policy file, from 1
 * @param column column in that line, from 1
 * @param expression the whole expression with the change
 */
public record Mutant(String name, String key, int line, int column, String expression) {}
