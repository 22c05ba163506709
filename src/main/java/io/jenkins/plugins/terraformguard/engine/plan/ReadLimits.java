package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * Bounds of what the reader accepts, so that a hostile or broken file ends in an error and not in an exhausted machine.
 *
 * @param maxBytes size of the plan JSON in bytes, after decompression
 * @param maxDepth nesting of objects and arrays
 * @param maxStringChars length of one string in characters
 */
public record ReadLimits(long maxBytes, int maxDepth, int maxStringChars) {
    public static final ReadLimits DEFAULT = new ReadLimits(4L << 30, 250, 32 << 20);
}
