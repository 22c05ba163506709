package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;

/**
 * Takes what a plan says while it is read, in any order, and keeps what is needed to tell why things change and what
 * depends on them: of the changes and of the configuration at most some 64 MB each, whatever the plan holds.
 */
public final class ImpactGraphCollector {
    private final ConfigurationGraph graph;
    private final ChangeTable table;

    public ImpactGraphCollector() {
        this(ConfigurationGraph.MAX_BYTES, ChangeTable.MAX_BYTES);
    }

    ImpactGraphCollector(long configuration, long changes) {
        this.graph = new ConfigurationGraph(configuration);
        this.table = new ChangeTable(changes);
    }

    /** An element of {@code resource_changes}. */
    public void change(ResourceChange change) {
        table.add(change);
    }

    public void configuredResource(ConfiguredResource resource) {
        graph.add(resource);
    }

    public void moduleCall(ModuleCall call) {
        graph.add(call);
    }

    public void variable(ConfiguredVariable variable) {
        graph.add(variable);
    }

    public void configuredOutput(ConfiguredOutput output) {
        graph.add(output);
    }

    public void provider(ConfiguredProvider provider) {
        graph.add(provider);
    }

    /** When all is told. */
    public ImpactGraph finish(Plan plan) {
        return new ImpactGraph(graph, table, plan);
    }
}
