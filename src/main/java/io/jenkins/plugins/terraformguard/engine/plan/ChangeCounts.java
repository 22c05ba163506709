package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * Changes counted as Terraform counts them: a resource is counted once under what happens to it, imports and moves come
 * on top (a resource may be imported and updated), data sources count only when they are read during apply.
 * Terraform's own "to add" is {@code create + replace}, its "to destroy" is {@code delete + replace}.
 *
 * @param other resources with an action that this version has no name for
 */
public record ChangeCounts(
        int create,
        int update,
        int replace,
        int delete,
        int forget,
        int imports,
        int move,
        int read,
        int noOp,
        int open,
        int other,
        OutputCounts outputs) {
    public static final ChangeCounts NONE =
            new ChangeCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new OutputCounts(0, 0, 0, 0));

    /** Root outputs, counted apart. */
    public record OutputCounts(int create, int update, int delete, int noOp) {}

    /** Terraform's "to add". */
    public int toAdd() {
        return create + replace;
    }

    /** Terraform's "to destroy". */
    public int toDestroy() {
        return delete + replace;
    }

    /** Whether applying would do anything to resources. */
    public boolean isEmpty() {
        return create + update + replace + delete + forget + imports + move + open + other == 0;
    }
}
