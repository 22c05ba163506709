package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Link;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes of a plan by block. Those that do nothing are only counted; what is kept of all others is bounded, and what
 * goes beyond counts as a change of everything.
 */
final class ChangeTable {
    /** Bytes that the changes take at most, and as many the blocks that they belong to, estimated. */
    static final long MAX_BYTES = 64L << 20;

    private static final int SIZE = 300;

    private final Room room;
    private final Room roomForBlocks;
    private final TreeMap<String, BlockChanges> blocks = new TreeMap<>();
    private final Map<String, KeptChange> byLabel = new HashMap<>();
    private int omitted;

    ChangeTable(long most) {
        this.room = new Room(most);
        this.roomForBlocks = new Room(most);
    }

    void add(ResourceChange change) {
        if (!change.deposed().isEmpty()) {
            deposed(change);
            return;
        }
        KeptChange.Place place = KeptChange.Place.of(change.address());
        BlockChanges block = blocks.get(place.block());
        if (block == null) {
            if (!roomForBlocks.take(SIZE + 2L * place.block().length())) {
                omitted++;
                return;
            }
            block = new BlockChanges(change.mode().equals("data"));
            blocks.put(place.block(), block);
        }
        block.count(change.kind());
        if (change.kind() == ChangeKind.NO_OP || change.kind() == ChangeKind.OPEN) {
            return;
        }
        KeptChange kept = room.isOver() ? null : KeptChange.of(change, place);
        if (kept != null && room.take(kept.size())) {
            block.add(kept);
            byLabel.put(kept.label(), kept);
        } else {
            block.addUnseen();
            omitted++;
        }
    }

    /** An object that was replaced before: it goes, and nobody refers to it any more. */
    private void deposed(ResourceChange change) {
        KeptChange kept = room.isOver() ? null : KeptChange.of(change, KeptChange.Place.of(change.address()));
        if (kept != null && room.take(kept.size())) {
            byLabel.put(kept.label(), kept);
        } else {
            omitted++;
        }
    }

    /** What is kept of a change, or null. */
    KeptChange change(String label) {
        return byLabel.get(label);
    }

    /** What happens to a block, or null where the plan says nothing of it. */
    BlockChanges of(String block) {
        return blocks.get(block);
    }

    Map<String, BlockChanges> blocks() {
        return Collections.unmodifiableMap(blocks);
    }

    /** Changes that there was no room for. */
    int omitted() {
        return omitted;
    }

    /**
     * Whether what refers to a block feels what happens to it. Values pass through all but resources and data sources. One
     * that the plan does not name passes everything on, since nothing is known of it; unless the plan is complete, for
     * then it has no instances or was read already.
     */
    boolean reaches(Block target, Link link, boolean complete) {
        if (target.kind() != Block.Kind.RESOURCE && target.kind() != Block.Kind.DATA) {
            return true;
        }
        BlockChanges changes = blocks.get(target.address());
        return changes == null ? !complete : changes.reaches(link.key(), AttributePath.plain(link.attribute()));
    }
}
