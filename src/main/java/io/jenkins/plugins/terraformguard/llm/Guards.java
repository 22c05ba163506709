package io.jenkins.plugins.terraformguard.llm;

/**
 * What the guards around a model go by, whoever made its client.
 *
 * @param name of the endpoint
 * @param place where it is; one of the same name in another place is another one. It holds no key
 * @param concurrent how many questions it may be asked at once, at least one
 * @param maxOutputTokens how long an answer may be, in tokens of the provider
 */
public record Guards(String name, String place, int concurrent, int maxOutputTokens) {}
