package io.jenkins.plugins.terraformguard.tool.trail;

/**
 * How much is looked at.
 *
 * @param files number of files, in all that was named
 * @param depth of folders in each other
 * @param fileBytes size of one file
 * @param keptBytes size of all links, signatures and heads together, which are kept in memory
 * @param allBytes size of all files together, of those in archives as they are unpacked
 */
public record SearchLimits(int files, int depth, long fileBytes, long keptBytes, long allBytes) {
    /** For trails of many years, and hostile archives. */
    public static final SearchLimits USUAL = new SearchLimits(200_000, 32, 4L << 30, 256L << 20, 64L << 30);
}
