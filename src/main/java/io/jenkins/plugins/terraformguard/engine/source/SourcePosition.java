package io.jenkins.plugins.terraformguard.engine.source;

/**
 * A place in a configuration file.
 *
 * @param file the name that the file was scanned under
 * @param line from 1; only a line feed ends a line, as in the tools' own messages
 * @param column from 1, in UTF-16 code units
 */
public record SourcePosition(String file, int line, int column) {}
