package io.jenkins.plugins.terraformguard.engine.effect;

/**
 * Something that apply will do.
 *
 * @param subject what it is done to: the label of a resource, {@code output.NAME}, the address of an action
 * @param action what is done: the kind of a change, {@code move}, {@code import}, {@code invoke}, {@code deferred}
 * @param digest SHA-256 of all that is known of it, lower-case hex: equal for equal effects, whatever the order of keys
 */
public record Effect(String subject, String action, String digest) {}
