package io.jenkins.plugins.terraformguard.engine.tuning;

/**
 * Something in the tuning of drift that somebody should look after.
 *
 * @param line from 1, or 0 where it is about no line
 * @param text a sentence
 */
public record TuningNote(String file, int line, String text) {
    /** The note with its place. */
    public String inOneLine() {
        return file.isEmpty() ? text : file + (line == 0 ? "" : ":" + line) + ": " + text;
    }
}
