package io.jenkins.plugins.terraformguard.engine.review;

/**
 * Which model is asked.
 *
 * @param endpoint name that an administrator gave it
 * @param provider such as {@code openai}, {@code anthropic} or {@code ollama}
 * @param model its name at the provider
 */
public record ModelIdentity(String endpoint, String provider, String model) {
    public static final ModelIdentity UNKNOWN = new ModelIdentity("", "unknown", "");
}
