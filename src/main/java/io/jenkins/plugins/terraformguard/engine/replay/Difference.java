package io.jenkins.plugins.terraformguard.engine.replay;

/**
 * A place where two decisions differ.
 *
 * @param pointer where (RFC 6901); empty for the document as a whole
 * @param archived what stands in the archived one as JSON, cut where it is long; empty if there is nothing
 * @param replayed what was found now, likewise
 */
public record Difference(String pointer, String archived, String replayed) {}
