package io.jenkins.plugins.terraformguard.engine.tuning;

/**
 * Why a drifted attribute is ignored.
 *
 * @param text for people, see {@link IgnoreRule#text}
 */
public record AppliedIgnore(IgnoreRule rule, String text) {}
