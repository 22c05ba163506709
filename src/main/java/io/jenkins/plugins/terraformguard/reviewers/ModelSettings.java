package io.jenkins.plugins.terraformguard.reviewers;

import java.time.Duration;

/**
 * What holds for an endpoint of any provider.
 *
 * @param name by which it is chosen and shown
 * @param timeout how long one attempt may take
 * @param concurrent how many questions it may be asked at once
 * @param maxOutputTokens how long an answer may be, in tokens of the provider
 */
public record ModelSettings(String name, Duration timeout, int concurrent, int maxOutputTokens) {}
