package io.jenkins.plugins.terraformguard.engine.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.Corpus;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds for the impact of any plan, asked of plans that real tools wrote. */
class CorpusImpactTest {
    @Test
    void graphsAreWholeAndReplacementsAreExplained() throws Exception {
        int explained = 0;
        for (Path file : Corpus.plans()) {
            PlanSource source = PlanSource.ofFile(file);
            ImpactGraph graph = ImpactGraphs.of(source);
            whole(graph.blast());
            for (ResourceChange change : TestPlans.read(source).changes()) {
                int causes = graph.why(change.label()).size();
                if (change.kind() == ChangeKind.REPLACE
                        && !change.actionReason().isEmpty()) {
                    assertTrue(causes > 0, () -> file + ": " + change.label());
                    explained++;
                }
                int downstream = graph.downstream(change.label());
                assertTrue(downstream <= graph.blast().downstream(), () -> file + ": " + change.label());
            }
        }
        assertTrue(explained > 3, "only " + explained + " replacements in the corpus");
    }

    private static void whole(BlastRadius blast) {
        Set<String> ids = new TreeSet<>();
        blast.nodes().forEach(node -> {
            assertTrue(ids.add(node.id()), node::toString);
            assertTrue(BlastRadius.KINDS.contains(node.kind()), node::toString);
        });
        for (BlastRadius.Edge edge : blast.edges()) {
            assertTrue(ids.contains(edge.to()), edge::toString);
            assertEquals(!ids.contains(edge.from()), edge.lost(), edge::toString);
        }
        assertTrue(blast.nodes().size() <= BlastRadius.MAX_NODES);
    }
}
