package io.jenkins.plugins.terraformguard.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Judges plans with and without archiving them, by turns, and says what that costs: the fastest of each. */
public final class MeasureArchive {
    private static final int TIMES = 3;

    private MeasureArchive() {}

    private interface Work {
        Check run(Path plan) throws Exception;
    }

    /** How long the thread that judged had to work; others that share the machine do not count. */
    private record Taken(double seconds, Check check) {
        static Taken by(Work work, Path plan) throws Exception {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Check check = work.run(plan);
            return new Taken((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9, check);
        }

        Taken orFaster(Taken other) {
            return other.seconds < seconds ? other : this;
        }
    }

    /** @param arguments plans */
    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            Path plan = Path.of(argument);
            Taken without = Taken.by(Check::without, plan);
            Taken archiving = Taken.by(Check::archiving, plan);
            for (int i = 1; i < TIMES; i++) {
                without = without.orFaster(Taken.by(Check::without, plan));
                archiving = archiving.orFaster(Taken.by(Check::archiving, plan));
            }
            System.out.printf(
                    "%-18s %8.1f MB  without %6.2f s  archiving %6.2f s  +%.0f %%  %.1f MB archived%n",
                    plan.getFileName(),
                    Files.size(plan) / 1e6,
                    without.seconds(),
                    archiving.seconds(),
                    (archiving.seconds() / without.seconds() - 1) * 100,
                    archiving.check().archivedBytes() / 1e6);
        }
    }
}
