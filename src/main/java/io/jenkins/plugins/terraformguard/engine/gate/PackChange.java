package io.jenkins.plugins.terraformguard.engine.gate;

/**
 * A pack of policies that is not the same now as in the decision.
 *
 * @param pack its name
 * @param before version and digest in the decision, empty where it was not asked
 * @param now version and digest now, empty where it is not asked
 */
public record PackChange(String pack, String before, String now) {}
