package io.jenkins.plugins.terraformguard.llm;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * An endpoint as an administrator sets it. The key is no part of it.
 *
 * @param name by which it is chosen and shown
 * @param provider {@code openai}, {@code anthropic} or {@code ollama}
 * @param url what the paths of the provider are put after, such as {@code https://api.openai.com/v1}; without a path it gets
 *     the usual one
 * @param model its name at the provider
 * @param timeout how long one attempt may take, from connecting to the end of the answer
 * @param concurrent how many questions it may be asked at once
 * @param maxOutputTokens how long an answer may be, in tokens of the provider
 */
public record EndpointSettings(
        String name, String provider, URI url, String model, Duration timeout, int concurrent, int maxOutputTokens) {
    /** Longest time for one attempt. */
    public static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

    /** Most questions at once. */
    public static final int MAX_CONCURRENT = 64;

    /** Fewest and most tokens of an answer: fewer hold no review, and more are more than is read of one. */
    public static final int MIN_OUTPUT_TOKENS = 256;

    public static final int MAX_OUTPUT_TOKENS = 65_536;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final Pattern MODEL = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** @throws IllegalArgumentException if something is missing or out of bounds; the message says what, and what to do */
    public EndpointSettings {
        require(name != null && NAME.matcher(name).matches(), nameHelp());
        Provider known = Provider.byId(provider)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The provider of an endpoint must be one of " + String.join(", ", Provider.ids())));
        url = EndpointAddress.checked(url, known);
        require(
                model != null && MODEL.matcher(model).matches(),
                "The model must be its name at the provider: 1 to 200 visible ASCII characters without spaces");
        require(
                timeout != null && timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
                "The time limit of an endpoint must be more than zero and at most " + MAX_TIMEOUT.toMinutes()
                        + " minutes");
        require(
                concurrent >= 1 && concurrent <= MAX_CONCURRENT,
                "The number of questions at once must be from 1 to " + MAX_CONCURRENT);
        require(
                maxOutputTokens >= MIN_OUTPUT_TOKENS && maxOutputTokens <= MAX_OUTPUT_TOKENS,
                "The tokens of an answer must be from " + MIN_OUTPUT_TOKENS + " to " + MAX_OUTPUT_TOKENS);
    }

    /** What the guards around it go by. */
    public Guards guards() {
        return new Guards(name, url.toString(), concurrent, maxOutputTokens);
    }

    private static String nameHelp() {
        return "The name of an endpoint must be 1 to 64 letters, digits, spaces, dots, dashes and underscores, and start"
                + " with a letter or digit";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
