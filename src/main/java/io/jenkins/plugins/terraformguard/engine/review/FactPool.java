package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a plan does, as facts that may get a place on a sheet: collected where the plan is read, and without its secrets.
 *
 * @param facts the weightiest first
 * @param omitted how many more there are
 */
public record FactPool(List<Weighed> facts, int omitted) {
    public static final FactPool NONE = new FactPool(List.of(), 0);

    /** Facts that weigh the same, and are about the same subject and action, keep the order of their texts. */
    static final Comparator<Weighed> ORDER = Comparator.<Weighed>comparingInt(one -> -one.weight())
            .thenComparing(one -> one.fact().subject())
            .thenComparing(one -> one.fact().action())
            .thenComparing(one -> one.fact().text());

    public FactPool {
        facts = List.copyOf(facts);
    }

    /** @param weight how much it matters beside the others */
    public record Weighed(Fact fact, int weight) {}

    /** The same with no more than fits into its document; what weighs least is left out, and counted. */
    FactPool bounded() {
        List<Weighed> sorted = facts.stream().sorted(ORDER).toList();
        int left = FactPoolDocument.MAX_BYTES - FactPoolDocument.FRAME;
        List<Weighed> kept = new ArrayList<>();
        for (Weighed one : sorted) {
            left -= CanonicalJson.bytes(FactPoolDocument.write(one)).length + 1;
            if (left < 0 || kept.size() == ChangeFacts.MAX_CHANGES) {
                break;
            }
            kept.add(one);
        }
        return new FactPool(kept, omitted + sorted.size() - kept.size());
    }
}
