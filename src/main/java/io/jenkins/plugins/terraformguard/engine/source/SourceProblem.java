package io.jenkins.plugins.terraformguard.engine.source;

/**
 * Why positions of a file are missing or may be incomplete. The message quotes nothing of the file.
 *
 * @param file the file, or the folder, that the problem is about
 * @param line from 1, or 0 where the problem is not of one line
 */
public record SourceProblem(String file, int line, String message) {}
