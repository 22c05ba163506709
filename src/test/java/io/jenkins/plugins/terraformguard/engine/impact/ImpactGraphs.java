package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import java.util.Set;

/** Reads plans into impact graphs, and writes those down for tests. */
public final class ImpactGraphs {
    private ImpactGraphs() {}

    public static ImpactGraph of(PlanSource source) throws Exception {
        return of(source, new ImpactGraphCollector());
    }

    static ImpactGraph of(PlanSource source, ImpactGraphCollector collector) throws Exception {
        Plan plan = TestPlans.open(source);
        plan.stream(new ChangeVisitor() {
            @Override
            public Set<PlanSection> sections() {
                return Set.of(PlanSection.RESOURCE_CHANGES, PlanSection.CONFIGURATION);
            }

            @Override
            public void change(ResourceChange change) {
                collector.change(change);
            }

            @Override
            public void provider(ConfiguredProvider provider) {
                collector.provider(provider);
            }

            @Override
            public void configuredResource(ConfiguredResource resource) {
                collector.configuredResource(resource);
            }

            @Override
            public void moduleCall(ModuleCall call) {
                collector.moduleCall(call);
            }

            @Override
            public void variable(ConfiguredVariable variable) {
                collector.variable(variable);
            }

            @Override
            public void configuredOutput(ConfiguredOutput output) {
                collector.configuredOutput(output);
            }
        });
        return collector.finish(plan);
    }

    /** One line for each cause: kind, subject, text. */
    public static List<String> why(ImpactGraph graph, String label) {
        return graph.why(label).stream()
                .map(cause -> cause.kind() + " " + cause.subject() + ": " + cause.text())
                .toList();
    }

    /** One line for each node: depth, id, action and number of instances. */
    public static List<String> nodes(BlastRadius blast) {
        return blast.nodes().stream()
                .map(node -> node.depth() + " " + node.id() + " " + node.kind() + " " + node.action() + " x"
                        + node.instances())
                .toList();
    }

    /** One line for each edge; {@code ~>} is a lost one. */
    public static List<String> edges(BlastRadius blast) {
        return blast.edges().stream()
                .map(edge -> edge.from() + (edge.lost() ? " ~> " : " -> ") + edge.to())
                .toList();
    }
}
