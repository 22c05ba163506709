package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyEvaluator;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Asking the policies that apply about every change of a plan that was read before, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class EvaluateBenchmark {
    /** The plan's file, absolute. */
    @Param("")
    public String plan;

    private final List<ResourceChange> changes = new ArrayList<>();
    private Plan read;
    private List<PolicyPack> packs;
    private PolicySet set;

    /** Answers per second, besides passes over the plan. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Answers {
        public long answers;
    }

    @Setup
    public void read() throws IOException, PlanException, PolicyException {
        packs = BundledPolicies.packs().stream()
                .map(EvaluateBenchmark::withoutOthers)
                .toList();
        set = PolicySet.of(packs);
        read = new PlanReader(ReadLimits.DEFAULT).open(PlanSource.ofFile(Path.of(plan)), done -> {});
        read.stream(changes::add);
    }

    @Benchmark
    public int evaluate(Answers counter) throws PlanException, IOException {
        PolicyEvaluator evaluator = new PolicyEvaluator(set, read);
        evaluator.readOthers();
        changes.forEach(evaluator::change);
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                counter.answers += evaluator.tallies().asked(policy);
            }
        }
        return evaluator.findings().findings().size();
    }

    /** Without the policies that look at other resources, for which the plan would have to be read once more. */
    private static PolicyPack withoutOthers(PolicyPack pack) {
        return pack.with(
                pack.params(),
                pack.policies().stream()
                        .filter(policy -> policy.expressions().stream()
                                .allMatch(expression -> expression.relations().isEmpty()))
                        .toList());
    }
}
