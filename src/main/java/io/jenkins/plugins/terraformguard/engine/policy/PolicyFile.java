package io.jenkins.plugins.terraformguard.engine.policy;

import java.io.Serializable;

/**
 * A file of a policy layer. Its name without folders tells what it holds: see {@link PolicyInput}.
 *
 * @param name for messages, relative to where it was found
 * @param text its content
 */
public record PolicyFile(String name, String text) implements Serializable {
    /** The name without folders. */
    public String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
