package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import java.util.ArrayList;
import java.util.List;

/** Counted things in words. */
final class Counts {
    private Counts() {}

    static String findings(int count) {
        return count == 1 ? Messages.Counts_finding() : Messages.Counts_findings(count);
    }

    static String drift(int count) {
        return count == 1 ? Messages.Counts_drifted() : Messages.Counts_drift(count);
    }

    /** Terraform's own summary. */
    static String changes(int toAdd, int toChange, int toDestroy) {
        return toAdd + toChange + toDestroy == 0
                ? Messages.Counts_noChanges()
                : Messages.Counts_changes(toAdd, toChange, toDestroy);
    }

    /** The counts in Terraform's order; what is seldom only where there is any. */
    static List<GuardRows.Tile> tiles(ChangeCounts counts) {
        List<GuardRows.Tile> tiles = new ArrayList<>();
        seldom(tiles, "import", "\u2193", Messages.Counts_toImport(), counts.imports());
        tiles.add(new GuardRows.Tile("add", "+", Messages.Counts_toAdd(), counts.toAdd()));
        tiles.add(new GuardRows.Tile("change", "~", Messages.Counts_toChange(), counts.update()));
        tiles.add(new GuardRows.Tile("destroy", "\u2212", Messages.Counts_toDestroy(), counts.toDestroy()));
        seldom(tiles, "forget", "\u2298", Messages.Counts_toForget(), counts.forget());
        seldom(tiles, "move", "\u2192", Messages.Counts_toMove(), counts.move());
        seldom(tiles, "read", "\u21d0", Messages.Counts_toRead(), counts.read());
        seldom(tiles, "open", "\u25cb", Messages.Counts_toOpen(), counts.open());
        seldom(tiles, "other", "?", Messages.Counts_other(), counts.other());
        return tiles;
    }

    /** What the tiles leave out, one sentence each. */
    static List<String> remarks(ChangeCounts counts) {
        List<String> remarks = new ArrayList<>();
        if (counts.isEmpty()) {
            remarks.add(Messages.Counts_noChanges());
        }
        if (counts.replace() > 0) {
            remarks.add(Messages.Counts_replaced(counts.replace()));
        }
        ChangeCounts.OutputCounts outputs = counts.outputs();
        if (outputs.create() + outputs.update() + outputs.delete() > 0) {
            remarks.add(Messages.Counts_outputs(outputs.create(), outputs.update(), outputs.delete()));
        }
        if (counts.noOp() > 0) {
            remarks.add(Messages.Counts_unchanged(counts.noOp()));
        }
        return remarks;
    }

    private static void seldom(List<GuardRows.Tile> tiles, String id, String sign, String name, int count) {
        if (count > 0) {
            tiles.add(new GuardRows.Tile(id, sign, name, count));
        }
    }
}
