package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.EnumMap;
import java.util.Map;

/** Counts changes while they stream by. */
public final class ChangeCounter implements ChangeVisitor {
    private final Map<ChangeKind, Integer> kinds = new EnumMap<>(ChangeKind.class);
    private final Map<ChangeKind, Integer> outputs = new EnumMap<>(ChangeKind.class);
    private int imports;
    private int moves;

    @Override
    public void change(ResourceChange change) {
        boolean data = "data".equals(change.mode());
        if (data && change.kind() != ChangeKind.READ) {
            kinds.merge(ChangeKind.NO_OP, 1, Integer::sum);
            return;
        }
        kinds.merge(change.kind(), 1, Integer::sum);
        imports += change.importing() ? 1 : 0;
        moves += change.isMoved() ? 1 : 0;
    }

    @Override
    public void output(OutputChange output) {
        outputs.merge(output.kind(), 1, Integer::sum);
    }

    public ChangeCounts counts() {
        int both = count(kinds, ChangeKind.CREATE_AND_FORGET);
        return new ChangeCounts(
                count(kinds, ChangeKind.CREATE) + both,
                count(kinds, ChangeKind.UPDATE),
                count(kinds, ChangeKind.REPLACE),
                count(kinds, ChangeKind.DELETE),
                count(kinds, ChangeKind.FORGET) + both,
                imports,
                moves,
                count(kinds, ChangeKind.READ),
                count(kinds, ChangeKind.NO_OP),
                count(kinds, ChangeKind.OPEN),
                count(kinds, ChangeKind.OTHER),
                new ChangeCounts.OutputCounts(
                        count(outputs, ChangeKind.CREATE),
                        count(outputs, ChangeKind.UPDATE) + count(outputs, ChangeKind.REPLACE),
                        count(outputs, ChangeKind.DELETE),
                        count(outputs, ChangeKind.NO_OP)));
    }

    private static int count(Map<ChangeKind, Integer> counts, ChangeKind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
