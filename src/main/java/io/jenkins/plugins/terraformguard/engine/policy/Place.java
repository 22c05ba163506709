package io.jenkins.plugins.terraformguard.engine.policy;

/**
 * Where something stands in a policy file.
 *
 * @param line from 1, or 0 where it is not known
 * @param column from 1, or 0
 */
public record Place(String file, int line, int column) {
    /** An error at this place. */
    public PolicyException error(String message, String remedy) {
        return new PolicyException(message, file, line, column, remedy);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
