package io.jenkins.plugins.terraformguard.engine.source;

/** How much may be kept of the files that share it; about 200 bytes of memory for one attribute, 500 for one block. */
public final class ScanBudget {
    private int attributes;
    private int blocks;

    public ScanBudget(int attributes, int blocks) {
        this.attributes = attributes;
        this.blocks = blocks;
    }

    /** Enough for a single file of several megabytes. */
    public static ScanBudget ofOneFile() {
        return new ScanBudget(300_000, 50_000);
    }

    boolean takeAttribute() {
        return attributes > 0 && attributes-- > 0;
    }

    boolean takeBlock() {
        return blocks > 0 && blocks-- > 0;
    }
}
