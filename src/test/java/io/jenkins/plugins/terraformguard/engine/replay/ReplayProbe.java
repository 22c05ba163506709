package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Judges plans, and makes decisions again that another process made; for processes on other terms than this one. */
final class ReplayProbe {
    private ReplayProbe() {}

    /** @param args a file that lists plans, a line each, and the folder with their decisions, by number */
    public static void main(String[] args) throws IOException {
        List<Path> plans =
                Files.readAllLines(Path.of(args[0])).stream().map(Path::of).toList();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        look(plans, Path.of(args[1])).forEach(out::println);
    }

    /** A line for each plan: digest of its decision now, and how the one that was written comes out. */
    static List<String> look(List<Path> plans, Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            ReplayCase now = Past.of(PlanSource.ofFile(plans.get(i)), PastPolicies.project("soft-mandatory"));
            ReplayCase then = ReplayCase.read(folder.resolve(i + "/g"), ReadLimits.DEFAULT);
            ReplayResult result = Past.REPLAYER.replay(then, GuardProgress.SILENT);
            lines.add(plans.get(i).getFileName() + " " + Sha256.hex(now.document()) + " "
                    + result.status().id());
        }
        return lines;
    }

    /** Makes the decisions that {@link #look} makes again. */
    static void write(List<Path> plans, Path folder) throws IOException {
        for (int i = 0; i < plans.size(); i++) {
            Path own = Files.createDirectory(folder.resolve(Integer.toString(i)));
            Past.write(own, "g", Past.VERSION, PlanSource.ofFile(plans.get(i)), PastPolicies.project("soft-mandatory"));
        }
    }
}
