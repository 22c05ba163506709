package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Instructions for a model, of a version of their own: whoever reads an answer later can tell what was asked.
 *
 * @param name of the role and version, such as {@code general-v1}
 * @param text the instructions
 */
public record Prompt(String name, String text) {
    /** The reviewer that looks at everything. */
    public static final String GENERAL = "general-v1";

    /**
     * Instructions that come with the engine.
     *
     * @throws IllegalArgumentException if there are none of that name
     */
    public static Prompt bundled(String name) {
        try (InputStream in = Prompt.class.getResourceAsStream("prompt-" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no prompt '" + name + "'");
            }
            return new Prompt(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the text, lower-case hex. */
    public String digest() {
        return Sha256.hex(text);
    }
}
