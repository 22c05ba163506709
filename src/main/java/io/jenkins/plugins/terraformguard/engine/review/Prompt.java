package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instructions for a model, of a version of their own: whoever reads an answer later can tell what was asked.
 *
 * @param name of the role and version, such as {@code general-v1}
 * @param text the instructions
 */
public record Prompt(String name, String text) {
    /** The reviewer that looks at everything. */
    public static final String GENERAL = "general-v1";

    /** The one that looks through what the others are worried about. */
    public static final String CRITIC = "critic-v1";

    private static final Pattern PART = Pattern.compile("\\{\\{include ([a-z0-9-]+)}}\n");

    /** The instructions for a role. */
    public static Prompt ofRole(String role) {
        return bundled(role + "-v1");
    }

    /**
     * Instructions that come with the engine, put together of their parts.
     *
     * @throws IllegalArgumentException if there are none of that name
     */
    public static Prompt bundled(String name) {
        return new Prompt(
                name,
                PART.matcher(resource(name)).replaceAll(part -> Matcher.quoteReplacement(resource(part.group(1)))));
    }

    private static String resource(String name) {
        try (InputStream in = Prompt.class.getResourceAsStream("prompt-" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no prompt '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the text, lower-case hex. */
    public String digest() {
        return Sha256.hex(text);
    }
}
