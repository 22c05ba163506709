package io.jenkins.plugins.terraformguard.engine.replay;

/**
 * What archives may hold. What is written stays within it, so that it can be read again; what is read is refused beyond.
 * All of it is more than the tools that collect it can find.
 */
final class ArchiveLimits {
    /** Bytes of the document of inputs. */
    static final int INPUTS_BYTES = 192 << 20;

    /** UTF-16 code units of one text in it: a key in a configuration may be as long as its file. */
    static final int TEXT = 8 << 20;

    static final int FILES = 20_000;
    static final int MODULES = 10_000;
    static final int CALL_DEPTH = 200;
    static final int BLOCKS = 200_000;
    static final int LABELS = 10;
    static final int LITERALS = 10;

    /** Places in all blocks together. */
    static final int PLACES = 2_000_000;

    static final int PROBLEMS = 1_000;
    static final int TRACKED = 20_000;

    /** Bytes of the archive of policies as it lies there. */
    static final long POLICIES_BYTES = 64L << 20;

    /** Files in it. */
    static final int POLICY_FILES = 10_000;

    /** Layers of folders in it. */
    static final int POLICY_FOLDERS = 200;

    /** Bytes of its list of layers. */
    static final int LAYERS_BYTES = 16 << 20;

    /** Bytes of all files in it. */
    static final long UNPACKED_BYTES = 256L << 20;

    private ArchiveLimits() {}
}
