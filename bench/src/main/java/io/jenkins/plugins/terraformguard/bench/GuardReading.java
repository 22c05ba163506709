package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.effect.EffectCollector;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.io.IOException;
import java.nio.file.Path;

/** All that the engine's reader does with a plan, its digest and both readings included. */
final class GuardReading {
    private GuardReading() {}

    /** The number of changes in the plan. */
    static int count(Path plan) throws IOException {
        return read(plan, new Counter());
    }

    /** The same, by a visitor that looks at both states of every change, also of those that change nothing. */
    static int countLooking(Path plan) throws IOException {
        return read(plan, new LookingCounter());
    }

    /** The same, by a visitor that digests what the plan does, as every evaluation has it. */
    static int countEffects(Path plan) throws IOException {
        EffectsCounter counter = new EffectsCounter();
        int changes = read(plan, counter);
        if (!counter.effects.finish().isKnown()) {
            throw new IllegalStateException();
        }
        return changes;
    }

    private static int read(Path file, Counter counter) throws IOException {
        try {
            Plan plan = new PlanReader(ReadLimits.DEFAULT).open(PlanSource.ofFile(file), done -> {});
            plan.stream(counter);
            return counter.changes;
        } catch (PlanException e) {
            throw new IOException(e);
        }
    }

    private static class Counter implements ChangeVisitor {
        private int changes;

        @Override
        public void change(ResourceChange change) {
            changes++;
        }

        @Override
        public void drift(ResourceChange drift) {
            changes++;
        }
    }

    private static final class EffectsCounter extends Counter {
        private final EffectCollector effects = new EffectCollector();

        @Override
        public void change(ResourceChange change) {
            super.change(change);
            effects.change(change);
        }

        @Override
        public void output(OutputChange output) {
            effects.output(output);
        }
    }

    private static final class LookingCounter extends Counter {
        private int stateless;

        @Override
        public void change(ResourceChange change) {
            super.change(change);
            if (change.before().isNull() && change.after().isNull() && ++stateless < 0) {
                throw new IllegalStateException();
            }
        }
    }
}
