package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is kept of a change.
 *
 * @param label address, with the key of a deposed object
 * @param block address of its block
 * @param module with instance keys
 * @param key which instance of the block
 * @param reason Terraform's word for why, or empty
 * @param details attributes that force a replacement, or that an update changes; at most {@value #MAX_DETAILS}
 * @param changed all that an update changes, paths without numbers; empty for any other kind
 */
record KeptChange(
        String label,
        String block,
        String module,
        InstanceKey key,
        ChangeKind kind,
        String reason,
        List<Detail> details,
        TreeSet<String> changed) {
    static final int MAX_DETAILS = 8;
    private static final int MAX_TEXT = 120;
    private static final int MAX_PATH = 300;

    /** An attribute with its values as text; markers stand for what can't be shown. */
    record Detail(String path, String before, String after) {}

    /** The block that a change belongs to; its whole address where that can't be read. */
    record Place(String block, InstanceKey key) {
        static Place of(String address) {
            try {
                ResourceAddress parsed = ResourceAddress.parse(address);
                return new Place(parsed.withoutKeys().toString(), parsed.key());
            } catch (AddressException e) {
                return new Place(address, InstanceKey.NONE);
            }
        }
    }

    static KeptChange of(ResourceChange change, Place place) {
        TreeSet<String> changed = new TreeSet<>();
        List<String> paths = change.replacePaths();
        if (change.kind() == ChangeKind.UPDATE) {
            changed = ChangedPaths.between(change.before(), change.after());
            paths = List.copyOf(changed);
        }
        return new KeptChange(
                change.label(),
                place.block(),
                change.moduleAddress(),
                place.key(),
                change.kind(),
                change.actionReason(),
                details(change, paths),
                changed);
    }

    private static List<Detail> details(ResourceChange change, List<String> paths) {
        List<Detail> details = new ArrayList<>();
        // What the configuration sets explains more than what only becomes unknown.
        for (boolean unknown : new boolean[] {false, true}) {
            for (String path : paths) {
                Value after = AttributePath.at(change.after(), path);
                if (details.size() < MAX_DETAILS && path.length() <= MAX_PATH && after.isOpaque() == unknown) {
                    String before = ValueText.json(AttributePath.at(change.before(), path), MAX_TEXT);
                    details.add(new Detail(path, before, ValueText.json(after, MAX_TEXT)));
                }
            }
        }
        return details;
    }

    /** Whether all feel the change who refer to any part of it. Of an update that shows nothing, it can't be told. */
    boolean reachesAll() {
        return kind != ChangeKind.UPDATE || changed.isEmpty() || changed.size() >= ChangedPaths.MAX;
    }

    /** Whether those who refer to this part of the resource, or to all of it, feel the change. */
    boolean reaches(String attribute) {
        return reachesAll() || AttributePath.overlapsAny(changed, attribute);
    }

    /** What it takes in memory, in bytes, estimated. */
    long size() {
        long size = 300 + 2L * (label.length() + block.length() + module.length());
        for (Detail detail : details) {
            size += 200
                    + 2L
                            * (detail.path().length()
                                    + detail.before().length()
                                    + detail.after().length());
        }
        for (String path : changed) {
            size += 120 + 2L * path.length();
        }
        return size;
    }
}
