package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;

/** What the changes of a plan have to do with each other. Changes are named by their labels. */
public final class ImpactGraph {
    private final ConfigurationGraph graph;
    private final ChangeTable table;
    private final WhyReplaced why;
    private final BlastRadiusCollector collector;
    private final BlastRadius blast;
    private final boolean configured;

    ImpactGraph(ConfigurationGraph graph, ChangeTable table, Plan plan) {
        this.graph = graph;
        this.table = table;
        this.configured = plan.facts().has(PlanSection.CONFIGURATION);
        boolean complete = configured
                && graph.isComplete()
                && Value.TRUE.equals(plan.facts().complete());
        this.why = new WhyReplaced(graph, table, new SourceTrail(graph, table, plan.variables()));
        this.collector = new BlastRadiusCollector(new ReachGraph(graph, table, complete), new LostLinks(graph));
        this.blast = collector.collect();
    }

    /**
     * Why a resource is replaced, updated or destroyed, the nearest cause first; at most {@link ChangeImpact#MAX_CAUSES}.
     * Each call finds them anew.
     */
    public List<Cause> why(String label) {
        return why.why(label);
    }

    /**
     * How many resources and data sources depend on the block of a change, as far as they feel it. Counting for many
     * changes of a huge configuration stops at some point; {@link #notes} say so, and numbers are then least ones.
     */
    public int downstream(String label) {
        KeptChange change = table.change(label);
        return change == null ? 0 : collector.downstream(change.block());
    }

    public BlastRadius blast() {
        return blast;
    }

    /** What keeps this from being complete, a sentence each; asked for last. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!configured) {
            notes.add("The plan holds no configuration, so what depends on what can't be told");
        }
        if (!graph.isComplete()) {
            notes.add(
                    "The configuration is too large to follow all of its references: what depends on what is not complete");
        }
        if (table.omitted() > 0) {
            notes.add("The plan has too many changes to look into all of them: " + table.omitted()
                    + " are not explained and count as changes of everything in their resource");
        }
        if (collector.isExhausted()) {
            notes.add(
                    "The configuration is too large to count for each change what depends on it: some have more than is said");
        }
        int hidden = blast.changed() == 0 ? 0 : collector.hidden();
        if (hidden > 0) {
            notes.add(hidden
                    + " more resources refer to local values or to what the plan does not hold, and may depend on"
                    + " what changes as well");
        }
        return notes;
    }
}
