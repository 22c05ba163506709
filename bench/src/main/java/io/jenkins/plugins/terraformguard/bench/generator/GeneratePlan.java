package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/** Writes a made-up plan of a wanted size. It is the same file for the same arguments. */
public final class GeneratePlan {
    private static final String USAGE = "usage: generate [--shape dense|full] [--seed NUMBER] SIZE_MB FILE";
    private static final int SMALL_SAMPLE = 5_000;
    private static final int LARGE_SAMPLE = 20_000;
    private static final int MEGABYTE = 1_000_000;

    private GeneratePlan() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.err));
    }

    private static int run(String[] arguments, PrintStream messages) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Shape shape = Shape.DENSE;
        long seed = 1;
        try {
            while (rest.size() > 2) {
                switch (rest.pop()) {
                    case "--shape" -> shape = Shape.named(rest.pop());
                    case "--seed" -> seed = Long.parseLong(rest.pop());
                    default -> throw new IllegalArgumentException("no such option");
                }
            }
            long wanted = (long) (Double.parseDouble(rest.pop()) * MEGABYTE);
            generate(new PlanWriter(shape, seed), wanted, Path.of(rest.pop()), messages);
            return 0;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            messages.println(USAGE);
            return 2;
        }
    }

    private static void generate(PlanWriter plan, long wanted, Path file, PrintStream messages) throws IOException {
        int changes = changesIn(plan, wanted);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Counting counted = new Counting(out);
            plan.write(changes, counted);
            messages.printf(
                    "%s: %.1f MB, %,d changes, %d bytes per change%n",
                    file, (double) counted.count / MEGABYTE, changes, counted.count / changes);
        }
    }

    /** How many changes make so many bytes: part of a plan, such as its configuration, does not grow with them. */
    private static int changesIn(PlanWriter plan, long wanted) throws IOException {
        long small = size(plan, SMALL_SAMPLE);
        double each = (double) (size(plan, LARGE_SAMPLE) - small) / (LARGE_SAMPLE - SMALL_SAMPLE);
        double constant = small - each * SMALL_SAMPLE;
        return Math.toIntExact(Math.max(1, Math.round((wanted - constant) / each)));
    }

    private static long size(PlanWriter plan, int changes) throws IOException {
        Counting counted = new Counting(OutputStream.nullOutputStream());
        plan.write(changes, counted);
        return counted.count;
    }

    /** Counts what is written. */
    private static final class Counting extends OutputStream {
        private final OutputStream out;
        private long count;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
